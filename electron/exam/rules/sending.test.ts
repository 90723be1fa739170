import { expect, test } from 'vitest';
import { cooldownLeftMs, draftState, reviewRow, ruleSend, sentAtEnd } from './sending.ts';
import type { SendingFacts, Sent } from './sending.ts';

const SHA = 'a'.repeat(64);
const sent = (over: Partial<Sent> = {}): Sent => ({
  id: 'b6f7f2b0-6c51-4e37-8f0e-5d3a7f8f0c11',
  problemId: 'suma',
  purpose: 'final',
  code: 'K7QX-3DHA',
  sourceSha256: SHA,
  receivedAtMs: 10_000,
  late: false,
  automatic: false,
  ...over,
});
const facts = (over: Partial<SendingFacts> = {}): SendingFacts => ({
  phase: 'running',
  late: false,
  endedAtMs: 0,
  purpose: 'final',
  finalsMax: 2,
  cooldownMs: 5_000,
  sent: [],
  nowMs: 20_000,
  ...over,
});
const two = [sent(), sent()];

test.each([
  ['while the exam runs', {}, 'ok'],
  ['before it has begun', { phase: 'waiting' }, 'not-begun'],
  ['in a break', { phase: 'break' }, 'on-break'],
  ['in the grace, late', { phase: 'grace', late: true }, 'ok'],
  ['after the end', { phase: 'finished' }, 'exam-over'],
  ['the last final that is left', { sent: [sent()] }, 'ok'],
  ['one final too many', { sent: two }, 'finals-used'],
  ['a practice run after the last final', { sent: two, purpose: 'practice' }, 'ok'],
  [
    'finals that practice runs and the end of time did not use up',
    {
      sent: [sent({ purpose: 'practice' }), sent({ automatic: true }), sent()],
    },
    'ok',
  ],
  ['a moment before the cool-down is over', { sent: [sent()], nowMs: 14_999 }, 'cooling-down'],
  ['at the end of the cool-down', { sent: [sent()], nowMs: 15_000 }, 'ok'],
  [
    'within the cool-down, but in the grace',
    { sent: [sent()], nowMs: 12_000, phase: 'grace' },
    'ok',
  ],
] as const)('%s', (_name, over, expected) => {
  const ruled = ruleSend(facts(over));
  expect(ruled.ok ? 'ok' : ruled.error.kind).toBe(expected);
});

test('a system clock set back makes no wait longer than the cool-down', () => {
  expect(cooldownLeftMs([sent({ receivedAtMs: 1e12 })], 5_000, 0)).toBe(5_000);
});

const draft = (over = {}) => ({ sha256: SHA, savedAtMs: 1, isStarter: false, ...over });

test.each([
  ['no draft, nothing sent', null, null, 'untouched', false],
  ['the starter, nothing sent', draft({ isStarter: true }), null, 'untouched', false],
  ['a text, nothing sent', draft(), null, 'unsent', true],
  ['the text that was sent', draft(), sent(), 'sent', false],
  ['another text than was sent', draft({ sha256: 'b'.repeat(64) }), sent(), 'unsent', true],
  [
    'the starter put back after sending',
    draft({ sha256: 'c', isStarter: true }),
    sent(),
    'unsent',
    false,
  ],
  ['no draft, but something sent', null, sent(), 'sent', false],
] as const)('%s', (_name, kept, last, state, goes) => {
  expect(draftState(kept, last)).toBe(state);
  expect(sentAtEnd(kept, last)).toBe(goes);
});

test('a review row tells the last final, never a practice run after it', () => {
  const row = reviewRow({
    problemId: 'suma',
    finalsMax: 3,
    cooldownMs: 5_000,
    nowMs: 12_000,
    draft: draft(),
    sent: [sent(), sent({ purpose: 'practice', code: 'OTHER', receivedAtMs: 11_000 })],
  });
  expect(row).toMatchObject({ draft: 'sent', finalsUsed: 1, finalsLeft: 2, waitMs: 4_000 });
  expect(row.last).toMatchObject({ code: 'K7QX-3DHA', sourceSha256: SHA });
});
