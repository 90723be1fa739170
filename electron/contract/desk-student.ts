// One student as the desk's page shows them, from the bundles that are here. For staff: hidden tests included.
import { z } from 'zod';
import { stationIdShape } from './desk-room.ts';
import { attemptStateShape, endReasonShape } from './exam.ts';
import {
  attemptIdShape,
  problemIdShape,
  sha256Shape,
  studentIdShape,
  submissionIdShape,
} from './ids.ts';
import { incidentShape } from './incident.ts';
import { replayShape } from './proctoring.ts';
import { reportShape } from './report.ts';
import { purposeShape, verdictShape } from './verdict.ts';

/** Times are the station's own, as they are signed; `clockOffsetMs` of the station says how far they are off. */
export const deskAttemptShape = z.strictObject({
  attemptId: attemptIdShape,
  number: z.int().min(1),
  station: stationIdShape,
  stationName: z.string().nullable(),
  state: attemptStateShape,
  startedAtMs: z.number().nullable(),
  allottedMs: z.number().nullable(),
  ending: z.strictObject({ atMs: z.number(), reason: endReasonShape, code: z.string() }).nullable(),
  clockOffsetMs: z.number().nullable(),
  /** Problems with an edit log here: what can be played back. */
  edited: z.array(z.strictObject({ problemId: problemIdShape, edits: z.int().min(1) })),
});
export type DeskAttempt = z.infer<typeof deskAttemptShape>;

export const deskSubmissionShape = z.strictObject({
  submissionId: submissionIdShape,
  attemptId: attemptIdShape,
  station: stationIdShape,
  /** The receipt's short code. */
  code: z.string(),
  problemId: problemIdShape,
  purpose: purposeShape,
  receivedAtMs: z.number(),
  late: z.boolean(),
  automatic: z.boolean(),
  sourceSha256: sha256Shape,
  sizeBytes: z.int().min(0),
  /** Null: the result has not come yet. */
  result: z
    .strictObject({
      gradedAtMs: z.number(),
      verdict: verdictShape,
      score: z.number(),
      maxScore: z.number(),
      testsPassed: z.int().min(0),
      tests: z.int().min(0),
    })
    .nullable(),
});
export type DeskSubmission = z.infer<typeof deskSubmissionShape>;

/** An incident, its student's statement among it, and where it happened. */
export const deskIncidentShape = z.strictObject({
  station: stationIdShape,
  attemptId: attemptIdShape,
  incident: incidentShape,
});
export type DeskIncident = z.infer<typeof deskIncidentShape>;

export const studentPageShape = z.strictObject({
  studentId: studentIdShape,
  name: z.string(),
  group: z.string().nullable(),
  /** As the roster has it. */
  seat: z.string().nullable(),
  /** Where they sit now, as far as the desk knows. */
  station: stationIdShape.nullable(),
  /** Oldest first, each list. */
  attempts: z.array(deskAttemptShape),
  submissions: z.array(deskSubmissionShape),
  incidents: z.array(deskIncidentShape),
  /** After the book's policies; null where nothing is graded. */
  total: z.number().nullable(),
  maxTotal: z.number(),
});
export type StudentPage = z.infer<typeof studentPageShape>;

/** A submission looked into. The page makes the difference of two by itself. */
export const submissionLookShape = z.strictObject({
  submissionId: submissionIdShape,
  problemId: problemIdShape,
  source: z.string(),
  report: reportShape.nullable(),
});
export type SubmissionLook = z.infer<typeof submissionLookShape>;

export const deskReplayShape = z.strictObject({
  replay: replayShape,
  /** False: pieces of the edit log have not arrived; what is here goes up to the first gap. */
  whole: z.boolean(),
});
export type DeskReplay = z.infer<typeof deskReplayShape>;
