// The room as the desk's page shows it: one seat for each station that was heard of, and what proctors ask of it.
import { z } from 'zod';
import { attemptStateShape, shellShape } from './exam.ts';
import { attemptIdShape, problemIdShape, studentIdShape } from './ids.ts';
import { verdictShape } from './verdict.ts';

/** How the desk names a station: the fingerprint of its key, as staff compare it. */
export const stationIdShape = z.string().regex(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/);
export type StationId = z.infer<typeof stationIdShape>;

/**
 * - `empty`: the station is there, nobody sits at it
 * - `waiting`: signed in, reading the rules
 * - `working`: running, or in its grace
 * - `break`: of the student's own or a proctor's
 * - `locked`: the lock screen is up
 * - `finished`: the attempt ended
 * - `offline`: not heard of for too long; `lastState` is what it said last
 */
export const seatStateShape = z.enum([
  'empty',
  'waiting',
  'working',
  'break',
  'locked',
  'finished',
  'offline',
]);
export type SeatState = z.infer<typeof seatStateShape>;

/** Why somebody should look, most pressing first; the words are the page's. */
export const attentionShape = z.enum([
  /** The lock screen is up: a student waits for a code. */
  'locked',
  /** Incidents that nobody at the desk has marked as seen. */
  'incidents',
  /** Time runs at a station that is not heard of. */
  'offline',
  /** Two stations name the same attempt, or one key comes from two machines. */
  'twice',
  /** Submissions that the station cannot grade by itself. */
  'held',
  /** The station's container engine does not work: submissions wait. */
  'engine',
  /** The station knows of bundles that are not here, and the number does not fall. */
  'unsent',
  /** Bundles of this station were set aside: see `room/set-aside`. */
  'set-aside',
  /** The station's clock is off by more than two minutes. */
  'clock',
]);
export type Attention = z.infer<typeof attentionShape>;

/**
 * Time left. `running` ends at a moment of the desk's clock, so that the page counts down by itself and nothing is sent
 * while time only passes.
 */
export const seatTimeShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('running'), endsAtMs: z.number() }),
  z.strictObject({ kind: z.literal('standing'), remainingMs: z.number().min(0) }),
  z.strictObject({ kind: z.literal('unlimited') }),
]);
export type SeatTime = z.infer<typeof seatTimeShape>;

export const seatShape = z.strictObject({
  station: stationIdShape,
  /** As IT configured it; null where it has none. */
  name: z.string().nullable(),
  room: z.string().nullable(),
  shell: shellShape.nullable(),
  state: seatStateShape,
  lastState: seatStateShape.exclude(['offline']),
  /** Most pressing first; empty: nothing. The page sorts by `rank`, highest first, then by name. */
  attention: z.array(attentionShape),
  rank: z.int().min(0),
  student: z
    .strictObject({
      studentId: studentIdShape,
      name: z.string(),
      attemptId: attemptIdShape,
      /** 1 for the first attempt. */
      number: z.int().min(1),
      attemptState: attemptStateShape,
      /** The roster gives this student another seat. Null: no seat is given, or it is this one. */
      otherSeat: z.string().nullable(),
    })
    .nullable(),
  /** Null while nobody sits here. */
  time: seatTimeShape.nullable(),
  problemId: problemIdShape.nullable(),
  /** In the exam's order; only problems with a submission. */
  problems: z.array(
    z.strictObject({
      problemId: problemIdShape,
      finals: z.int().min(0),
      bestScore: z.number().nullable(),
      maxScore: z.number().nullable(),
      lastVerdict: verdictShape.nullable(),
    }),
  ),
  queue: z.strictObject({
    queued: z.int().min(0),
    running: z.int().min(0),
    held: z.int().min(0),
  }),
  engineReady: z.boolean(),
  lock: z.strictObject({ request: z.string(), sinceMs: z.number() }).nullable(),
  incidents: z.strictObject({
    count: z.int().min(0),
    warnings: z.int().min(0),
    /** Not yet marked as seen at this desk. */
    unseen: z.int().min(0),
    /** `kind` in the words of the incident log. */
    last: z.strictObject({ kind: z.string(), atMs: z.number() }).nullable(),
  }),
  /** Bundles that the station made and the desk does not hold. */
  unsent: z.int().min(0),
  /** The station's clock minus the desk's, in whole minutes; 0 where it is not worth a word, null while it is unknown. */
  clockOffsetMs: z.number().nullable(),
  /** How it is heard: `none` takes no orders. */
  link: z.enum(['network', 'folder', 'none']),
  /** By the desk's own clock; also told alone by `room/heard`, which changes nothing else. Null: bundles only. */
  heardAtMs: z.number().nullable(),
});
export type Seat = z.infer<typeof seatShape>;

/** Someone of the roster who sits at no station that was heard of. */
export const absentShape = z.strictObject({
  studentId: studentIdShape,
  name: z.string(),
  group: z.string().nullable(),
  seat: z.string().nullable(),
});
export type Absent = z.infer<typeof absentShape>;

/** A bundle or beat that was not taken, and why; `detail` is one English sentence. Kept on disk as it came. */
export const setAsideShape = z.strictObject({
  file: z.string(),
  station: stationIdShape.nullable(),
  reason: z.string(),
  detail: z.string(),
  atMs: z.number(),
});
export type SetAside = z.infer<typeof setAsideShape>;

/** What the desk itself lacks; `detail` is the system's own words. */
export const deskTroubleShape = z.strictObject({
  kind: z.enum(['disk-full', 'folder-failed', 'not-listening', 'journal-failed']),
  detail: z.string(),
  sinceMs: z.number(),
});
export type DeskTrouble = z.infer<typeof deskTroubleShape>;

/** What may be asked of all stations at once. */
export const roomActShape = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('add-time'), minutes: z.int().min(1).max(600) }),
  z.strictObject({ act: z.literal('message'), text: z.string().min(1).max(500) }),
]);
export type RoomAct = z.infer<typeof roomActShape>;

/** What a proctor asks of one station. */
export const deskActShape = z.discriminatedUnion('act', [
  ...roomActShape.options,
  z.strictObject({ act: z.literal('release') }),
  z.strictObject({ act: z.literal('end') }),
]);
export type DeskAct = z.infer<typeof deskActShape>;

/**
 * `waiting`: until the station asks next. `sent`: the station has it, and has not said yet what came of it.
 * `withdrawn`: taken back by a proctor before the station fetched it.
 */
export const orderStateShape = z.enum(['waiting', 'sent', 'done', 'refused', 'withdrawn']);

export const orderViewShape = z.strictObject({
  id: z.uuid(),
  station: stationIdShape,
  /** Null for a message to a station where nobody sits. */
  studentName: z.string().nullable(),
  act: deskActShape,
  /** Who unlocked the page then. */
  by: z.string(),
  givenAtMs: z.number(),
  state: orderStateShape,
  stateAtMs: z.number(),
});
export type OrderView = z.infer<typeof orderViewShape>;

/** Why no order was made for one station. `changed`: another attempt sits there than the one the page showed. */
export const notOrderedShape = z.strictObject({
  station: stationIdShape,
  why: z.enum(['unknown-station', 'no-attempt', 'changed', 'not-locked', 'finished', 'no-link']),
});
export type NotOrdered = z.infer<typeof notOrderedShape>;
