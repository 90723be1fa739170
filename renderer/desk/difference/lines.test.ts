import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf, EDITS_MAX, partnersOf } from './lines.ts';
import type { DifferenceRow } from './lines.ts';

const signs = (rows: readonly DifferenceRow[]): string =>
  rows.map(({ kind }) => ({ same: '=', removed: '-', added: '+' })[kind]).join('');

/** Few different lines, so that much is alike. */
const text = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 })
  .map((l) => l.join('\n'));

test('either side comes back from the rows, with its line numbers', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const rows = differenceOf(before, after);
      const old = rows.filter((row) => row.kind !== 'added');
      const next = rows.filter((row) => row.kind !== 'removed');
      expect(old.map((row) => row.text).join('\n')).toBe(before);
      expect(next.map((row) => row.text).join('\n')).toBe(after);
      expect(old.map((row) => row.before)).toEqual(old.map((_row, at) => at + 1));
      expect(next.map((row) => row.after)).toEqual(next.map((_row, at) => at + 1));
    }),
  );
});

test('no more is marked than must be', () => {
  const longest = (one: readonly string[], other: readonly string[]): number => {
    const table = one.map(() => other.map(() => 0));
    one.forEach((line, x) =>
      other.forEach((match, y) => {
        const diagonal = (table[x - 1]?.[y - 1] ?? 0) + 1;
        const best = Math.max(table[x - 1]?.[y] ?? 0, table[x]?.[y - 1] ?? 0);
        table[x]![y] = line === match ? diagonal : best;
      }),
    );
    return table.at(-1)?.at(-1) ?? 0;
  };
  fc.assert(
    fc.property(text, text, (before, after) => {
      const same = differenceOf(before, after).filter(({ kind }) => kind === 'same').length;
      expect(same).toBe(longest(before.split('\n'), after.split('\n')));
    }),
  );
});

test('equal texts have no difference, and a changed line is one out and one in', () => {
  expect(signs(differenceOf('a\nb\nc', 'a\nb\nc'))).toBe('===');
  expect(signs(differenceOf('a\nb\nc', 'a\nx\nc'))).toBe('=-+=');
  expect(signs(differenceOf('', 'a'))).toBe('-+');
});

test('texts that share nothing are wholly replaced, however long', () => {
  const many = (letter: string) =>
    Array.from({ length: EDITS_MAX }, (_, at) => `${letter}${at}`).join('\n');
  const rows = differenceOf(many('a'), many('b'));
  expect(signs(rows)).toBe('-'.repeat(EDITS_MAX) + '+'.repeat(EDITS_MAX));
});

test('within a change what goes stands before what comes, and each line knows its partner', () => {
  const rows = differenceOf('a\none\ntwo\nb', 'a\nuno\ndos\ntres\nb');
  expect(signs(rows)).toBe('=--+++=');
  expect(partnersOf(rows)).toEqual([null, 'uno', 'dos', 'one', 'two', null, null]);
});
