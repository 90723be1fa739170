import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChange } from '#contract/edit.ts';
import { difference } from './difference.ts';

// 😀 and 👍 begin with the same half of a pair, 😀 and 🨀 end with it.
const someText = fc.string({
  unit: fc.constantFrom('a', 'b', '\n', 'ñ', '😀', '👍', '🨀'),
  maxLength: 12,
});

test('leads from any text to any other', () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => {
      const change = difference(before, after);
      if (before === after) expect(change).toBeNull();
      else expect(change === null ? null : applyChange(before, change)).toBe(after);
    }),
    { numRuns: 2_000 },
  );
});

test('splits no surrogate pair', () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => {
      const change = difference(before, after);
      if (change === null) return;
      expect(change.inserted.isWellFormed()).toBe(true);
      expect(before.slice(0, change.offset).isWellFormed()).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('is no longer than what differs', () => {
  expect(difference('one two three', 'one 2 three')).toEqual({
    offset: 4,
    removedLength: 3,
    inserted: '2',
  });
  expect(difference('aa', 'aaa')).toEqual({ offset: 2, removedLength: 0, inserted: 'a' });
});
