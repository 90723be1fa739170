// The report of one graded source: what the runner answers, the database keeps and `invigil grade --json` prints.
import { z } from 'zod';
import { problemIdShape, sha256Shape } from './ids.ts';
import { limitsShape } from './problem.ts';
import {
  outcomeShape,
  purposeShape,
  reachedLimitShape,
  verdictShape,
  visibilityShape,
} from './verdict.ts';

/** One test of the rubric, in the rubric's order. Texts are cut at TEST_TEXT_MAX_CHARS. */
export const testResultShape = z.strictObject({
  name: z.string(),
  visibility: visibilityShape,
  outcome: outcomeShape,
  points: z.number(),
  maxPoints: z.number(),
  durationMs: z.number().nullable(),
  /** In the words of pytest or of the sandbox; null when there is nothing to say. */
  message: z.string().nullable(),
  /** Representations, where the assertion tells them. */
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  /** What the student's code printed during this test. */
  output: z.string(),
  /** Line of the student's file where an exception of theirs arose; 1-based. */
  studentLine: z.int().nullable(),
});
export type TestResult = z.infer<typeof testResultShape>;

/** Why the source could not be loaded, at its place. Line and column are 1-based, column in UTF-16 units. */
export const loadErrorShape = z.strictObject({
  kind: z.enum(['syntax', 'exception']),
  exceptionType: z.string(),
  message: z.string(),
  line: z.int().nullable(),
  column: z.int().nullable(),
});
export type LoadError = z.infer<typeof loadErrorShape>;

/** What must be the same for a second grading to give the same report. */
export const gradingRecordShape = z.strictObject({
  imageId: z.string(),
  problemSha256: sha256Shape,
  testsSha256: sha256Shape,
  seed: z.int().min(0),
  toolVersion: z.string(),
});
export type GradingRecord = z.infer<typeof gradingRecordShape>;

export const reportShape = z.strictObject({
  problemId: problemIdShape,
  sourceSha256: sha256Shape,
  purpose: purposeShape,
  verdict: verdictShape,
  score: z.number(),
  maxScore: z.number(),
  /** The limit that was reached, when the verdict speaks of one. */
  reached: reachedLimitShape.nullable(),
  loadError: loadErrorShape.nullable(),
  tests: z.array(testResultShape),
  /** What the program printed outside of any test, cut at the problem's outputKb. */
  output: z.string(),
  phasesMs: z.strictObject({ acquire: z.number(), run: z.number(), total: z.number() }),
  usage: z.strictObject({ memoryPeakBytes: z.number().nullable(), cpuMs: z.number().nullable() }),
  /** Author-facing: plain behaviours that could not cross between tests and student code. */
  notCrossable: z.array(z.string()),
  image: z.string(),
  limits: limitsShape,
  record: gradingRecordShape,
});
export type Report = z.infer<typeof reportShape>;
