import { expect, test } from 'vitest';
import { maySignOut, ruleSignIn } from './sign-in.ts';
import type { SignInFacts } from './sign-in.ts';

const facts = (over: Partial<SignInFacts> = {}): SignInFacts => ({
  known: true,
  shell: 'electron',
  shells: ['electron'],
  takenBySomeoneElse: false,
  seat: 'S1',
  stationName: 'S1',
  codes: true,
  openAttempt: null,
  finishedAttempts: 0,
  nowMs: 1_000,
  opensAtMs: null,
  closesAtMs: null,
  code: 'none',
  ...over,
});
const open = {};

test.each([
  ['a first attempt at the own seat', {}, { kind: 'new-attempt', allowedBy: null }],
  ['an attempt that is open here', { openAttempt: open }, { kind: 'go-on' }],
  [
    'an attempt that is open here, at another seat',
    { openAttempt: open, seat: 'S2' },
    { kind: 'go-on' },
  ],
  [
    'an attempt that is open here, after the window closed',
    { openAttempt: open, closesAtMs: 5 },
    { kind: 'go-on' },
  ],
  ['a shell that the exam does not take', { shell: 'loopback' }, { kind: 'shell-not-accepted' }],
  ['nobody of the roster', { known: false }, { kind: 'unknown-student' }],
  ['a place that is taken', { takenBySomeoneElse: true }, { kind: 'someone-else-signed-in' }],
  ['another seat', { seat: 'S2' }, { kind: 'code-needed', purpose: 'other-station' }],
  [
    'another seat with the code',
    { seat: 'S2', code: 'right' },
    { kind: 'new-attempt', allowedBy: 'other-station' },
  ],
  ['another seat with a wrong code', { seat: 'S2', code: 'wrong' }, { kind: 'wrong-code' }],
  ['a student without a seat', { seat: null }, { kind: 'new-attempt', allowedBy: null }],
  [
    'a station without a name',
    { stationName: null, seat: 'S2' },
    { kind: 'new-attempt', allowedBy: null },
  ],
  ['a second attempt', { finishedAttempts: 1 }, { kind: 'code-needed', purpose: 'second-attempt' }],
  [
    'a second attempt with the code',
    { finishedAttempts: 1, code: 'right' },
    { kind: 'new-attempt', allowedBy: 'second-attempt' },
  ],
  [
    'a second attempt where nobody makes codes',
    { finishedAttempts: 1, codes: false },
    { kind: 'new-attempt', allowedBy: null },
  ],
  ['a moment too early', { opensAtMs: 1_001 }, { kind: 'not-yet-open', opensAtMs: 1_001 }],
  ['the moment it opens', { opensAtMs: 1_000 }, { kind: 'new-attempt', allowedBy: null }],
  ['a moment before it closes', { closesAtMs: 1_001 }, { kind: 'new-attempt', allowedBy: null }],
  ['the moment it closes', { closesAtMs: 1_000 }, { kind: 'closed', closedAtMs: 1_000 }],
] as const)('%s', (_name, over, ruling) => {
  expect(ruleSignIn(facts(over))).toEqual(ruling);
});

test('only staff return a finished exam to the start, where there are staff', () => {
  expect(maySignOut('finished', true)).toBe(false);
  expect(maySignOut('finished', false)).toBe(true);
  expect(maySignOut('running', true)).toBe(true);
});
