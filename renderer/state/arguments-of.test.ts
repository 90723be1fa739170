import { expect, test } from 'vitest';
import { argumentsOf } from './arguments-of.ts';

test.each([
  ['', []],
  ['  ', []],
  ['a  b\tñ', ['a', 'b', 'ñ']],
  ['"dos palabras" \'y "tres"\'', ['dos palabras', 'y "tres"']],
  ['x"y z"w', ['xy zw']],
  ['""', ['']],
  ['-n 3', ['-n', '3']],
  ['"open', null],
  ["it's", null],
])('%j', (text, args) => {
  expect(argumentsOf(text)).toEqual(args);
});
