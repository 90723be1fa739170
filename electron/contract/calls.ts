// Every question a screen may ask. Electron IPC, the preload and the loopback host are all made from this table.
import { z } from 'zod';
import { engineStateShape } from './engine.ts';
import { draftKeyShape, draftShape } from './draft.ts';
import { examinationShape } from './doctor.ts';
import { editShape } from './edit.ts';
import {
  attemptViewShape,
  examViewShape,
  findStudentShape,
  lockedExamShape,
  openFaultShape,
  packageRefusedShape,
  reviewRowShape,
  rosterEntryShape,
  shellShape,
  signInFaultShape,
  signInShape,
  staffActShape,
  staffFaultShape,
  stepFaultShape,
  studentViewShape,
} from './exam.ts';
import { problemIdShape, submissionIdShape } from './ids.ts';
import { incidentIdShape } from './incident.ts';
import { HOUR_MS } from './limits.ts';
import { sentViewShape } from './outbox.ts';
import { problemViewShape } from './problem.ts';
import {
  deskMessageShape,
  challengeShape,
  codeFaultShape,
  panelActShape,
  panelFaultShape,
  panelShape,
  proctoringViewShape,
  replayShape,
  staffDoorShape,
  statementFaultShape,
  statementShape,
} from './proctoring.ts';
import { resultOf } from './result.ts';
import { pageSightingShape } from './sighting.ts';
import { receiptShape, sendFaultShape, sendShape, submissionViewShape } from './submission.ts';
import { runFaultShape, runIdShape, runInputShape, runStartShape } from './trial.ts';

const nothing = z.strictObject({});

/** One call: the shape of what is asked and of what is answered. Both are checked at the gate. */
const call = <AskShape extends z.ZodType, AnswerShape extends z.ZodType>(
  ask: AskShape,
  answer: AnswerShape,
) => ({ ask, answer });

