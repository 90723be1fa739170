import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exact, isMore, over, plus, rounded, times } from './exact.ts';

test.each([
  [1.005, 2, 1.01],
  [2.675, 2, 2.68],
  [0.5, 0, 1],
  [-0.5, 0, -1],
  [-1.005, 2, -1.01],
  [1e-7, 2, 0],
  [1e21, 2, 1e21],
  [9.994_999, 2, 9.99],
  [-0.001, 2, 0],
])('%d to %d decimals is %d', (value, decimals, expected) => {
  expect(rounded(exact(value), decimals)).toBe(expected);
});

test('sums of decimals are the sums on paper', () => {
  expect(rounded(plus(exact(0.1), exact(0.2)), 17)).toBe(0.3);
  expect(rounded(over(times(exact(10), exact(1)), exact(3)), 4)).toBe(3.3333);
});

const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });

test('what has that many decimals is not changed by rounding', () => {
  fc.assert(
    fc.property(cents, (count) => {
      const value = count / 100;
      expect(rounded(exact(value), 2)).toBe(value === 0 ? 0 : value);
    }),
  );
});

test('half a unit goes away from zero, and a hair less towards it', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), (units) => {
      const half = exact(Number(`${units}.5`));
      expect(rounded(half, 0)).toBe(units + 1);
      expect(rounded(times(half, exact(-1)), 0)).toBe(-units - 1);
      expect(rounded(exact(Number(`${units}.4999`)), 0)).toBe(units);
    }),
  );
});

test('order is that of the numbers', () => {
  fc.assert(
    fc.property(cents, cents, (a, b) => {
      expect(isMore(exact(a / 100), exact(b / 100))).toBe(a > b);
    }),
  );
});

test('what is no number is no score', () => {
  expect(() => exact(Number.NaN)).toThrow('no score');
  expect(() => exact(Number.POSITIVE_INFINITY)).toThrow('no score');
});
