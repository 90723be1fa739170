// The desk's own tables: every question its page may ask, and all news it may hear. Nothing here reaches a student's
// screen, and no call of a student's screen is answered at the desk.
//
// Until `desk/unlock`, every call but `desk/…` answers with the fault `locked` and no news but `desk/changed` is told.
import { z } from 'zod';
import {
  absentShape,
  deskActShape,
  deskTroubleShape,
  notOrderedShape,
  orderViewShape,
  roomActShape,
  seatShape,
  setAsideShape,
  stationIdShape,
} from './desk-room.ts';
import {
  chartsShape,
  exportAskShape,
  exportFaultShape,
  exportFileShape,
  exportOfferShape,
  exportPreviewShape,
  similarShape,
} from './desk-gradebook.ts';
import { deskReplayShape, studentPageShape, submissionLookShape } from './desk-student.ts';
import { examKindShape } from './bundle.ts';
import {
  attemptIdShape,
  examIdShape,
  problemIdShape,
  studentIdShape,
  submissionIdShape,
} from './ids.ts';
import { localizedTextShape } from './language.ts';
import { resultOf } from './result.ts';
import type { AnswerIn, AskIn, CallRow, ClientOf, NewsIn, PublishOf } from './table.ts';

const nothing = z.strictObject({});
const call = <AskShape extends z.ZodType, AnswerShape extends z.ZodType>(
  ask: AskShape,
  answer: AnswerShape,
) => ({ ask, answer }) satisfies CallRow;

/** The page is locked: nothing is told before the code. */
const lockedFault = z.strictObject({ kind: z.literal('locked') });
/** An answer of the unlocked page. */
const unlocked = <Value extends z.ZodType>(value: Value) => resultOf(value, lockedFault);
const unlockedOr = <Value extends z.ZodType, Fault extends z.ZodType>(value: Value, fault: Fault) =>
  resultOf(value, z.union([lockedFault, fault]));

export const deskExamShape = z.strictObject({
  id: examIdShape,
  kind: examKindShape,
  title: localizedTextShape,
  durationMs: z.number().nullable(),
  problems: z.array(
    z.strictObject({
      id: problemIdShape,
      title: localizedTextShape,
      /** Monaco's name of the language, for colours: python, javascript, java, csharp. */
      language: z.string(),
      maxPoints: z.number(),
      weight: z.number(),
    }),
  ),
});
export type DeskExam = z.infer<typeof deskExamShape>;

/** What may be known before the code: which exam, and how the desk itself fares. */
export const deskViewShape = z.strictObject({
  version: z.string(),
  nowMs: z.number(),
  title: localizedTextShape,
  examId: examIdShape,
  /** Who unlocked the page; null while it is locked. */
  proctor: z.string().nullable(),
  /** Wait before the next code is looked at; 0 when one may be typed now. */
  waitMs: z.number().min(0),
  /** Where stations reach the desk; null: by folder alone. */
  listening: z.string().nullable(),
  trouble: z.array(deskTroubleShape),
});
export type DeskView = z.infer<typeof deskViewShape>;

export const roomShape = z.strictObject({
  nowMs: z.number(),
  exam: deskExamShape,
  seats: z.array(seatShape),
  absent: z.array(absentShape),
  /** The newest 500 orders, newest first. */
  orders: z.array(orderViewShape),
  setAside: z.int().min(0),
});
export type Room = z.infer<typeof roomShape>;

export const unlockFaultShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wrong-code'), triesBeforeWait: z.int().min(0) }),
  z.strictObject({ kind: z.literal('too-many-wrong-codes'), waitMs: z.number() }),
]);
export type UnlockFault = z.infer<typeof unlockFaultShape>;

/** The challenges of stations that the desk can answer; the names are those of `invigil exam code`. */
export const codePurposeShape = z.enum([
  'unlock',
  'panel',
  'leave',
  'add-time',
  'end-attempt',
  'return-to-start',
  'second-attempt',
  'other-station',
]);

const orderedShape = z.strictObject({
  orders: z.array(orderViewShape),
  notOrdered: z.array(notOrderedShape),
});

