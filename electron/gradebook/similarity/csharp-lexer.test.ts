import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csharpTokens } from './csharp-lexer.ts';

const kinds = (text: string) => csharpTokens(text).map(({ kind }) => kind);
const cut = (text: string) => csharpTokens(text).map(({ from, to }) => text.slice(from, to));

describe('a text is one token to its end', () => {
  test.each([
    ['plain', '"a \\" \\\\"'],
    ['empty', '""'],
    ['verbatim, with a backslash before its end', '@"c:\\dir\\"'],
    ['verbatim, with quotes and a line break', '@"say ""hi""\n""there"""'],
    ['of quotes alone', '@""""'],
    ['with a hole', '$"a {b + 1} c"'],
    ['with a text in its hole', '$"a {f("}", \'"\')} c"'],
    ['with braces that are none', '$"{{ \\" {x} }}"'],
    ['with holes in the hole', '$"{ $"{ new { a = 1 } }" }"'],
    ['verbatim with holes, either way round', '$@"a ""{b}"" \\"'],
    ['verbatim with holes, the other way round', '@$"a ""{b}"" \\"'],
    ['raw', '"""a "b" ""c"" \\"""'],
    ['raw over lines, with more quotes', '""""\n  a """ b\n  """"'],
    ['raw with holes of two braces', '$$"""{ {{a["""x"""]}} }"""'],
    ['a character', "'\\''"],
    ['a quote as a character', "'\"'"],
  ])('%s', (_name, text) => {
    expect(cut(`x = ${text};`)).toEqual(['x', '=', text, ';']);
    expect(kinds(text)).toEqual(['text']);
  });
});

test('an unfinished text ends with its line, and what follows is still read', () => {
  expect(cut('a = "oops;\nb = 1;')).toEqual(['a', '=', '"oops;', 'b', '=', '1', ';']);
  expect(cut("a = 'oops\nb")).toEqual(['a', '=', "'oops", 'b']);
});

test('comments and directives are no tokens', () => {
  expect(
    cut('#region x "y\n#if A\na/* b "c */d // e\n/// f\n  #endregion\ng /* never ends'),
  ).toEqual([...['a', 'd', 'g']]);
  expect(cut('a #b')).toEqual(['a', '#', 'b']);
});

test.each(['0', '1_000', '0x1F_FFu', '0b1010UL', '1.5', '.5e-3', '1e10', '2.0f', '3m'])(
  'the number %s',
  (text) => expect(kinds(`${text};`)).toEqual(['number', ';']),
);

test('words, names and signs', () => {
  expect(kinds('public class ñandú_1 { var @class = x ?? y?.z; }')).toEqual([
    ...['public', 'class', 'name', '{', 'name', 'name', '=', 'name', '??', 'name', '?.', 'name'],
    ...[';', '}'],
  ]);
  expect(cut('a[1..^2] >>= b => c ??= d')).toEqual([
    ...['a', '[', '1', '..', '^', '2', ']', '>', '>=', 'b', '=>', 'c', '??=', 'd'],
  ]);
});

test('whatever is written, tokens stand in order, overlap nowhere, and the end is reached', () => {
  const pieces = fc.constantFrom(
    ...[
      '"',
      '"""',
      "'",
      '\\',
      '$',
      '@',
      '{',
      '}',
      '{{',
      '/*',
      '*/',
      '//',
      '\n',
      '#',
      'a',
      '1',
      ' ',
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme' }))), (parts) => {
      const text = parts.join('');
      let end = 0;
      for (const { from, to } of csharpTokens(text)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});
