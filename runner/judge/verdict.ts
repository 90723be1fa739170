// The verdict: one word for a whole run, decided from facts and in this order.
import type { ReachedLimit, Verdict } from '#contract/verdict.ts';
import type { Stopped, TestMessage } from './messages.ts';

export type RunFacts = {
  readonly load: 'ok' | 'syntax' | 'exception';
  readonly stopped: Stopped | null;
  readonly score: number;
  /** Every expected test passed, and there was at least one. */
  readonly allPassed: boolean;
  /** Reports of the expected tests that did not pass. */
  readonly failures: readonly Pick<TestMessage, 'cause'>[];
};

const LIMIT_VERDICTS: Readonly<Record<ReachedLimit, Verdict>> = {
  time: 'time-limit',
  memory: 'memory-limit',
  output: 'output-limit',
  processes: 'process-limit',
  disk: 'output-limit',
};

/** The limit among the reasons for a stop, if it was one. */
export function reachedLimit(stopped: Stopped | null): ReachedLimit | null {
  switch (stopped) {
    case 'time':
    case 'memory':
    case 'output':
    case 'processes':
    case 'disk':
      return stopped;
    case 'exit':
    case 'signal':
    case 'protocol':
    case null:
      return null;
  }
}

/**
 * A file that does not parse comes first: nothing of it ran. Then limits, so that a student learns of the loop and not
 * of the tests behind it. A program that ended itself after its last test has done all that was asked of it.
 */
export function verdictOf(facts: RunFacts): Verdict {
  if (facts.load === 'syntax') return 'compile-error';
  const reached = reachedLimit(facts.stopped);
  if (reached !== null) return LIMIT_VERDICTS[reached];
  if (facts.load === 'exception') return 'runtime-error';
  if (facts.allPassed) return 'accepted';
  if (facts.stopped !== null) return 'runtime-error';
  if (facts.score > 0) return 'partial';
  const isAllExceptions =
    facts.failures.length > 0 && facts.failures.every((failure) => failure.cause === 'exception');
  return isAllExceptions ? 'runtime-error' : 'wrong';
}