export const calls = {
  /** Where am I: the station, its exam, who sits here, and whether grading works. Asked once at start. */
  'station/read': call(
    nothing,
    z.strictObject({
      version: z.string(),
      shell: shellShape,
      /** The name that IT gave this station; the roster's seats are compared with it. */
      stationName: z.string().nullable(),
      /** Null until an exam is open. */
      exam: examViewShape.nullable(),
      /** A package that waits for its start code. */
      locked: lockedExamShape.nullable(),
      /** Why the package that lies here cannot be opened at all. */
      refused: packageRefusedShape.optional(),
      /** Names for the sign-in page, where the exam lets students pick theirs; else empty. */
      roster: z.array(rosterEntryShape),
      attempt: attemptViewShape.nullable(),
      engine: engineStateShape,
      nowMs: z.number(),
    }),
  ),
  /** The proctor's start code opens the exam that waits here. Takes about a second, on purpose. */
  'exam/open': call(
    z.strictObject({ startCode: z.string().max(200) }),
    resultOf(examViewShape, openFaultShape),
  ),
  /** Whose id is this? Asked before signing in, so that the student can confirm the name. */
  'exam/find-student': call(findStudentShape, studentViewShape.nullable()),
  /** The demo begins at once; an exam with a rules page leaves the attempt `waiting` for `exam/begin`. */
  'exam/sign-in': call(signInShape, resultOf(attemptViewShape, signInFaultShape)),
  'exam/begin': call(nothing, resultOf(attemptViewShape, stepFaultShape)),
  /** Leaves the attempt open and its time running; the next sign-in of the same student goes on with it. */
  'exam/sign-out': call(nothing, nothing),
  'exam/break': call(
    z.strictObject({ action: z.enum(['start', 'end']) }),
    resultOf(attemptViewShape, stepFaultShape),
  ),
  /** Each problem: last submission, unsent changes, what may still be sent and when. */
  'exam/review': call(nothing, z.array(reviewRowShape)),
  /** Ends the attempt for good. Answers with `ending`, the final receipt. */
  'exam/finish': call(nothing, resultOf(attemptViewShape, stepFaultShape)),
  /** What a proctor must type a code for: `request` is what they read to `invigil exam code` or the desk. */
  'exam/staff-request': call(
    z.strictObject({ act: staffActShape }),
    resultOf(z.strictObject({ request: z.string() }), staffFaultShape),
  ),
  'exam/staff-act': call(
    z.strictObject({ act: staffActShape, code: z.string().max(40) }),
    resultOf(attemptViewShape.nullable(), staffFaultShape),
  ),
  /** Empty while the attempt waits or is on a break: the questions are hidden then. */
  'problem/list': call(nothing, z.array(problemViewShape)),
  'draft/read': call(draftKeyShape, draftShape.nullable()),
  /**
   * Keeps the whole text and the edits that led to it. When they disagree the text wins and the log gets a `resync`
   * edit: nothing is lost, and nothing is hidden. `edits` may repeat kept ones (a lost answer); those are skipped.
   */
  'draft/save': call(
    z.strictObject({
      ...draftKeyShape.shape,
      source: z.string(),
      cursor: z.int().min(0),
      edits: z.array(editShape).max(20_000).default([]),
    }),
    resultOf(
      z.strictObject({ savedAtMs: z.number(), lastSeq: z.int().min(0) }),
      z.strictObject({
        kind: z.enum([
          'not-signed-in',
          'not-possible-now',
          'unknown-problem',
          'too-long',
          'storage-failed',
        ]),
      }),
    ),
  ),
  /** The student turned to this problem, and to this language of it where one is named; a restart leads back here. */
  'draft/visit': call(draftKeyShape, nothing),
  /** Asked once by every page that is loaded: it also says that the page is there and looked at. */
  'proctoring/read': call(nothing, proctoringViewShape.nullable()),
  /** What the page saw of itself. Answers nothing: what follows comes as news. */
  'proctoring/saw': call(pageSightingShape, nothing),
  /** The student has read a warning. */
  'proctoring/confirm': call(z.strictObject({ incidentId: incidentIdShape }), nothing),
  /** The student's own words about an incident, once, as they are written. */
  'proctoring/state': call(statementShape, resultOf(nothing, statementFaultShape)),
  /** The code that answers the lock screen's challenge frees it. */
  'proctoring/unlock': call(
    z.strictObject({ code: z.string().max(40) }),
    resultOf(proctoringViewShape, codeFaultShape),
  ),
  /** What a proctor must type a code for, to open the panel or to leave the locked window. */
  'staff/challenge': call(
    z.strictObject({ door: staffDoorShape }),
    resultOf(challengeShape, codeFaultShape),
  ),
  /** Ends the program and gives the machine back. Needs no code while no exam is open. */
  'staff/leave': call(
    z.strictObject({ code: z.string().max(40) }),
    resultOf(nothing, codeFaultShape),
  ),
  /**
   * What this computer can and cannot do. Free while nobody sits here; during an attempt the panel must be open. Takes
   * some seconds: a program is graded in each language.
   */
  'doctor/examine': call(
    nothing,
    resultOf(examinationShape, z.strictObject({ kind: z.literal('staff-only') })),
  ),
  'panel/open': call(
    z.strictObject({ code: z.string().max(40) }),
    resultOf(panelShape, codeFaultShape),
  ),
  /** Null while the panel is closed. */
  'panel/read': call(nothing, panelShape.nullable()),
  'panel/act': call(panelActShape, resultOf(panelShape, panelFaultShape)),
  /** The edits of one problem and all incidents, on one time line. */
  'panel/replay': call(
    z.strictObject({ problemId: problemIdShape }),
    resultOf(replayShape, panelFaultShape),
  ),
  /** The open panel is in use: without acts, replays or this it closes by itself. Sent once a minute at most. */
  'panel/stay': call(nothing, nothing),
  'panel/close': call(nothing, nothing),
  /** What proctors said from the desk to whoever sits here, and nobody confirmed yet; oldest first. */
  'message/read': call(nothing, z.array(deskMessageShape)),
  /** The student has read it. */
  'message/confirm': call(deskMessageShape.pick({ id: true }), nothing),
  /** How much of this exam has left the station; null where nothing leaves it. */
  'outbox/read': call(nothing, sentViewShape.nullable()),
  /** Rehearsal only: moves the exam's clock forward, two hours at most. False in any other exam. */
  'rehearsal/jump': call(
    z.strictObject({
      ms: z
        .int()
        .min(0)
        .max(2 * HOUR_MS),
    }),
    z.boolean(),
  ),
  /** Runs the draft with the student's own input. One at a time; nothing of it is kept. News tells what comes of it. */
  'run/start': call(runStartShape, resultOf(z.strictObject({ runId: runIdShape }), runFaultShape)),
  /** False where it came too late, or was more than one run may be told. */
  'run/input': call(runInputShape, z.boolean()),
  'run/stop': call(z.strictObject({ runId: runIdShape }), nothing),
  'submission/send': call(sendShape, resultOf(receiptShape, sendFaultShape)),
  /** All of the signed-in student's submissions, newest first. */
  'submission/list': call(nothing, z.array(submissionViewShape)),
  /** The source of one of the signed-in student's own submissions, as it was sent. */
  'submission/source': call(
    z.strictObject({ submissionId: submissionIdShape }),
    z.strictObject({ source: z.string() }).nullable(),
  ),
} as const;

export type CallName = keyof typeof calls;
export type Ask<Name extends CallName> = z.input<(typeof calls)[Name]['ask']>;
export type Asked<Name extends CallName> = z.output<(typeof calls)[Name]['ask']>;
export type Answer<Name extends CallName> = z.output<(typeof calls)[Name]['answer']>;

/** A host's part of the table: it answers the calls that it names. */
export type Handlers<Names extends CallName = CallName> = {
  readonly [Name in Names]: (asked: Asked<Name>) => Answer<Name> | Promise<Answer<Name>>;
};
