import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distributionOf, medianOf, STEPS } from './distribution.ts';

test('every student is in exactly one bin', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 10, noNaN: true })), (scores) => {
      const bins = distributionOf(scores, 10);
      expect(bins).toHaveLength(STEPS + 1);
      expect(bins.reduce((sum, { students }) => sum + students, 0)).toBe(scores.length);
    }),
  );
});

test('full marks stand apart, and a step begins at its own points', () => {
  const bins = distributionOf([0, 0.3, 2.9, 3, 9.99, 10, 10], 10);
  expect(bins.map(({ students }) => students)).toEqual([2, 0, 1, 1, 0, 0, 0, 0, 0, 1, 2]);
  expect(bins[3]).toEqual({ from: 3, below: 4, students: 1 });
});

test('a problem without points has everybody at full marks', () => {
  expect(distributionOf([0, 0], 0).at(-1)?.students).toBe(2);
});

test('the median is the middle one, or between the two', () => {
  expect(medianOf([])).toBeNull();
  expect(medianOf([7])).toBe(7);
  expect(medianOf([1, 9, 4])).toBe(4);
  expect(medianOf([1, 2, 4, 9])).toBe(3);
});
