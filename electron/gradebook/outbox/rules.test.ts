import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RETRY_FIRST_MS, RETRY_MAX_MS, desksAnswer, hasLost, retryMs } from './rules.ts';

const failures = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(Number.MAX_SAFE_INTEGER));
const chance = fc.double({ min: 0, max: 1, noNaN: true });

test('a pause is never shorter than half a second nor longer than the longest', () => {
  fc.assert(
    fc.property(failures, chance, (times, luck) => {
      const ms = retryMs(times, luck);
      expect(ms).toBeGreaterThanOrEqual(RETRY_FIRST_MS / 2);
      expect(ms).toBeLessThanOrEqual(RETRY_MAX_MS);
    }),
  );
});

test('more failures never make the pause shorter, and luck never by more than half', () => {
  fc.assert(
    fc.property(failures, chance, chance, (times, luck, other) => {
      expect(retryMs(times + 1, luck)).toBeGreaterThanOrEqual(retryMs(times, luck));
      expect(retryMs(times, luck)).toBeGreaterThanOrEqual(retryMs(times, other) / 2);
    }),
  );
});

test('only 204 is an arrival, and only what can never be taken is passed by', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), (status) => {
      const meaning = desksAnswer(status);
      expect(meaning === 'delivered').toBe(status === 204);
      expect(meaning === 'refused').toBe([400, 409, 413].includes(status));
    }),
  );
});

test('a desk that holds less than it confirmed has lost something', () => {
  expect([hasLost(3, 4), hasLost(4, 4), hasLost(5, 4), hasLost(0, 0)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
