import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { howItEnded, judgeIo } from './judged.ts';
import type { CaseFacts } from './judged.ts';

const fine: CaseFacts = {
  ...{ stopped: null, status: 0, gone: false, hits: [], wallMs: 1 },
  ...{ stdout: 'x', stderr: '', isOutOfMemory: false },
};
const rule = {
  compare: 'exact',
  tolerance: { absolute: 0, relative: 0 },
  matches: () => true,
} as const;
const judging = { rule, expected: 'x', checked: null, checker: undefined };

test.each<[string, Partial<CaseFacts>, string, string | null]>([
  ['the right output', {}, 'passed', null],
  [
    'the right output, and a limit that was touched on the way',
    { hits: ['processes'] },
    'passed',
    null,
  ],
  ['the right output, and then too much', { stopped: 'output' }, 'failed', 'output'],
  ['the right output, and no end', { stopped: 'time' }, 'failed', 'time'],
  ['no end because of a crowd', { stopped: 'time', hits: ['processes'] }, 'failed', 'processes'],
  ['another status', { status: 1 }, 'failed', null],
  ['a status after a kill for memory', { status: -9, hits: ['memory'] }, 'failed', 'memory'],
  ['an exception of a full heap', { status: 1, isOutOfMemory: true }, 'failed', 'memory'],
  ['a full heap that was caught', { isOutOfMemory: true }, 'passed', null],
  ['the end of everything', { gone: true, status: null }, 'failed', null],
  [
    'the end of everything by the kernel',
    { gone: true, status: null, hits: ['memory'] },
    'failed',
    'memory',
  ],
  ['other output', { stdout: 'y' }, 'failed', null],
])('%s', (_name, facts, outcome, reached) => {
  expect(judgeIo({ exitCode: 0 }, { ...fine, ...facts }, judging)).toMatchObject({
    outcome,
    reached,
  });
});

test.each([
  [3, 3, true],
  [3, 0, false],
  ['any', 7, true],
  ['any', -9, false],
] as const)('a case that expects status %s ends well with %s: %s', (exitCode, status, isWell) => {
  expect(howItEnded({ ...fine, status }, exitCode) === null).toBe(isWell);
});

test.each([
  [{ status: 42, words: '' }, 'passed', null],
  [{ status: 43, words: 'too short\nsecret' }, 'failed', 'too short'],
  [{ status: 43, words: '' }, 'failed', 'the checker refuses the output'],
  [{ status: 1, words: 'Traceback' }, 'error', 'the checker failed: Traceback'],
  [{ status: 0, words: '' }, 'error', 'the checker failed: '],
  [{ status: null, words: '' }, 'error', 'the checker did not come to an end: '],
  [null, 'error', 'the checker failed: '],
])('a checker that answers %j', (checked, outcome, message) => {
  const asked = { ...judging, checked, checker: 'checker.py' };
  expect(judgeIo({ exitCode: 0 }, fine, asked)).toMatchObject({ outcome, message });
});

test('only a program that ended as expected, by itself, with the right output passes', () => {
  const facts = fc.record({
    stopped: fc.constantFrom(null, 'time' as const, 'output' as const),
    status: fc.option(fc.integer({ min: -64, max: 255 })),
    gone: fc.boolean(),
    hits: fc.subarray(['processes', 'memory', 'disk'] as const),
    wallMs: fc.nat(),
    stdout: fc.constantFrom('x', 'y', ''),
    stderr: fc.string(),
    isOutOfMemory: fc.boolean(),
  });
  fc.assert(
    fc.property(facts, (one) => {
      const isPassed = judgeIo({ exitCode: 0 }, one, judging).outcome === 'passed';
      const isRight = one.stopped === null && !one.gone && one.status === 0 && one.stdout === 'x';
      expect(isPassed).toBe(isRight);
    }),
  );
});
