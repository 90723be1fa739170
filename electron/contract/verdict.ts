// The closed lists by which the whole product speaks of results (vocabulary in ARCHITECTURE.md).
import { z } from 'zod';

/** What is said of a submission. `sandbox-error` is ours: never scored, back to the queue. */
export const verdictShape = z.enum([
  'accepted',
  'partial',
  'wrong',
  'compile-error',
  'runtime-error',
  'time-limit',
  'memory-limit',
  'output-limit',
  'process-limit',
  'rejected',
  'sandbox-error',
]);
export type Verdict = z.infer<typeof verdictShape>;

/** What is said of one test. `missing`: the rubric names it, no file defines it. `not-run`: the run ended before it. */
export const outcomeShape = z.enum(['passed', 'failed', 'error', 'missing', 'not-run']);
export type Outcome = z.infer<typeof outcomeShape>;

/** The limit that ended or marked a run; `disk` is reported under the verdict `output-limit`. */
export const reachedLimitShape = z.enum(['time', 'memory', 'output', 'processes', 'disk']);
export type ReachedLimit = z.infer<typeof reachedLimitShape>;

export const visibilityShape = z.enum(['public', 'hidden']);
export type Visibility = z.infer<typeof visibilityShape>;

/** `practice` runs the public tests only and earns nothing; `final` counts. */
export const purposeShape = z.enum(['practice', 'final']);
export type Purpose = z.infer<typeof purposeShape>;

export const submissionStateShape = z.enum(['queued', 'running', 'graded', 'held']);
export type SubmissionState = z.infer<typeof submissionStateShape>;
