import { SECOND_MS } from '#contract/limits.ts';
import type { ProblemId } from '#contract/ids.ts';
import { useProblems } from '../state/use-parts.ts';
import { useNow } from './use-tick.ts';

export type Allowance = {
  /** Null: as many as the student likes. */
  readonly finalsLeft: number | null;
  /** Until the next submission may go; 0 when it may go now. */
  readonly waitMs: number;
};

/** What the exam still lets the student send of this problem, as of this second. */
export function useAllowance(problemId: ProblemId): Allowance {
  const row = useProblems(({ review }) => review.find((known) => known.problemId === problemId));
  const readAtMs = useProblems(({ reviewAtMs }) => reviewAtMs);
  const waits = row !== undefined && row.waitMs > 0;
  const nowMs = useNow(waits, SECOND_MS / 2);
  if (row === undefined) return { finalsLeft: null, waitMs: 0 };
  return {
    finalsLeft: row.finalsLeft,
    waitMs: waits ? Math.max(0, row.waitMs - (nowMs - readAtMs)) : 0,
  };
}
