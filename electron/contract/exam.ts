// The exam on this station and the attempt of the student who sits it.
import { z } from 'zod';
import {
  attemptIdShape,
  examIdShape,
  problemIdShape,
  sha256Shape,
  studentIdShape,
  submissionIdShape,
} from './ids.ts';
import { localeShape, localizedTextShape } from './language.ts';

export const shellShape = z.enum(['electron', 'loopback']);
export type Shell = z.infer<typeof shellShape>;

/** What students see of hidden tests: nothing, how many passed, or their names too. Never messages or values. */
export const hiddenPolicyShape = z.enum(['nothing', 'count', 'names']);
export type HiddenPolicy = z.infer<typeof hiddenPolicyShape>;

/** One problem's place in this exam. Null finals: as many as the student likes. */
export const examProblemShape = z.strictObject({
  id: problemIdShape,
  weight: z.number().positive(),
  finalsMax: z.int().min(1).nullable(),
  /** Least time between two submissions of this problem by one student. */
  cooldownMs: z.int().min(0),
});
export type ExamProblem = z.infer<typeof examProblemShape>;

export const examViewShape = z.strictObject({
  id: examIdShape,
  title: localizedTextShape,
  /** A demo or rehearsal is marked as such on every screen and in every record. */
  demo: z.boolean(),
  rehearsal: z.boolean(),
  problemIds: z.array(problemIdShape),
  problems: z.array(examProblemShape),
  durationMs: z.number().nullable(),
  shells: z.array(shellShape),
  hidden: hiddenPolicyShape,
  /** The instructor's own rules, Markdown, shown with what is recorded before the attempt begins. */
  rules: localizedTextShape.nullable(),
  /** Languages that the exam's screens are offered in. */
  locales: z.array(localeShape).min(1),
  /** `pick`: the sign-in page offers the roster's names; `type`: the student types the id. */
  signIn: z.enum(['pick', 'type']),
  /** After the end, how long work may still be sent, marked late. */
  graceMs: z.int().min(0),
  atEnd: z.enum(['submit-drafts', 'keep-drafts']),
  /** Minutes before the end at which a line announces the time. */
  warnAtMinutes: z.array(z.int().min(1)),
});
export type ExamView = z.infer<typeof examViewShape>;

/** The readable part of an exam package that waits for its start code. */
export const lockedExamShape = z.strictObject({
  id: examIdShape,
  title: localizedTextShape,
  createdAtMs: z.number(),
  opensAtMs: z.number().nullable(),
  closesAtMs: z.number().nullable(),
  signer: z.string(),
  /** First 16 hexadecimal digits of the SHA-256 of the signer's public key. */
  signerFingerprint: z.string(),
  /** Wait before the next start code is looked at; 0 when one may be typed now. */
  waitMs: z.number().min(0),
});
export type LockedExam = z.infer<typeof lockedExamShape>;

/** Damaged, altered, too large, of another version or not by a trusted signer; `detail` is one English sentence. */
export const packageRefusedShape = z.strictObject({
  kind: z.literal('package-refused'),
  reason: z.enum([
    'not-a-package',
    'wrong-version',
    'too-large',
    'damaged',
    'altered',
    'signer-not-trusted',
    'unreadable',
  ]),
  detail: z.string(),
});
export type PackageRefused = z.infer<typeof packageRefusedShape>;

export const openFaultShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('no-package') }),
  z.strictObject({ kind: z.literal('already-open') }),
  z.strictObject({ kind: z.literal('wrong-code'), triesBeforeWait: z.int().min(0) }),
  z.strictObject({ kind: z.literal('too-many-wrong-codes'), waitMs: z.number() }),
  packageRefusedShape,
]);
export type OpenFault = z.infer<typeof openFaultShape>;

/**
 * `waiting`: signed in, reading the rules. `break`: time stands still and the questions are hidden.
 * `grace`: time is over, what is sent is marked late. `finished`: nothing more is accepted.
 */
export const attemptStateShape = z.enum(['waiting', 'running', 'break', 'grace', 'finished']);
export type AttemptState = z.infer<typeof attemptStateShape>;

export const endReasonShape = z.enum(['student', 'time', 'proctor']);
export type EndReason = z.infer<typeof endReasonShape>;

