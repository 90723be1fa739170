// Who may run a program with input of their own, and how often. The clock is an argument.
import { SECOND_MS } from '#contract/limits.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { SendFault } from '#contract/submission.ts';
import type { RunFault } from '#contract/trial.ts';

/** Runs in one go, and how long it takes to earn another: whoever looks for a fault runs often, a script more often. */
export const BURST_MAX = 10;
export const EARN_MS = 5 * SECOND_MS;

/** Runs that a student may start now, and when that was so. Parts of one are saved up. */
export type Purse = { readonly runs: number; readonly atMs: number };

export const fullPurse = (atMs: number): Purse => ({ runs: BURST_MAX, atMs });

/** @returns the purse with a run less, or how long to wait for one */
export function spendRun(
  purse: Purse,
  nowMs: number,
): Result<Purse, { readonly kind: 'cooling-down'; readonly waitMs: number }> {
  const earned = Math.max(0, nowMs - purse.atMs) / EARN_MS;
  const runs = Math.min(BURST_MAX, purse.runs + earned);
  if (runs < 1) return fail({ kind: 'cooling-down', waitMs: Math.ceil((1 - runs) * EARN_MS) });
  return ok({ runs: runs - 1, atMs: nowMs });
}

export type StartFacts = {
  /** Null while the student may send a practice run. */
  readonly refusedByExam: SendFault | null;
  /** What the validator says; null for a source it accepts. */
  readonly sourceFault: SendFault | null;
  readonly isRunning: boolean;
};

/** May this run begin, but for its rate? */
export function mayStart(
  facts: StartFacts,
  { args, input }: { readonly args: readonly string[]; readonly input: string },
): Result<null, RunFault> {
  if (facts.refusedByExam !== null) return fail(facts.refusedByExam);
  if (facts.sourceFault !== null) return fail(facts.sourceFault);
  // An argument ends at its first zero, and half a character has no bytes.
  const areClear = args.every((one) => one.isWellFormed() && !one.includes('\0'));
  if (!areClear || !input.isWellFormed()) return fail({ kind: 'unclear-input' });
  return facts.isRunning ? fail({ kind: 'already-running' }) : ok(null);
}
