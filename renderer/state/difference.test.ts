import fc from 'fast-check';
import { expect, test } from 'vitest';
import { part, visibleWhitespace } from './difference.ts';

test('the cut shows what differs and nothing else', () => {
  expect(part("'Hola, Ana'", "'hola, Ana'")).toEqual({
    one: { before: "'", different: 'H', after: "ola, Ana'" },
    other: { before: "'", different: 'h', after: "ola, Ana'" },
  });
});

test('equal texts differ nowhere', () => expect(part('abc', 'abc').one.different).toBe(''));

test('the pieces of both texts always make the texts again, and pairs are never split', () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const parted = part(one, other);
      for (const [side, whole] of [
        [parted.one, one],
        [parted.other, other],
      ] as const) {
        expect(side.before + side.different + side.after).toBe(whole);
        if (whole.isWellFormed()) expect(side.different.isWellFormed()).toBe(true);
      }
    }),
  );
});

test('every kind of white space gets its sign, and other text stays as it is', () => {
  const pieces = visibleWhitespace('a b\tc\nd\u00a0e');
  expect(pieces.map(({ text }) => text).join('')).toBe('a·b→\tc↵\nd⍽e');
  expect(pieces.filter(({ mark }) => mark !== 'none').map(({ mark }) => mark)).toEqual([
    'space',
    'tab',
    'line-end',
    'odd',
  ]);
});
