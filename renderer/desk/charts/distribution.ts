// How many students have which share of the points, in ten equal steps; full marks stand apart, as people ask for them.

export const STEPS = 10;

export type Bin = {
  /** Points from and below; the last bin is exactly `from`. */
  readonly from: number;
  readonly below: number;
  readonly students: number;
};

export function distributionOf(scores: readonly number[], maxScore: number): readonly Bin[] {
  const counts = Array.from({ length: STEPS + 1 }, () => 0);
  for (const score of scores) {
    const share = maxScore === 0 ? 1 : Math.min(1, Math.max(0, score / maxScore));
    // A tenth that binary fractions put a hair below its step counts as reached.
    const bin = Math.floor(share * STEPS + 1e-9);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const at = (step: number): number => Number(((maxScore * step) / STEPS).toFixed(4));
  return counts.map((students, step) => ({
    from: at(step),
    below: at(Math.min(STEPS, step + 1)),
    students,
  }));
}

/** The middle one of the scores, or the mean of the two middle ones; null of none. */
export function medianOf(scores: readonly number[]): number | null {
  const sorted = scores.toSorted((one, other) => one - other);
  const half = sorted.length >> 1;
  const [low, high] = [sorted[half - 1], sorted[half]];
  if (high === undefined) return null;
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}
