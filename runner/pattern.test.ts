import { expect, test } from 'vitest';
import { matchesWhole } from './pattern.ts';

test('a pattern must match the whole text', () => {
  expect(matchesWhole('a+', 'aaa')).toBe(true);
  expect(matchesWhole('a+', 'aaab')).toBe(false);
  expect(matchesWhole('a|b', 'b')).toBe(true);
  expect(matchesWhole('ñ.', 'ñ😀')).toBe(true);
});

test('a pattern that is none decides nothing', () => {
  expect(matchesWhole('(', 'a')).toBeNull();
});

test('a text that makes a pattern go on for ever is given up', () => {
  expect(matchesWhole('(a+)+b', `${'a'.repeat(40)}c`)).toBeNull();
});

test('a text is data, whatever stands in it', () => {
  expect(matchesWhole('.*', "'); process.exit(1); ('")).toBe(true);
});
