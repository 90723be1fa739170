// One conversation: the job goes in, the grader's messages come out, and whatever happens it ends in time.
import { SECOND_MS } from '#contract/limits.ts';
import { parseGraderLine } from '../judge/messages.ts';
import type { GraderMessage } from '../judge/messages.ts';
import { EMPTY_TRANSCRIPT, cutShort, heard } from '../judge/transcript.ts';
import type { Transcript } from '../judge/transcript.ts';
import type { ReachedLimit } from '#contract/verdict.ts';
import type { Sandbox, SandboxEnd } from './sandbox.ts';

export type Conversation =
  | { readonly kind: 'heard'; readonly transcript: Transcript }
  /** Ours: the grader broke, or was taken away. Nothing of it counts. */
  | { readonly kind: 'broken'; readonly detail: string };

/**
 * The grader keeps the student's clock itself; this is how long it may be late before it is cut off. The answer is due
 * one second after the student's time, so some of that second is left to this process, which may be late as well.
 */
const GRACE_MS = 0.8 * SECOND_MS;
/** A grader that is this late is kept from the processor: by whom, the engine is asked while there is time. */
const SUSPICION_MS = 0.2 * SECOND_MS;
/**
 * How long the grader may take to reach the student's code. Until then nothing of the student's has run, so this is
 * our trouble, or a test file that never comes to an end.
 */
const START_MAX_MS = 30 * SECOND_MS;
/** The end of the student's output travels another way than the grader's last word: how long it may be behind. */
const DRAIN_MAX_MS = 250;

/** What ended it: the grader's last word, a bound that the runner holds itself, or trouble. */
type Outcome = 'ended' | 'gone' | ReachedLimit | { readonly broken: string };

/** @param job one line of JSON; @param wallMs the student's time */
export async function converse(
  sandbox: Sandbox,
  job: string,
  wallMs: number,
): Promise<Conversation> {
  let transcript = EMPTY_TRANSCRIPT;
  let lastWords = '';
  const over = Promise.withResolvers<Outcome>();
  const drained = Promise.withResolvers<void>();
  const neverStarted = setTimeout(() => {
    over.resolve({ broken: 'the grader did not come to the source' });
  }, START_MAX_MS);
  let clock: StudentClock | null = null;
  const startClock = (): void => {
    clearTimeout(neverStarted);
    clock = studentClock(sandbox, wallMs, () => over.resolve('time'));
  };
  sandbox.listen({
    graderLine: (line) => {
      const message = parseGraderLine(line);
      const next = message === null ? null : heard(transcript, message);
      if (next === null) over.resolve({ broken: misplaced(message) });
      else transcript = next;
      if (message?.type === 'started' && clock === null) startClock();
      if (next?.end) over.resolve('ended');
    },
    graderOver: () => over.resolve({ broken: 'the grader said more than it may' }),
    graderGone: (why) => {
      lastWords = why;
      over.resolve('gone');
    },
    subjectGone: () => drained.resolve(),
    outputOver: () => over.resolve('output'),
  });
  sandbox.say(job);
  const outcome = await over.promise;
  clearTimeout(neverStarted);
  const time = stopped(clock);
  if (typeof outcome === 'object') return { kind: 'broken', detail: outcome.broken };
  const ending = outcome === 'gone' ? cutOf(await sandbox.ended(), time.isUp) : outcome;
  const cut = ending === 'time' ? await whatTookTime(time.crowd) : ending;
  if (cut === null) return { kind: 'broken', detail: lastWords };
  if (cut === 'ended') await drain(drained.promise);
  const raw = sandbox.rawOutput();
  const limit = cut === 'ended' ? (raw.isOver ? 'output' : null) : cut;
  const told = { ...transcript, rawOutput: raw.text };
  return { kind: 'heard', transcript: limit === null ? told : cutShort(told, limit) };
}

/** The student's time as the runner sees it: it runs from their first line, and cuts a grader that is late. */
type StudentClock = {
  /** Whether the time was up, and whether a crowd of processes was seen when it was. */
  stop(): { readonly isUp: boolean; readonly crowd: Promise<boolean> };
};

function studentClock(sandbox: Sandbox, wallMs: number, onLate: () => void): StudentClock {
  const startedMs = performance.now();
  let crowd = Promise.resolve(false);
  const suspicion = setTimeout(() => {
    crowd = sandbox.isCrowded();
  }, wallMs + SUSPICION_MS);
  const late = setTimeout(onLate, wallMs + GRACE_MS);
  return {
    stop() {
      clearTimeout(suspicion);
      clearTimeout(late);
      return { isUp: performance.now() - startedMs >= wallMs, crowd };
    },
  };
}

/** Of a clock that never started, no time is up. */
const stopped = (clock: StudentClock | null): ReturnType<StudentClock['stop']> =>
  clock?.stop() ?? { isUp: false, crowd: Promise.resolve(false) };

/**
 * Why a grader went without a last word. The kernel picks the largest process of a sandbox that is out of memory: if
 * that was the grader, it is the student's doing. And a grader that cannot get its thread back from the student's
 * values when time is over ends itself (PROTOCOL.md). All else is ours: null.
 */
function cutOf(end: SandboxEnd | null, isTimeUp: boolean): ReachedLimit | null {
  if (end === null) return null;
  if (end.outOfMemory) return 'memory';
  return isTimeUp ? 'time' : null;
}

/** A grader that a crowd of processes keeps from the processor cannot tell of the crowd. */
const whatTookTime = async (crowd: Promise<boolean>): Promise<ReachedLimit> =>
  (await crowd) ? 'processes' : 'time';

/** For a log. Without the message itself, which may name hidden tests. */
const misplaced = (message: GraderMessage | null): string =>
  `the grader sent ${message === null ? 'no message' : `a message "${message.type}" out of place`}`;

async function drain(drained: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(() => late.resolve(), DRAIN_MAX_MS);
  await Promise.race([drained, late.promise]);
  clearTimeout(timer);
}
