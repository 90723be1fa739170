// A run with the student's own input: what is asked, what is told while it runs, and how it may end. Nothing is judged.
import { z } from 'zod';
import { problemIdShape } from './ids.ts';
import { programmingLanguageShape } from './language.ts';
import { KIB, MIB, MINUTE_MS } from './limits.ts';
import { loadErrorShape } from './report.ts';
import { sendFaultShape } from './submission.ts';
import { reachedLimitShape } from './verdict.ts';

/** Of one run, in which a person reads and types. Long enough to think, short enough that a forgotten one ends. */
export const RUN_MAX_MS = 5 * MINUTE_MS;
/** All that may be typed into one run, in UTF-16 units. */
export const RUN_INPUT_MAX_CHARS = 256 * KIB;
export const RUN_ARGUMENTS_MAX = 32;
export const RUN_ARGUMENT_MAX_CHARS = 1_000;

export const runIdShape = z.uuid();
export type RunId = z.infer<typeof runIdShape>;

export const runStartShape = z.strictObject({
  problemId: problemIdShape,
  /** Default: the problem's first. */
  language: programmingLanguageShape.optional(),
  source: z.string(),
  args: z.array(z.string().max(RUN_ARGUMENT_MAX_CHARS)).max(RUN_ARGUMENTS_MAX),
  /** There from the beginning. */
  input: z.string().max(RUN_INPUT_MAX_CHARS),
  /** More will be typed; else the input ends with what is there. */
  isInputOpen: z.boolean(),
});
export type RunStart = z.infer<typeof runStartShape>;

/** Whatever keeps a draft from being sent keeps it from being run; `cooling-down` is the runs' own rate. */
export const runFaultShape = z.discriminatedUnion('kind', [
  ...sendFaultShape.options,
  z.strictObject({ kind: z.literal('already-running') }),
  /** An argument or the input holds half a character, or a zero. */
  z.strictObject({ kind: z.literal('unclear-input') }),
]);
export type RunFault = z.infer<typeof runFaultShape>;

const measure = z.number().min(0).nullable();

export const runEndShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not-compiled'), loadError: loadErrorShape }),
  z.strictObject({
    kind: z.literal('ran'),
    /** Why it was ended; null when it ended by itself. `left`: the exam moved on, or the page went. */
    stopped: z.enum(['time', 'output', 'asked', 'left']).nullable(),
    reached: reachedLimitShape.nullable(),
    /** Exit status, or a signal's number below zero; null when it was never told. */
    status: z.int().min(-64).max(255).nullable(),
    wallMs: z.number().min(0),
    cpuMs: measure,
    memoryBytes: measure,
  }),
  /** Ours, not the student's. */
  z.strictObject({ kind: z.literal('not-run'), why: z.enum(['engine-absent', 'failed']) }),
]);
export type RunEnd = z.infer<typeof runEndShape>;

/** `starting`: it waits for a sandbox or the compiler. */
export const runChangeShape = z.strictObject({
  runId: runIdShape,
  problemId: problemIdShape,
  state: z.enum(['starting', 'running', 'ended']),
  /** Null until it has ended. */
  end: runEndShape.nullable(),
});
export type RunChange = z.infer<typeof runChangeShape>;

export const runStreamShape = z.enum(['stdout', 'stderr']);
export type RunStream = z.infer<typeof runStreamShape>;

/** What was printed since the last news of it, in order. */
export const runOutputShape = z.strictObject({
  runId: runIdShape,
  parts: z
    .array(z.strictObject({ stream: runStreamShape, text: z.string().min(1).max(MIB) }))
    .max(4 * KIB),
});
export type RunOutput = z.infer<typeof runOutputShape>;

/** To be typed into a run that goes on. */
export const runInputShape = z.strictObject({
  runId: runIdShape,
  text: z.string().max(RUN_INPUT_MAX_CHARS),
  /** Nothing more will be typed. */
  end: z.boolean(),
});
