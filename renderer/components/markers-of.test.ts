import { expect, test } from 'vitest';
import { gradedWith } from '../testing/samples.ts';
import { markersOf } from './markers-of.ts';

const words = { forbidden: (word: string) => `no ${word}`, nul: () => 'nul' };
const { result } = gradedWith(0);
const broken = result && {
  ...result,
  loadError: {
    kind: 'syntax' as const,
    exceptionType: 'SyntaxError',
    message: 'bad',
    line: 3,
    column: null,
  },
};

test('every forbidden word is marked at its place', () => {
  const findings = [
    { word: 'os', line: 1, column: 8 },
    { word: 'eval', line: 4, column: 1 },
  ];
  const sending = {
    kind: 'refused',
    purpose: 'final',
    fault: { kind: 'forbidden', findings },
  } as const;
  expect(markersOf(sending, broken, words)).toEqual([
    { line: 1, column: 8, message: 'no os', severity: 'error' },
    { line: 4, column: 1, message: 'no eval', severity: 'error' },
  ]);
});

test('a syntax error is marked at its line, at its beginning where no column is known', () => {
  expect(markersOf(undefined, broken, words)).toEqual([
    { line: 3, column: 1, message: 'SyntaxError: bad', severity: 'error' },
  ]);
});

test('a refusal about no place takes older marks away', () => {
  const sending = {
    kind: 'refused',
    purpose: 'final',
    fault: { kind: 'queue-full', waiting: 9 },
  } as const;
  expect(markersOf(sending, broken, words)).toEqual([]);
});

test('a good result marks nothing', () => expect(markersOf(undefined, result, words)).toEqual([]));
