import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedPieces } from './marked.ts';
import { lineStarts, spanAt } from './places.ts';

const line = fc.constantFrom('', 'a', 'ñ🎉 = 1', '    return x');
const ending = fc.constantFrom('\n', '\r\n', '\r');
const text = fc
  .array(fc.tuple(line, ending), { maxLength: 8 })
  .map((lines) => lines.map((both) => both.join('')).join(''));

test('pieces joined are the text, and each is marked as the first passage over it', () => {
  fc.assert(
    fc.property(
      text,
      fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 4 }),
      (whole, given) => {
        const starts = lineStarts(whole);
        const ranges = given
          .map(([a, b]) => [Math.min(a, b, whole.length), Math.min(Math.max(a, b), whole.length)])
          .filter(([from = 0, to = 0]) => from < to);
        const spans = ranges.map(([from = 0, to = 0]) => spanAt(starts, from, to));
        const pieces = markedPieces(whole, spans);
        expect(pieces.map((piece) => piece.text).join('')).toBe(whole);
        let at = 0;
        for (const piece of pieces) {
          const over = ranges.findIndex(([from = 0, to = 0]) => from <= at && at < to);
          expect(piece.passage).toBe(over === -1 ? null : over + 1);
          at += piece.text.length;
        }
        const begun = pieces.filter(({ first }) => first).map(({ passage }) => passage);
        expect(new Set(begun).size).toBe(begun.length);
      },
    ),
  );
});

test('lines and columns are counted from one, in UTF-16 units, the end exclusive', () => {
  const whole = 'ab\r\n🎉c\nd';
  expect(spanAt(lineStarts(whole), 4, 8)).toEqual({
    ...{ startLine: 2, startColumn: 1, endLine: 3, endColumn: 1 },
  });
  expect(spanAt(lineStarts(whole), 6, 7)).toEqual({
    ...{ startLine: 2, startColumn: 3, endLine: 2, endColumn: 4 },
  });
});