export const deskCalls = {
  'desk/read': call(nothing, deskViewShape),
  /** `name`: who they are, for the journal and the orders. */
  'desk/unlock': call(
    z.strictObject({ code: z.string().max(40), name: z.string().trim().min(1).max(100) }),
    resultOf(deskViewShape, unlockFaultShape),
  ),
  'desk/lock': call(nothing, nothing),
  /** Somebody is at the page. Sent while there is input, at most once a minute: half an hour without locks it. */
  'desk/stay': call(nothing, nothing),
  /** All of the room. Asked after unlocking and after a reconnection; everything later comes as news. */
  'room/read': call(nothing, unlocked(roomShape)),
  /** The newest 200 that were not taken, newest first. */
  'room/set-aside': call(nothing, unlocked(z.array(setAsideShape))),
  'room/charts': call(nothing, unlocked(chartsShape)),
  /** A proctor has looked at the incidents of this attempt, as many as the page showed. */
  'seat/seen': call(
    z.strictObject({
      station: stationIdShape,
      attemptId: attemptIdShape,
      count: z.int().min(0),
    }),
    unlocked(nothing),
  ),
  /** Null: neither on the roster nor in any bundle. */
  'student/read': call(
    z.strictObject({ studentId: studentIdShape }),
    unlocked(studentPageShape.nullable()),
  ),
  'student/submission': call(
    z.strictObject({ submissionId: submissionIdShape }),
    unlocked(submissionLookShape.nullable()),
  ),
  'student/replay': call(
    z.strictObject({ attemptId: attemptIdShape, problemId: problemIdShape }),
    unlocked(deskReplayShape.nullable()),
  ),
  /**
   * `attemptId`: the attempt that the page showed at this station (null: nobody), so that an order never hits the next
   * student. A message needs none.
   */
  'order/give': call(
    z.strictObject({
      station: stationIdShape,
      attemptId: attemptIdShape.nullable(),
      act: deskActShape,
    }),
    unlocked(orderedShape),
  ),
  /** To every station where an attempt is open. */
  'order/give-all': call(z.strictObject({ act: roomActShape }), unlocked(orderedShape)),
  /** False: the station has it already, or there is no such order. */
  'order/withdraw': call(z.strictObject({ id: z.uuid() }), unlocked(z.boolean())),
  /** The code for what a station shows, typed by hand: for stations that no order reaches. */
  'code/make': call(
    z.strictObject({
      purpose: codePurposeShape,
      request: z.string().trim().min(1).max(40),
      /** With `add-time` alone. */
      minutes: z.int().min(0).max(600).default(0),
    }),
    unlocked(z.strictObject({ code: z.string() })),
  ),
  /** May take some seconds. */
  'similar/read': call(z.strictObject({ problemId: problemIdShape }), unlocked(similarShape)),
  'export/list': call(nothing, unlocked(z.array(exportOfferShape))),
  /** What would be written, before anything is. */
  'export/preview': call(exportAskShape, unlockedOr(exportPreviewShape, exportFaultShape)),
  'export/make': call(exportAskShape, unlockedOr(exportFileShape, exportFaultShape)),
} as const;

export const deskEvents = {
  'desk/changed': deskViewShape,
  /** Seats that changed, whole, at most four times a second; `absent` and `setAside` null where they did not change. */
  'room/changed': z.strictObject({
    nowMs: z.number(),
    seats: z.array(seatShape),
    absent: z.array(absentShape).nullable(),
    setAside: z.int().min(0).nullable(),
  }),
  /** Last contacts and nothing else, at most once a second. */
  'room/heard': z.strictObject({
    nowMs: z.number(),
    heard: z.array(z.strictObject({ station: stationIdShape, atMs: z.number() })),
  }),
  'order/changed': z.array(orderViewShape),
  /** Something new is here of these students: a page that shows one of them reads it again. At most once a second. */
  'student/changed': z.strictObject({ studentIds: z.array(studentIdShape) }),
  /** The charts are worth reading again. At most every five seconds. */
  'charts/changed': nothing,
} as const;

export type DeskCallName = keyof typeof deskCalls;
export type DeskEventName = keyof typeof deskEvents;
export type DeskAsk<Name extends DeskCallName> = AskIn<typeof deskCalls, Name>;
export type DeskAnswer<Name extends DeskCallName> = AnswerIn<typeof deskCalls, Name>;
export type DeskNews<Name extends DeskEventName> = NewsIn<typeof deskEvents, Name>;
export type DeskPublish = PublishOf<typeof deskEvents>;
export type DeskClient = ClientOf<typeof deskCalls, typeof deskEvents>;
