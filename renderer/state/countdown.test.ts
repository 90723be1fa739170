import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockText, remainingMs } from './countdown.ts';

test.each([
  [0, '00:00'],
  [1, '00:01'],
  [999, '00:01'],
  [59_001, '01:00'],
  [3_599_000, '59:59'],
  [3_599_001, '1:00:00'],
  [4_219_000, '1:10:19'],
])('%i ms left reads %s', (leftMs, text) => expect(clockText(leftMs)).toBe(text));

test('time left never grows and is never negative, whatever the clock reads', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.integer(), (leftMs, takenAtMs, nowMs) => {
      const left = remainingMs({ remainingMs: leftMs, takenAtMs, running: true }, nowMs);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left).toBeLessThanOrEqual(leftMs);
    }),
  );
});

test('time that stands still stays as the host said', () => {
  expect(remainingMs({ remainingMs: 5_000, takenAtMs: 0, running: false }, 60_000)).toBe(5_000);
});
