// Points, and how they are rounded.

/** Points are counted in hundredths: what a gradebook shows, and what adds up without surprises. */
const STEPS_PER_POINT = 100;

/** To the nearest hundredth; halves go up. */
export function roundPoints(points: number): number {
  return Math.round(points * STEPS_PER_POINT) / STEPS_PER_POINT;
}

/**
 * `total` shared equally among `count` tests so that the shares add up to exactly `total`: 10 among 3 is
 * 3.33, 3.34, 3.33. Each share is the difference of two rounded running totals.
 */
export function equalPoints(total: number, count: number): number[] {
  const upTo = (tests: number): number => Math.round((total * STEPS_PER_POINT * tests) / count);
  return Array.from({ length: count }, (_, at) => (upTo(at + 1) - upTo(at)) / STEPS_PER_POINT);
}

/** Added up in hundredths, never above `maxScore`: a rubric whose tests are worth more leaves room for bonus tests. */
export function sumPoints(points: readonly number[], maxScore: number): number {
  const steps = points.reduce((sum, one) => sum + Math.round(one * STEPS_PER_POINT), 0);
  return Math.min(steps / STEPS_PER_POINT, roundPoints(maxScore));
}
