// What the student's screen, and the proctor's panel at the station, know of proctoring.
import { z } from 'zod';
import { editShape } from './edit.ts';
import { attemptViewShape, staffActShape } from './exam.ts';
import { attemptIdShape } from './ids.ts';
import { STATEMENT_MAX_CHARS, incidentIdShape, incidentShape } from './incident.ts';
import { outboxViewShape } from './outbox.ts';
import { policyShape } from './proctoring-policy.ts';

/** What a proctor reads off the screen, and what answers it. */
export const challengeShape = z.strictObject({
  /** Fresh for each occasion: `invigil unlock` turns it into the code. */
  request: z.string(),
  /** The code itself, where no proctor stands by: in the demo and in rehearsals. Null in an exam. */
  code: z.string().nullable(),
  /** Wait before the next code is looked at; 0 when one may be typed now. */
  waitMs: z.number().min(0),
});
export type Challenge = z.infer<typeof challengeShape>;

export const proctoringViewShape = z.strictObject({
  attemptId: attemptIdShape,
  policy: policyShape,
  /** Warnings that the student has not confirmed yet, oldest first. */
  warnings: z.array(incidentShape),
  /** The screen shows nothing but this while it is not null; the exam's time goes on by its own policy. */
  lock: z.strictObject({ incident: incidentShape, challenge: challengeShape }).nullable(),
});
export type ProctoringView = z.infer<typeof proctoringViewShape>;

/** A proctor says something to whoever sits here; `id` is the order's. */
export const deskMessageShape = z.strictObject({
  id: z.string().max(100),
  text: z.string().min(1).max(500),
  atMs: z.number(),
});
export type DeskMessage = z.infer<typeof deskMessageShape>;

export const codeFaultShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not-signed-in') }),
  z.strictObject({ kind: z.literal('not-locked') }),
  z.strictObject({ kind: z.literal('no-exam') }),
  /** The loopback host has no window of its own to leave. */
  z.strictObject({ kind: z.literal('no-window') }),
  z.strictObject({ kind: z.literal('wrong-code'), triesBeforeWait: z.int().min(0) }),
  z.strictObject({ kind: z.literal('too-many-wrong-codes'), waitMs: z.number() }),
]);
export type CodeFault = z.infer<typeof codeFaultShape>;

export const statementShape = z.strictObject({
  incidentId: incidentIdShape,
  text: z.string().min(1).max(STATEMENT_MAX_CHARS),
});
export const statementFaultShape = z.strictObject({
  kind: z.enum(['not-signed-in', 'unknown-incident', 'already-stated']),
});

/** What a staff code opens: the panel at this station, or the way out of the locked window. */
export const staffDoorShape = z.enum(['panel', 'leave']);
export type StaffDoor = z.infer<typeof staffDoorShape>;

/** Acts of the panel, once it is open: no code is asked for each. */
export const panelActShape = z.discriminatedUnion('act', [
  ...staffActShape.options,
  z.strictObject({ act: z.literal('release') }),
  z.strictObject({ act: z.literal('pause') }),
  z.strictObject({ act: z.literal('resume') }),
]);
export type PanelAct = z.infer<typeof panelActShape>;

export const panelFaultShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('panel-closed') }),
  z.strictObject({ kind: z.literal('not-signed-in') }),
  z.strictObject({ kind: z.literal('not-locked') }),
  z.strictObject({ kind: z.literal('not-possible-now') }),
]);
export type PanelFault = z.infer<typeof panelFaultShape>;

/** The proctor's panel inside the app. It closes by itself after a while without use. */
export const panelShape = z.strictObject({
  attempt: attemptViewShape.nullable(),
  locked: z.boolean(),
  /** Of the attempt that sits here, newest first. */
  incidents: z.array(incidentShape),
  queue: z.strictObject({
    queued: z.int().min(0),
    running: z.int().min(0),
    held: z.int().min(0),
  }),
  log: z.strictObject({
    entries: z.int().min(0),
    head: z.string(),
    keyFingerprint: z.string(),
  }),
  /** What has left this station, and why the rest has not; null where nothing leaves by itself. */
  outbox: outboxViewShape.nullable(),
  closesInMs: z.number().min(0),
});
export type Panel = z.infer<typeof panelShape>;

/** An attempt at one problem, to be played back: apply the edits to `base`, show the incidents at their times. */
export const replayShape = z.strictObject({
  base: z.string(),
  edits: z.array(editShape),
  incidents: z.array(incidentShape),
  submissions: z.array(z.strictObject({ atMs: z.number(), seq: z.int(), code: z.string() })),
});
export type Replay = z.infer<typeof replayShape>;
