// The conversation while a trial runs: typed text goes in, output comes out at once, and whatever happens it ends.
import { z } from 'zod';
import { SECOND_MS } from '#contract/limits.ts';
import type { ReachedLimit } from '#contract/verdict.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Sandbox } from './sandbox.ts';

/** How a program that ran ended; what it says of itself is the subject's word, and nobody's grade. */
export type TrialEnding = {
  /** Why it was ended; null when it ended by itself. */
  readonly stopped: 'time' | 'output' | 'asked' | null;
  /** A limit of the sandbox that it reached. */
  readonly reached: ReachedLimit | null;
  /** Exit status, or a signal's number below zero; null when it was never told. */
  readonly status: number | null;
  readonly wallMs: number;
  readonly cpuMs: number | null;
  /** The most memory that the program itself held. */
  readonly memoryBytes: number | null;
};

export type TrialConversation = {
  readonly ended: Promise<Result<TrialEnding, string>>;
  type(text: Uint8Array): void;
  /** Nothing more will be typed. */
  endInput(): void;
  stop(): void;
};

export type TrialStream = 'stdout' | 'stderr';

export type TrialOrder = {
  /** One line of JSON. */
  readonly order: string;
  readonly wallMs: number;
  readonly onOutput: (stream: TrialStream, bytes: Uint8Array) => void;
};

/** The grader keeps the clock itself, and ends what it is told to; this is how late it may be. */
const GRACE_MS = 2 * SECOND_MS;

const measure = z.int().min(0).nullable();
const messageShape = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('output'),
    stream: z.enum(['stdout', 'stderr']),
    base64: z.base64(),
  }),
  z.object({
    type: z.literal('trial'),
    stopped: z.enum(['time', 'output', 'asked']).nullable(),
    status: z.int().min(-64).max(255).nullable(),
    hits: z.array(z.enum(['processes', 'memory'])).max(1),
    wallMs: z.int().min(0),
    cpuMs: measure,
    memoryBytes: measure,
  }),
]);

export function converseTrial(sandbox: Sandbox, trial: TrialOrder): TrialConversation {
  const over = Promise.withResolvers<Result<TrialEnding, string>>();
  const startedMs = performance.now();
  const cut = (facts: Pick<TrialEnding, 'stopped' | 'reached'>): void => {
    const wallMs = Math.round(performance.now() - startedMs);
    over.resolve(ok({ ...facts, status: null, wallMs, cpuMs: null, memoryBytes: null }));
  };
  const gone = async (why: string): Promise<void> => {
    const end = await sandbox.ended();
    if (end?.outOfMemory === true) cut({ stopped: null, reached: 'memory' });
    else over.resolve(fail(why));
  };
  let stopped: 'time' | 'asked' = 'time';
  let late = setTimeout(() => cut({ stopped, reached: null }), trial.wallMs + GRACE_MS);
  sandbox.listen({
    graderLine: (line) => {
      const message = parsed(line);
      if (message === null) over.resolve(fail('the grader sent what is no message of a trial'));
      else if (message.type === 'output')
        trial.onOutput(message.stream, Buffer.from(message.base64, 'base64'));
      else over.resolve(ok(endingOf(message)));
    },
    // Many small pieces make more lines than texts: all the same it was too much.
    graderOver: () => cut({ stopped: 'output', reached: null }),
    graderGone: (why) => void gone(why),
    subjectGone: () => undefined,
    outputOver: () => cut({ stopped: 'output', reached: null }),
  });
  sandbox.say(trial.order);
  return {
    ended: over.promise.finally(() => clearTimeout(late)),
    type: (text) =>
      sandbox.say(JSON.stringify({ type: 'input', base64: Buffer.from(text).toString('base64') })),
    endInput: () => sandbox.say(JSON.stringify({ type: 'end-input' })),
    stop: () => {
      if (stopped === 'asked') return;
      stopped = 'asked';
      sandbox.say(JSON.stringify({ type: 'stop' }));
      clearTimeout(late);
      late = setTimeout(() => cut({ stopped, reached: null }), GRACE_MS);
    },
  };
}

function parsed(line: string): z.infer<typeof messageShape> | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const message = messageShape.safeParse(value);
  return message.success ? message.data : null;
}

function endingOf(told: Extract<z.infer<typeof messageShape>, { type: 'trial' }>): TrialEnding {
  const { stopped, status, hits, wallMs, cpuMs, memoryBytes } = told;
  return { stopped, reached: hits[0] ?? null, status, wallMs, cpuMs, memoryBytes };
}
