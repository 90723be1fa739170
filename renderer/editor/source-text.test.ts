import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenLineEnds } from './source-text.ts';

test.each([
  ['no line end', 'x', { text: 'x', lineEnd: '\n', changed: false }],
  ['LF', 'a\nb\n', { text: 'a\nb\n', lineEnd: '\n', changed: false }],
  ['CRLF', 'a\r\nb\r\n', { text: 'a\r\nb\r\n', lineEnd: '\r\n', changed: false }],
  ['mostly LF', 'a\nb\r\nc\n', { text: 'a\nb\nc\n', lineEnd: '\n', changed: true }],
  ['mostly CRLF', 'a\r\nb\nc\r\n', { text: 'a\r\nb\r\nc\r\n', lineEnd: '\r\n', changed: true }],
  ['half and half', 'a\r\nb\n', { text: 'a\nb\n', lineEnd: '\n', changed: true }],
  ['a lone CR', 'a\rb', { text: 'a\nb', lineEnd: '\n', changed: true }],
  [
    'U+2028, NUL and a byte order mark',
    '\uFEFFa\u2028b\0',
    { text: '\uFEFFa\u2028b\0', lineEnd: '\n', changed: false },
  ],
])('%s', (_name, text, even) => expect(evenLineEnds(text)).toEqual(even));

const someText = fc.string({
  unit: fc.constantFrom('a', '\r', '\n', '\r\n', '\u2028'),
  maxLength: 20,
});

test('what is even stays, and what was made even is even', () => {
  fc.assert(
    fc.property(someText, (text) => {
      const once = evenLineEnds(text);
      const twice = evenLineEnds(once.text);
      expect(twice).toEqual({ ...twice, text: once.text, changed: false });
      expect(once.text.replaceAll(/\r\n|\r|\n/g, '')).toBe(text.replaceAll(/\r\n|\r|\n/g, ''));
    }),
  );
});
