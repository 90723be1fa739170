// From what a case's program did to whether the case is passed. Nothing that the program says of itself counts.
import type { IoCase, IoSet } from '#contract/test-kinds.ts';
import type { TestMessage } from '../messages.ts';
import type { ReachedLimit, Outcome } from '#contract/verdict.ts';
import { difference } from './compare.ts';
import type { Rule } from './compare.ts';

/** What one case's program did, with its texts decoded. */
export type CaseFacts = {
  readonly stopped: 'time' | 'output' | null;
  readonly status: number | null;
  readonly gone: boolean;
  readonly hits: readonly ('processes' | 'memory' | 'disk')[];
  readonly wallMs: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The language itself says that it had no memory left. */
  readonly isOutOfMemory: boolean;
};

/** The author's checker's word on a case. */
export type Checked = { readonly status: number | null; readonly words: string };

export type CaseVerdict = {
  readonly outcome: Exclude<Outcome, 'missing'>;
  readonly cause: TestMessage['cause'];
  /** The limit that made it fail. */
  readonly reached: ReachedLimit | null;
  readonly message: string | null;
};

const PASSED: CaseVerdict = { outcome: 'passed', cause: null, reached: null, message: null };

/** The grader of pytest says the same (grader/messages.py). */
export const LIMIT_WORDS: Readonly<Record<ReachedLimit, string>> = {
  time: 'stopped: the time limit was reached',
  memory: 'stopped: the memory limit was reached',
  output: 'stopped: too much was printed',
  processes: 'stopped: too many processes or threads',
  disk: 'stopped: the disk space was used up',
};

/** @param expected the case's expected output as text; null where it is not compared */
export function judgeIo(
  { exitCode }: Pick<IoCase, 'exitCode'>,
  facts: CaseFacts,
  judging: {
    readonly rule: Rule;
    readonly expected: string | null;
    /** Null where the set has no checker, or it was not asked. */
    readonly checked: Checked | null;
    readonly checker: IoSet['checker'];
  },
): CaseVerdict {
  const ended = howItEnded(facts, exitCode);
  if (ended !== null) return ended;
  if (judging.checker !== undefined) return byChecker(judging.checked);
  if (judging.expected === null) return PASSED;
  const message = difference(judging.rule, judging.expected, facts.stdout);
  return message === null ? PASSED : failed('assertion', message);
}

/** Null for a program that ended as it should. */
export function howItEnded(facts: CaseFacts, exitCode: IoCase['exitCode']): CaseVerdict | null {
  if (facts.stopped !== null)
    return failed('limit', LIMIT_WORDS[whyStopped(facts)], whyStopped(facts));
  if (facts.gone || facts.status === null) {
    const [hit] = facts.hits;
    return hit === undefined
      ? failed('subject-gone', 'the program ended everything that ran, and itself')
      : failed('limit', LIMIT_WORDS[hit], hit);
  }
  const isAsExpected = exitCode === 'any' ? facts.status >= 0 : facts.status === exitCode;
  if (isAsExpected) return null;
  const [hit] = facts.hits;
  if (hit !== undefined) return failed('limit', LIMIT_WORDS[hit], hit);
  if (facts.isOutOfMemory) return failed('limit', LIMIT_WORDS.memory, 'memory');
  return failed(facts.status === 0 ? 'assertion' : 'exception', endingWords(facts, exitCode));
}

/** Of two limits the crowd of processes is the one to tell: it uses up the time and the memory as well. */
const whyStopped = ({ stopped, hits }: CaseFacts): ReachedLimit =>
  hits.includes('processes') ? 'processes' : (stopped ?? 'time');

/** Kattis' numbers: no interpreter ends by itself with either, so a checker that breaks decides nothing. */
const CHECKER_ACCEPTS = 42;
const CHECKER_REFUSES = 43;

function byChecker(checked: Checked | null): CaseVerdict {
  const words = checked?.words.split('\n')[0]?.trim() ?? '';
  if (checked?.status === CHECKER_ACCEPTS) return PASSED;
  if (checked?.status === CHECKER_REFUSES)
    return failed('assertion', words === '' ? 'the checker refuses the output' : words);
  const why = checked?.status === null ? 'did not come to an end' : 'failed';
  return { outcome: 'error', cause: null, reached: null, message: `the checker ${why}: ${words}` };
}

export function failed(
  cause: CaseVerdict['cause'],
  message: string,
  reached: ReachedLimit | null = null,
): CaseVerdict {
  return { outcome: 'failed', cause, reached, message };
}

/** What students read of an exception is its last words, not its whole trace. */
const TRACE_LINES = 20;

function endingWords({ status, stderr }: CaseFacts, exitCode: IoCase['exitCode']): string {
  const how =
    status !== null && status < 0
      ? `the program was ended by signal ${-status}`
      : `the program ended with status ${status ?? ''}, not ${exitCode === 'any' ? 'by itself' : exitCode}`;
  const trace = stderr.trim().split('\n').slice(-TRACE_LINES).join('\n');
  return trace === '' ? how : `${how}\n${trace}`;
}
