// What leaves a station. A bundle is one fact of the station's chain, sealed: numbered, signed by the station and
// encrypted to the people who may read it. A beat is the station's word on how it stands now; beats supersede each
// other and are no part of the chain.
import { z } from 'zod';
import { editShape } from './edit.ts';
import { attemptStateShape, endReasonShape, shellShape } from './exam.ts';
import {
  attemptIdShape,
  examIdShape,
  problemIdShape,
  sha256Shape,
  studentIdShape,
  submissionIdShape,
} from './ids.ts';
import { programmingLanguageShape } from './language.ts';
import { reportShape } from './report.ts';
import { purposeShape, verdictShape } from './verdict.ts';

export const examKindShape = z.enum(['exam', 'demo', 'rehearsal']);

/** Hash of the chain before its first entry. */
export const CHAIN_START = '0'.repeat(64);

/** The station as it calls itself. The key is what counts; name and seat are for people. */
export const stationNameShape = z.strictObject({
  /** Ed25519, SPKI in base64. */
  publicKey: z.string().max(200),
  /** As IT configured it; null where it has none. */
  name: z.string().max(200).nullable(),
  room: z.string().max(200).nullable(),
});

export type StationName = z.infer<typeof stationNameShape>;

const contentsShape = z.strictObject({
  encryption: z.literal('age-x25519'),
  bytes: z.int().min(1),
  sha256: sha256Shape,
});

/** The readable, signed head of a bundle. Nothing in it names a student. */
export const bundleHeadShape = z.strictObject({
  station: stationNameShape,
  examId: examIdShape,
  examKind: examKindShape,
  /** Numbered per station and exam from 1, without gaps. */
  seq: z.int().min(1),
  /** SHA-256 of `${previous}\n${body}`, where body is the fact's JSON, byte for byte. */
  hash: sha256Shape,
  /** The hash of entry seq - 1; CHAIN_START for the first. */
  previous: sha256Shape,
  kind: z.enum(['submission', 'result', 'attempt', 'edits', 'log']),
  createdAtMs: z.number(),
  contents: contentsShape,
});
export type BundleHead = z.infer<typeof bundleHeadShape>;

/** A submission as it was received: everything but its result. */
const submissionFactShape = z.strictObject({
  kind: z.literal('submission'),
  submissionId: submissionIdShape,
  code: z.string(),
  attemptId: attemptIdShape,
  studentId: studentIdShape,
  studentName: z.string(),
  problemId: problemIdShape,
  /** Null: the problem's first. Bundles of a time when a problem had one language have none. */
  language: programmingLanguageShape.nullable().default(null),
  purpose: purposeShape,
  receivedAtMs: z.number(),
  late: z.boolean(),
  automatic: z.boolean(),
  sourceSha256: sha256Shape,
  sourceBase64: z.base64(),
  /** The last edit of the edit log that led to this source; null where none was marked. */
  editSeq: z.int().min(0).nullable(),
  /** Head of the station's incident log as the submission came; the log's own entry of it follows in a `log` fact. */
  logHead: sha256Shape.nullable(),
});

/** A result, bound to the source by its hash. A held submission has none yet. */
const resultFactShape = z.strictObject({
  kind: z.literal('result'),
  submissionId: submissionIdShape,
  sourceSha256: sha256Shape,
  gradedAtMs: z.number(),
  report: reportShape,
  logHead: sha256Shape.nullable(),
});

/** An attempt began, went on elsewhere or ended. */
const attemptFactShape = z.strictObject({
  kind: z.literal('attempt'),
  attemptId: attemptIdShape,
  studentId: studentIdShape,
  studentName: z.string(),
  number: z.int().min(1),
  state: attemptStateShape,
  startedAtMs: z.number().nullable(),
  /** Exam time with extra and granted time; null where there is no limit. */
  allottedMs: z.number().nullable(),
  ending: z.strictObject({ atMs: z.number(), reason: endReasonShape, code: z.string() }).nullable(),
});

/** A piece of the edit log of one attempt and problem in one language: edits `fromSeq` and following. */
const editsFactShape = z.strictObject({
  kind: z.literal('edits'),
  attemptId: attemptIdShape,
  studentId: studentIdShape,
  problemId: problemIdShape,
  /** Bundles of a time when every problem was in Python name none. */
  language: programmingLanguageShape.optional(),
  /** The text that edit 1 applies to. */
  base: z.string(),
  fromSeq: z.int().min(1),
  edits: z.array(editShape),
});

