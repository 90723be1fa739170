// The clock as it is kept on disk.
import { z } from 'zod';
import { attemptStateShape } from '#contract/exam.ts';
import type { AttemptClock } from './rules/clock.ts';
import type { Reading } from './rules/elapsed.ts';

export const readingShape: z.ZodType<Reading> = z.strictObject({
  wallMs: z.number(),
  steadyMs: z.number(),
  bootMs: z.number(),
  bootId: z.string(),
  processId: z.string(),
});

export const clockShape: z.ZodType<AttemptClock> = z.strictObject({
  phase: attemptStateShape,
  allottedMs: z.number().nullable(),
  usedMs: z.number().min(0),
  forgivenMs: z.number().min(0),
  breakLeftMs: z.number().min(0),
  paused: z.boolean(),
  graceUsedMs: z.number().min(0),
  warnedAtMinutes: z.number().nullable(),
  at: readingShape,
});
