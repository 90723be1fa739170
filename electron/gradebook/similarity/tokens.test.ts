import { describe, expect, test } from 'vitest';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { tokensOf } from './tokens.ts';

const kinds = (language: ProgrammingLanguage, text: string) =>
  tokensOf(language, text).map(({ kind }) => kind);

/** The same program twice: as a student wrote it, and with other names, literals, spaces and comments. */
const SAME: readonly (readonly [ProgrammingLanguage, string, string])[] = [
  [
    'python',
    'def area(w, h):\n    """Area."""\n    if w <= 0: return f"bad {w}"\n    return w * h + 1.5\n',
    "# disguised\ndef f(aa,\n      bb):\n  'x'\n  if aa<=10:  # here\n      return f'no {aa}';\n  return aa*bb+2\n",
  ],
  [
    'javascript',
    'const area = (w, h) => { if (w <= 0) return `bad ${w}`; return w * h + 1.5; }',
    '/* disguised */ const f = (aa, bb) => {\n  if (aa<=10) return `no ${aa}`\n  return aa*bb+2 // here\n}',
  ],
  [
    'java',
    'class A { static int area(int w, int h) { return w > 0 ? w * h : f("bad", \'c\'); } }',
    'class Bb { /* x */ static int g(int a,int b) {\n return a>1 ? a*b\n : h("", \'d\'); // y\n} }',
  ],
  [
    'csharp',
    'class A { static int Area(int w, int h) => w > 0 ? w * h : F($"bad {w}"); }',
    'class Bb { /* x */ static int G(int a,int b) =>\n a>1 ? a*b : H(@"no"); // y\n }',
  ],
];

describe('other names, literals, spaces and comments are the same tokens', () => {
  test.each(SAME)('%s', (language, text, disguised) => {
    expect(kinds(language, disguised)).toEqual(kinds(language, text));
    expect(kinds(language, text).length).toBeGreaterThan(15);
  });
});

test.each(['python', 'javascript', 'java', 'csharp'] as const)(
  'what is done stays in the tokens: %s',
  (language) => {
    expect(kinds(language, 'a = b + c')).not.toEqual(kinds(language, 'a = b - c'));
    expect(kinds(language, 'a = b + c')).not.toEqual(kinds(language, 'a = b + 1'));
  },
);

test.each(['python', 'javascript', 'java', 'csharp'] as const)(
  'a program that is no program has tokens in order: %s',
  (language) => {
    const text = 'def ( }} "x class 12 @@ \n if: ñ `a ${ 🎉';
    const tokens = tokensOf(language, text);
    expect(tokens.length).toBeGreaterThan(3);
    expect(tokens.map(({ from }) => from)).toEqual(
      tokens.map(({ from }) => from).toSorted((a, b) => a - b),
    );
    expect(tokensOf(language, '')).toEqual([]);
  },
);

test('comparisons in JavaScript are no type arguments', () => {
  expect(kinds('javascript', 'f(a < b, c > (d));')).toEqual([
    ...['name', '(', 'name', '<', 'name', ',', 'name', '>', '(', 'name', ')', ')'],
  ]);
});

test('a token stands where it is in the text', () => {
  const text = 'x = ñandú + "🎉" # fin';
  expect(tokensOf('python', text).map(({ from, to }) => text.slice(from, to))).toEqual([
    ...['x', '=', 'ñandú', '+', '"🎉"'],
  ]);
});