/**
 * The lines of the incident log since the last such fact, exactly as they are hashed there. Of an entry about another
 * exam's attempt only its hash is sent: whoever reads this exam has no business with it, and the chain still holds.
 */
const logFactShape = z.strictObject({
  kind: z.literal('log'),
  fromSeq: z.int().min(1),
  lines: z.array(z.string()),
  /** Hash of the last line. */
  head: sha256Shape,
});

export const bundleBodyShape = z.discriminatedUnion('kind', [
  submissionFactShape,
  resultFactShape,
  attemptFactShape,
  editsFactShape,
  logFactShape,
]);
export type BundleBody = z.infer<typeof bundleBodyShape>;
export type BundleKind = BundleBody['kind'];

/** How a station stands now. */
export const beatShape = z.strictObject({
  station: stationNameShape,
  /** Counts up over restarts, so that a later beat is known from an earlier one whatever the clocks say. */
  number: z.int().min(1),
  /** The station's own clock. */
  atMs: z.number(),
  version: z.string(),
  shell: shellShape,
  examId: examIdShape,
  examKind: examKindShape,
  attempt: z
    .strictObject({
      id: attemptIdShape,
      studentId: studentIdShape,
      studentName: z.string(),
      number: z.int().min(1),
      state: attemptStateShape,
      paused: z.boolean(),
      remainingMs: z.number().nullable(),
      allottedMs: z.number().nullable(),
      problemId: problemIdShape.nullable(),
    })
    .nullable(),
  /** The lock screen's request, which a code answers; null while it is not locked. */
  lock: z.strictObject({ request: z.string(), sinceMs: z.number() }).nullable(),
  /** Of the attempt that sits here: final submissions, and the best graded one, per problem that has any. */
  problems: z.array(
    z.strictObject({
      problemId: problemIdShape,
      finals: z.int().min(0),
      bestScore: z.number().nullable(),
      maxScore: z.number().nullable(),
      lastVerdict: verdictShape.nullable(),
    }),
  ),
  incidents: z.strictObject({
    count: z.int().min(0),
    warnings: z.int().min(0),
    /** Null: none. In the words of the incident log's own kind. */
    last: z.strictObject({ kind: z.string(), atMs: z.number() }).nullable(),
  }),
  queue: z.strictObject({
    queued: z.int().min(0),
    running: z.int().min(0),
    held: z.int().min(0),
  }),
  engineReady: z.boolean(),
  /** The chain: its last number and hash, and how many of the station's facts have reached no sink. */
  chain: z.strictObject({ seq: z.int().min(0), hash: sha256Shape, unsent: z.int().min(0) }),
  /** Orders of the desk that were carried out or refused since the desk last heard. */
  done: z.array(z.strictObject({ id: z.uuid(), outcome: z.enum(['done', 'refused']) })),
});
export type Beat = z.infer<typeof beatShape>;

/** The readable, signed head of a beat. Nothing in it names a student. */
export const beatHeadShape = z.strictObject({
  station: stationNameShape,
  examId: examIdShape,
  examKind: examKindShape,
  number: z.int().min(1),
  atMs: z.number(),
  contents: contentsShape,
});
export type BeatHead = z.infer<typeof beatHeadShape>;

/** What a proctor asks of one station from the desk. `add-time` and `end` name the attempt, so that they hit no other. */
const orderActShape = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('release'), attemptId: attemptIdShape }),
  z.strictObject({
    act: z.literal('add-time'),
    attemptId: attemptIdShape,
    minutes: z.int().min(1).max(600),
  }),
  z.strictObject({ act: z.literal('end'), attemptId: attemptIdShape }),
  z.strictObject({ act: z.literal('message'), text: z.string().min(1).max(500) }),
]);
export type OrderAct = z.infer<typeof orderActShape>;

/** `mac`: HMAC-SHA-256 with the exam's proctor key over id, station, exam and act: only the desk of this exam can make one. */
export const orderShape = z.strictObject({
  id: z.uuid(),
  examId: examIdShape,
  stationPublicKey: z.string().max(200),
  issuedAtMs: z.number(),
  order: orderActShape,
  mac: z.base64(),
});
export type Order = z.infer<typeof orderShape>;
