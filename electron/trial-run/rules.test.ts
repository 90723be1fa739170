import { expect, test } from 'vitest';
import { BURST_MAX, EARN_MS, fullPurse, mayStart, spendRun } from './rules.ts';
import type { Purse } from './rules.ts';

const free = { refusedByExam: null, sourceFault: null, isRunning: false };
const asked = { args: ['-x', 'ñ'], input: '1\n' };

test('a run may begin where nothing speaks against it', () => {
  expect(mayStart(free, asked)).toEqual({ ok: true, value: null });
});

test.each([
  ['the exam refuses', { refusedByExam: { kind: 'on-break' } }, asked, 'on-break'],
  ['the source cannot be run', { sourceFault: { kind: 'source-empty' } }, asked, 'source-empty'],
  ['one runs already', { isRunning: true }, asked, 'already-running'],
  ['an argument holds a zero', {}, { ...asked, args: ['a\0b'] }, 'unclear-input'],
  ['the input holds half a character', {}, { ...asked, input: '\ud83d' }, 'unclear-input'],
] as const)('not where %s', (_name, over, words, kind) => {
  const ruled = mayStart({ ...free, ...over }, words);
  expect(ruled.ok ? 'ok' : ruled.error.kind).toBe(kind);
});

function spent(purse: Purse, times: number, nowMs: number): Purse {
  let left = purse;
  for (let run = 0; run < times; run += 1) {
    const ruled = spendRun(left, nowMs);
    if (!ruled.ok) throw new Error('refused too early');
    left = ruled.value;
  }
  return left;
}

test('a burst of runs is free, the next one waits until it is earned', () => {
  const empty = spent(fullPurse(0), BURST_MAX, 0);
  expect(spendRun(empty, 0)).toEqual({
    ok: false,
    error: { kind: 'cooling-down', waitMs: EARN_MS },
  });
  expect(spendRun(empty, EARN_MS - 1)).toMatchObject({ ok: false, error: { waitMs: 1 } });
  expect(spendRun(empty, EARN_MS).ok).toBe(true);
});

test('no more than a burst is saved up', () => {
  const rested = spent(fullPurse(0), BURST_MAX, 1e12);
  expect(spendRun(rested, 1e12).ok).toBe(false);
});