/** One student's sitting of one exam. Times named `…LeftMs` and `remainingMs` are as of this message. */
export const attemptViewShape = z.strictObject({
  id: attemptIdShape,
  examId: examIdShape,
  studentId: studentIdShape,
  studentName: z.string(),
  /** 1 for the first; a second attempt needs a proctor's code. */
  number: z.int().min(1),
  state: attemptStateShape,
  /** Null while waiting. */
  startedAtMs: z.number().nullable(),
  /** Null where the exam has no time limit. Stands still in a break; 0 in grace and when over. */
  remainingMs: z.number().min(0).nullable(),
  /** Duration with this student's extra and granted time. */
  allottedMs: z.number().nullable(),
  /** Break time this student may still take; 0 where there is none. */
  breakLeftMs: z.number().min(0),
  /** In a break that a proctor made: only a proctor ends it. */
  paused: z.boolean(),
  graceLeftMs: z.number().min(0),
  /** Where the student last was, so that a restart leads back there. */
  problemId: problemIdShape.nullable(),
  /** Given when finished. `code` is the final receipt a student can write down. */
  ending: z.strictObject({ atMs: z.number(), reason: endReasonShape, code: z.string() }).nullable(),
});
export type AttemptView = z.infer<typeof attemptViewShape>;

export const findStudentShape = z.strictObject({ studentId: studentIdShape });
/** A person of the roster, for "is this you?". */
export const studentViewShape = z.strictObject({
  studentId: studentIdShape,
  name: z.string(),
  group: z.string().nullable(),
  seat: z.string().nullable(),
});
export type StudentView = z.infer<typeof studentViewShape>;

export const signInShape = z.strictObject({
  studentId: studentIdShape,
  /** A proctor's code, after a fault that asked for one. */
  code: z.string().max(40).optional(),
});
export const signInFaultShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('no-exam') }),
  z.strictObject({ kind: z.literal('unknown-student') }),
  z.strictObject({ kind: z.literal('someone-else-signed-in') }),
  /** A second attempt: the proctor's code for `request` allows it. */
  z.strictObject({ kind: z.literal('already-finished'), request: z.string() }),
  /** The roster gives this student another seat: the proctor's code for `request` allows it. */
  z.strictObject({ kind: z.literal('other-station'), seat: z.string(), request: z.string() }),
  z.strictObject({ kind: z.literal('wrong-code') }),
  z.strictObject({ kind: z.literal('too-many-wrong-codes'), waitMs: z.number() }),
  z.strictObject({ kind: z.literal('shell-not-accepted') }),
  z.strictObject({ kind: z.literal('not-yet-open'), opensAtMs: z.number() }),
  z.strictObject({ kind: z.literal('closed'), closedAtMs: z.number() }),
]);
export type SignInFault = z.infer<typeof signInFaultShape>;

/** Why a step of the attempt (begin, break, finish) cannot be taken now. */
export const stepFaultShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not-signed-in') }),
  z.strictObject({ kind: z.literal('not-possible-now'), state: attemptStateShape }),
  z.strictObject({ kind: z.literal('no-break-left') }),
]);
export type StepFault = z.infer<typeof stepFaultShape>;

/** A name on the sign-in page: always in the demo, else where the exam lets students pick. */
export const rosterEntryShape = z.strictObject({ studentId: studentIdShape, name: z.string() });
export type RosterEntry = z.infer<typeof rosterEntryShape>;

/** One row of the review page, and of the limits that the exam page shows before they bite. */
export const reviewRowShape = z.strictObject({
  problemId: problemIdShape,
  /** The draft against the last final submission; `unsent` has text that no final submission has. */
  draft: z.enum(['untouched', 'sent', 'unsent']),
  draftSavedAtMs: z.number().nullable(),
  last: z
    .strictObject({
      submissionId: submissionIdShape,
      code: z.string(),
      receivedAtMs: z.number(),
      sourceSha256: sha256Shape,
      late: z.boolean(),
    })
    .nullable(),
  finalsUsed: z.int().min(0),
  /** Null: as many as the student likes. */
  finalsLeft: z.int().min(0).nullable(),
  /** Wait before the next submission of this problem; 0 when it may go now. */
  waitMs: z.number().min(0),
});
export type ReviewRow = z.infer<typeof reviewRowShape>;

/** What a proctor may do at the station with a one-time code. */
export const staffActShape = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('add-time'), minutes: z.int().min(1).max(600) }),
  z.strictObject({ act: z.literal('end-attempt') }),
  z.strictObject({ act: z.literal('return-to-start') }),
]);
export type StaffAct = z.infer<typeof staffActShape>;

export const staffFaultShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('no-exam') }),
  z.strictObject({ kind: z.literal('not-signed-in') }),
  z.strictObject({ kind: z.literal('not-possible-now'), state: attemptStateShape }),
  z.strictObject({ kind: z.literal('wrong-code') }),
  z.strictObject({ kind: z.literal('too-many-wrong-codes'), waitMs: z.number() }),
]);
export type StaffFault = z.infer<typeof staffFaultShape>;
