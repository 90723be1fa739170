// What the grader says, as hostile input: it runs an author's tests beside a student's values, so its lines are
// checked for shape and size like anybody's. Additions are let through; what is missing or of another kind is not.
import { z } from 'zod';
import { TEST_TEXT_MAX_CHARS } from '#contract/limits.ts';

/** Tests of one problem. Past this the grader is not believed. */
export const TESTS_MAX = 2_000;
const NAME_MAX_CHARS = 1_000;
const NOTES_MAX = 100;

const name = z.string().max(NAME_MAX_CHARS);
/** Texts are for people: they are cut, never refused. */
const text = z.string().transform((value) => value.slice(0, TEST_TEXT_MAX_CHARS));
const count = z.number().min(0);

export const readyShape = z.object({
  type: z.literal('ready'),
  python: name,
  pytest: name,
  bridge: z.int(),
});

/** The student's code runs from here on, and so does the student's time. */
export const startedShape = z.object({ type: z.literal('started') });

/** `function` is the name without a parametrised case's brackets; `class` the enclosing classes, joined by `::`. */
const collectedTestShape = z.object({
  id: name,
  name,
  file: name,
  function: name.optional(),
  class: name.nullish(),
});
export const collectedShape = z.object({
  type: z.literal('collected'),
  tests: z.array(collectedTestShape).max(TESTS_MAX),
});
export type CollectedTest = z.infer<typeof collectedShape>['tests'][number];

const causeShape = z
  .enum(['assertion', 'exception', 'subject-gone', 'limit', 'bridge'])
  .nullish()
  .catch(null);

/** A test file that could not be read into tests: it imports what the student's file does not have, or is broken. */
export const collectErrorShape = z.object({
  type: z.literal('collect-error'),
  file: name,
  message: text.nullish(),
  cause: causeShape,
});
export type CollectError = z.infer<typeof collectErrorShape>;

export const testMessageShape = z.object({
  type: z.literal('test'),
  id: name,
  name,
  file: name,
  outcome: z.enum(['passed', 'failed', 'error', 'skipped']),
  durationMs: count,
  message: text.nullish(),
  expected: text.nullish(),
  actual: text.nullish(),
  cause: causeShape,
  exceptionType: name.nullish(),
  studentLine: z.int().positive().nullish(),
  output: text.default(''),
});
export type TestMessage = z.infer<typeof testMessageShape>;

const loadShape = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    kind: z.enum(['syntax', 'exception']),
    exceptionType: name,
    message: text.nullish(),
    line: z.int().positive().nullish(),
    column: z.int().positive().nullish().catch(null),
  }),
]);

export const stoppedShape = z.enum([
  'time',
  'memory',
  'output',
  'processes',
  'disk',
  'exit',
  'signal',
  'protocol',
]);
/** Why the student's code did not run to the end; `protocol`: it spoke to the grader in its own words. */
export type Stopped = z.infer<typeof stoppedShape>;

export const endShape = z.object({
  type: z.literal('end'),
  load: loadShape.nullish(),
  stopped: stoppedShape.nullish(),
  exitCode: z.int().nullish(),
  memoryPeakBytes: count.nullish(),
  cpuMs: count.nullish(),
  wallMs: count.nullish(),
  output: z.string().nullish(),
  notCrossable: z.array(text).max(NOTES_MAX).nullish(),
});
export type EndMessage = z.infer<typeof endShape>;

export const graderMessageShape = z.discriminatedUnion('type', [
  readyShape,
  startedShape,
  collectedShape,
  collectErrorShape,
  testMessageShape,
  endShape,
]);
export type GraderMessage = z.infer<typeof graderMessageShape>;

/** @returns null when the line is not a message: the grader is broken, and nothing after it is believed */
export function parseGraderLine(line: string): GraderMessage | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const message = graderMessageShape.safeParse(value);
  return message.success ? message.data : null;
}
