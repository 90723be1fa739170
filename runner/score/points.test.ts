import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equalPoints, roundPoints, sumPoints } from './points.ts';

describe('equal shares', () => {
  test('of ten among three are hundredths that add up to ten', () => {
    expect(equalPoints(10, 3)).toEqual([3.33, 3.34, 3.33]);
  });

  test('of nothing are none', () => expect(equalPoints(10, 0)).toEqual([]));

  test('always add up to the total, and differ by one hundredth at most', () => {
    const totals = fc.integer({ min: 1, max: 100_000 }).map((steps) => steps / 100);
    fc.assert(
      fc.property(totals, fc.integer({ min: 1, max: 500 }), (total, count) => {
        const shares = equalPoints(total, count);
        expect(shares).toHaveLength(count);
        expect(sumPoints(shares, total)).toBe(roundPoints(total));
        const steps = shares.map((share) => Math.round(share * 100));
        expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a sum of points', () => {
  test('has no floating dust', () => expect(sumPoints([0.1, 0.2, 3.33], 10)).toBe(3.63));

  test('never passes the maximum', () => expect(sumPoints([6, 6], 10)).toBe(10));
});
