// What a measure is, and the little arithmetic that all of them share.
import { z } from 'zod';

/** One row of the bench: ours beside the plain way and the bare one, taken in the same run. Null: no meaning here. */
export const takenShape = z.object({
  ours: z.number(),
  plain: z.number().nullable(),
  bare: z.number().nullable(),
  runs: z.int().positive(),
});
export type Taken = z.infer<typeof takenShape>;

/** What each module of the list exports. */
export type Measure = () => Promise<Taken>;

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The smallest value that at least `share` of all values do not pass (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

/** Milliseconds that `work` took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
