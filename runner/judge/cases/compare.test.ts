import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Compare } from '#contract/test-kinds.ts';
import { difference, isNear, trimmed } from './compare.ts';
import type { Rule } from './compare.ts';

const ruleOf = (compare: Compare, absolute = 0, relative = 0): Rule => ({
  compare,
  tolerance: { absolute, relative },
  matches: (pattern, text) => new RegExp(`^(?:${pattern})$`, 'su').test(text),
});
const isSame = (compare: Compare, expected: string, actual: string): boolean =>
  difference(ruleOf(compare), expected, actual) === null;

const RULES: readonly Compare[] = ['exact', 'trimmed', 'tokens', 'numbers'];
const text = fc.string({
  unit: fc.constantFrom('a', 'B', 'ñ', '1', '.', ' ', '\t', '\n', '\r', '-', 'e'),
});

describe('for any text', () => {
  test('it is the same as itself by every rule', () => {
    fc.assert(fc.property(text, (one) => RULES.every((compare) => isSame(compare, one, one))));
  });

  test('what a stricter rule lets pass, a looser one does', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const passes = RULES.map((compare) => isSame(compare, one, other));
        const first = passes.indexOf(true);
        expect(first === -1 || passes.slice(first).every(Boolean)).toBe(true);
      }),
    );
  });

  test('blanks at the ends of lines and empty lines at the end never count when trimmed', () => {
    const blanks = fc.string({ unit: fc.constantFrom(' ', '\t') });
    const lines = fc.array(fc.tuple(fc.stringMatching(/^[a-z ]*[a-z]$/), blanks));
    fc.assert(
      fc.property(lines, fc.stringMatching(/^[ \t\n]*$/), fc.boolean(), (pairs, end, isCrLf) => {
        const join = isCrLf ? '\r\n' : '\n';
        const bare = pairs.map(([line]) => line).join('\n');
        const padded = pairs.map((pair) => pair.join('')).join(join) + end;
        expect(isSame('trimmed', bare, padded)).toBe(true);
        expect(trimmed(trimmed(padded))).toBe(trimmed(padded));
      }),
    );
  });

  test('one changed letter is seen by every rule', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-y\n ]*$/),
        fc.stringMatching(/^[a-y\n ]*$/),
        (left, right) => {
          for (const compare of RULES)
            expect(isSame(compare, `${left}q${right}`, `${left}z${right}`)).toBe(false);
        },
      ),
    );
  });

  test('a number within the tolerance is near, and twice as far is not', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, fc.double({ min: 1e-6, max: 10, noNaN: true }), (wanted, absolute) => {
        const tolerance = { absolute, relative: 0 };
        expect(isNear(wanted, wanted + absolute / 2, tolerance)).toBe(true);
        expect(isNear(wanted, wanted + absolute * 2, tolerance)).toBe(false);
      }),
    );
  });
});

test.each<[Compare, string, string, boolean]>([
  ['exact', 'a\n', 'a', false],
  ['trimmed', 'a\n', 'a \r\n\n', true],
  ['trimmed', 'a b', 'a  b', false],
  ['trimmed', 'a', ' a', false],
  ['trimmed', 'a\n\nb', 'a\nb', false],
  ['tokens', 'a b', ' a\n\tb ', true],
  ['tokens', '1.0', '1', false],
  ['numbers', '1.0 x', '1 x', true],
  ['numbers', '1e3', '1000', true],
  ['numbers', 'x', '1', false],
  ['numbers', '1', 'x', false],
  ['numbers', '1', 'nan', false],
  ['numbers', '1', 'Infinity', false],
  ['numbers', 'inf', 'inf', true],
  ['regex', 'h(o|a)la', 'hala\n', true],
  ['regex', 'hola', 'hola y adiós', false],
  ['regex', 'a.b', 'a\nb', true],
])('%s: %j against %j is %s', (compare, expected, actual, isPassed) => {
  expect(isSame(compare, expected, actual)).toBe(isPassed);
});

test('NaN and infinities are never near a number', () => {
  const wide = { absolute: 1e300, relative: 1 };
  for (const odd of [Number.NaN, Infinity, -Infinity]) expect(isNear(1, odd, wide)).toBe(false);
  expect(isNear(Infinity, -Infinity, wide)).toBe(false);
});

test.each([
  ['a\nb', 'a\nc', 'the output differs at line 2'],
  ['a\nb', 'a', 'the output ends before line 2'],
  ['a', 'a\nb', 'there is more output than expected, from line 2 on'],
  ['a', '', 'nothing was printed'],
])('where lines part is said: %j, %j', (expected, actual, words) => {
  expect(difference(ruleOf('trimmed'), expected, actual)).toBe(words);
});

test('a pattern that is not decided in time passes nothing', () => {
  const rule = { ...ruleOf('regex'), matches: () => null };
  expect(difference(rule, 'a', 'a')).toContain('too long');
});
