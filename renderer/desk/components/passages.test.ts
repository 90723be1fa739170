import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedPieces } from './passages.ts';

const span = (startLine: number, startColumn: number, endLine: number, endColumn: number) => ({
  ...{ startLine, startColumn, endLine, endColumn },
});

test('the pieces of a line are the line', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.array(fc.tuple(fc.nat(5), fc.nat(9), fc.nat(3), fc.nat(9))),
      (text, places) => {
        const spans = places.map(([line, column, lines, end]) =>
          span(line + 1, column + 1, line + 1 + lines, end + 1),
        );
        const pieces = markedPieces(text, 3, spans);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      },
    ),
  );
});

test('a passage over several lines marks each from its first column to its last', () => {
  const spans = [span(2, 5, 4, 3)];
  expect(markedPieces('    ab', 1, spans)).toEqual([
    { text: '    ab', passage: null, first: false },
  ]);
  expect(markedPieces('    ab', 2, spans)).toEqual([
    { text: '    ', passage: null, first: false },
    { text: 'ab', passage: 0, first: true },
  ]);
  expect(markedPieces('cd', 3, spans)).toEqual([{ text: 'cd', passage: 0, first: false }]);
  expect(markedPieces('efg', 4, spans)).toEqual([
    { text: 'ef', passage: 0, first: false },
    { text: 'g', passage: null, first: false },
  ]);
});
