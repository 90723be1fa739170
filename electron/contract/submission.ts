// A submission: what a student sends, why it may be refused, and what their screen sees of it later.
import { z } from 'zod';
import { attemptIdShape, problemIdShape, sha256Shape, submissionIdShape } from './ids.ts';
import { programmingLanguageShape } from './language.ts';
import { loadErrorShape, testResultShape } from './report.ts';
import {
  outcomeShape,
  purposeShape,
  reachedLimitShape,
  submissionStateShape,
  verdictShape,
} from './verdict.ts';

/** A draft sent: exactly the editor's text, and the SHA-256 of its UTF-8 bytes made beside the editor. */
export const sendShape = z.strictObject({
  problemId: problemIdShape,
  purpose: purposeShape,
  /** Default: the problem's first. */
  language: programmingLanguageShape.optional(),
  source: z.string(),
  sourceSha256: sha256Shape,
  /** Made once for each press of the button: the same key again gets the same receipt, not a second submission. */
  sendKey: z.uuid().optional(),
});
export type Send = z.infer<typeof sendShape>;

/** One forbidden word, at its place; line and column 1-based, column in UTF-16 units as editors count. */
export const forbiddenFindingShape = z.strictObject({
  word: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
});
export type ForbiddenFinding = z.infer<typeof forbiddenFindingShape>;

/** Why a source is refused before the queue. It is never changed, and a refusal costs nothing. */
export const sourceFaultShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('source-empty') }),
  z.strictObject({ kind: z.literal('source-too-long'), sizeBytes: z.int(), maxBytes: z.int() }),
  z.strictObject({ kind: z.literal('not-utf8') }),
  z.strictObject({ kind: z.literal('nul-byte'), line: z.int(), column: z.int() }),
  z.strictObject({ kind: z.literal('forbidden'), findings: z.array(forbiddenFindingShape) }),
]);
export type SourceFault = z.infer<typeof sourceFaultShape>;

export const sendFaultShape = z.discriminatedUnion('kind', [
  ...sourceFaultShape.options,
  z.strictObject({ kind: z.literal('not-signed-in') }),
  z.strictObject({ kind: z.literal('not-begun') }),
  z.strictObject({ kind: z.literal('on-break') }),
  z.strictObject({ kind: z.literal('exam-over'), endedAtMs: z.number() }),
  z.strictObject({ kind: z.literal('finals-used'), finalsMax: z.int() }),
  z.strictObject({ kind: z.literal('cooling-down'), waitMs: z.number() }),
  z.strictObject({ kind: z.literal('unknown-problem') }),
  /** The problem is not offered in this language. */
  z.strictObject({ kind: z.literal('unknown-language') }),
  z.strictObject({ kind: z.literal('hash-mismatch') }),
  /** The station is locked until a proctor releases it. */
  z.strictObject({ kind: z.literal('locked') }),
  z.strictObject({ kind: z.literal('queue-full'), waiting: z.int() }),
  z.strictObject({ kind: z.literal('storage-failed') }),
]);
export type SendFault = z.infer<typeof sendFaultShape>;

/** Proof of receipt. The submission is on disk when the student reads it. */
export const receiptShape = z.strictObject({
  submissionId: submissionIdShape,
  /** Short code a student can write down and staff can look up. */
  code: z.string(),
  receivedAtMs: z.number(),
  sourceSha256: sha256Shape,
  sizeBytes: z.int(),
  purpose: purposeShape,
  /** Sent after the end, within the grace. */
  late: z.boolean(),
  /** Submissions of this station ahead of it. */
  ahead: z.int().min(0),
  /** Head of the station's log with this submission in it: whoever rewrites the log later must match it. */
  logHead: sha256Shape.nullable(),
});
export type Receipt = z.infer<typeof receiptShape>;

/** Hidden tests as the exam allows them to be seen; null where it shows nothing of them. */
export const hiddenSummaryShape = z.strictObject({
  passed: z.int().min(0),
  total: z.int().min(0),
  points: z.number(),
  maxPoints: z.number(),
  /** Null unless the exam shows names. */
  names: z.array(z.strictObject({ name: z.string(), outcome: outcomeShape })).nullable(),
});

/** A graded submission as its student may see it. */
export const resultViewShape = z.strictObject({
  verdict: verdictShape,
  score: z.number(),
  maxScore: z.number(),
  reached: reachedLimitShape.nullable(),
  loadError: loadErrorShape.nullable(),
  publicTests: z.array(testResultShape),
  hidden: hiddenSummaryShape.nullable(),
  output: z.string(),
  runMs: z.number(),
});
export type ResultView = z.infer<typeof resultViewShape>;

/** A submission as its student's screen shows it, at any moment of its life. */
export const submissionViewShape = z.strictObject({
  id: submissionIdShape,
  attemptId: attemptIdShape,
  problemId: problemIdShape,
  /** Null: the problem's first. */
  language: programmingLanguageShape.nullable(),
  purpose: purposeShape,
  code: z.string(),
  sourceSha256: sha256Shape,
  sizeBytes: z.int(),
  receivedAtMs: z.number(),
  late: z.boolean(),
  state: submissionStateShape,
  /** Times it was put back for reasons that are ours. */
  tries: z.int().min(0),
  /** Submissions ahead of it while `queued`. */
  ahead: z.int().min(0),
  gradedAtMs: z.number().nullable(),
  result: resultViewShape.nullable(),
  /** As on its receipt. */
  logHead: receiptShape.shape.logHead,
});
export type SubmissionView = z.infer<typeof submissionViewShape>;
