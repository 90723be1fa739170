// One conversation: the job goes in, the grader's messages come out, and whatever happens it ends in time.
import { SECOND_MS } from '#contract/limits.ts';
import { parseGraderLine } from '../judge/messages.ts';
import { EMPTY_TRANSCRIPT, heard } from '../judge/transcript.ts';
import type { Transcript } from '../judge/transcript.ts';
import type { ReachedLimit } from '#contract/verdict.ts';
import type { Sandbox } from './sandbox.ts';

export type Conversation =
  | { readonly kind: 'heard'; readonly transcript: Transcript }
  /** Ours: the grader broke, or was taken away. Nothing of it counts. */
  | { readonly kind: 'broken'; readonly detail: string };

/** The grader keeps the student's clock itself; this is how long it may be late before it is cut off. */
const GRACE_MS = 1 * SECOND_MS;
/** The end of the student's output travels another way than the grader's last word: how long it may be behind. */
const DRAIN_MAX_MS = 250;

/** @param job one line of JSON; @param wallMs the student's time */
export async function converse(
  sandbox: Sandbox,
  job: string,
  wallMs: number,
): Promise<Conversation> {
  let transcript = EMPTY_TRANSCRIPT;
  const over = Promise.withResolvers<ReachedLimit | 'ended' | { readonly broken: string }>();
  const drained = Promise.withResolvers<void>();
  const lateTimer = setTimeout(() => over.resolve('time'), wallMs + GRACE_MS);
  sandbox.listen({
    graderLine: (line) => {
      const message = parseGraderLine(line);
      const next = message === null ? null : heard(transcript, message);
      if (next === null)
        return over.resolve({ broken: `not a message here: ${line.slice(0, 200)}` });
      transcript = next;
      if (next.end !== null) over.resolve('ended');
    },
    graderGone: (detail) => over.resolve({ broken: detail }),
    subjectGone: () => drained.resolve(),
    outputOver: () => {
      drained.resolve();
      over.resolve('output');
    },
  });
  sandbox.say(job);
  const outcome = await over.promise;
  clearTimeout(lateTimer);
  if (typeof outcome === 'object') return brokenOr(sandbox, transcript, outcome.broken);
  if (outcome === 'ended') await drain(drained.promise);
  const raw = sandbox.rawOutput();
  const cut = outcome === 'ended' ? null : outcome;
  return {
    kind: 'heard',
    transcript: { ...transcript, rawOutput: raw.text, cut: raw.isOver ? (cut ?? 'output') : cut },
  };
}

/** The kernel picks the largest process of a sandbox that is out of memory. If that was the grader, it is the student's doing. */
async function brokenOr(
  sandbox: Sandbox,
  transcript: Transcript,
  detail: string,
): Promise<Conversation> {
  if ((await sandbox.wasOutOfMemory()) !== true) return { kind: 'broken', detail };
  return {
    kind: 'heard',
    transcript: { ...transcript, rawOutput: sandbox.rawOutput().text, cut: 'memory' },
  };
}

async function drain(drained: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(() => late.resolve(), DRAIN_MAX_MS);
  await Promise.race([drained, late.promise]);
  clearTimeout(timer);
}
