import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  charactersOf,
  endComposition,
  freshCredit,
  pressKey,
  spend,
  startComposition,
  type Arrival,
  type Credit,
  type CreditRuling,
} from './credit.ts';
import { DEFAULT_RULES, rulesFor, type GateRules } from './rules.ts';

const RULES = DEFAULT_RULES;

type Step =
  | { readonly do: 'press'; readonly text: string | null }
  | { readonly do: 'arrive'; readonly text: string; readonly replacedLength: number }
  | { readonly do: 'start' }
  | { readonly do: 'end' }
  | { readonly do: 'wait'; readonly ms: number };

const press = (text: string | null): Step => ({ do: 'press', text });
const arrive = (text: string, replacedLength = 0): Step => ({ do: 'arrive', text, replacedLength });
const start: Step = { do: 'start' };
const end: Step = { do: 'end' };
const wait = (ms: number): Step => ({ do: 'wait', ms });

type Ruled = { readonly arrival: Arrival; readonly ruling: CreditRuling };

/** Plays steps from an empty credit; what the rulings were, in order. */
function play(steps: readonly Step[], rules: GateRules = RULES): Ruled[] {
  let nowMs = 1_000;
  let credit: Credit = freshCredit(rules, nowMs);
  const ruled: Ruled[] = [];
  for (const step of steps) {
    switch (step.do) {
      case 'press':
        credit = pressKey(credit, { text: step.text }, nowMs, rules);
        break;
      case 'start':
        credit = startComposition(credit, nowMs, rules);
        break;
      case 'end':
        credit = endComposition(credit);
        break;
      case 'wait':
        nowMs += step.ms;
        break;
      case 'arrive': {
        const arrival = { text: step.text, replacedLength: step.replacedLength };
        const outcome = spend(credit, arrival, nowMs, rules);
        credit = outcome.credit;
        ruled.push({ arrival, ruling: outcome.ruling });
        break;
      }
    }
  }
  return ruled;
}

const answer = ({ ruling }: Ruled): string =>
  ruling.allowed ? ruling.source : `no: ${ruling.detail}`;

test.each<[string, Step[], string[]]>([
  ['a key pays for its own character', [press('a'), arrive('a')], ['typed']],
  ['Enter pays for a line break', [press('\n'), arrive('\n')], ['typed']],
  ['a key pays once', [press('a'), arrive('a'), wait(1), arrive('aa')], ['typed', 'no: commit']],
  ['and not for the same text again', [press('a'), arrive('a'), arrive('a')], ['typed', 'unkeyed']],
  ['a key pays for no other text', [press('a'), arrive('abc')], ['no: commit']],
  ['a key pays in time', [press('a'), wait(1_500), arrive('a')], ['typed']],
  ['a key too long ago pays nothing', [press('\n'), wait(1_501), arrive('\n')], ['no: line-break']],
  ['keys answer in order', [press('a'), press('b'), arrive('a'), arrive('b')], ['typed', 'typed']],
  ['a dead key pays for two characters', [press(null), arrive('´x')], ['composition']],
  ['and not for three', [press(null), arrive('abc')], ['no: commit']],
  ['and pays once', [press(null), arrive('´x'), arrive('´x')], ['composition', 'no: commit']],
  [
    'nine keys wait as eight',
    [...Array<Step>(9).fill(press('\n')), ...Array<Step>(9).fill(arrive('\n'))],
    [...Array<string>(8).fill('typed'), 'no: line-break'],
  ],
  [
    'a composition takes no letters of before for its own',
    [press('a'), press('b'), start, arrive('abcd')],
    ['unkeyed'],
  ],
  [
    'a composition leaves no key behind',
    [press('\n'), start, end, arrive('\n')],
    ['no: line-break'],
  ],
  [
    'a composition of many keys has an end',
    [
      press(null),
      start,
      ...Array<Step>(60).fill(press(null)),
      arrive('x'.repeat(32)),
      arrive('x'.repeat(33), 32),
    ],
    ['composition', 'no: composition'],
  ],
  [
    'the allowance does not grow while nobody writes',
    [wait(3_600_000), ...'abcde'.split('').map((one) => arrive(one))],
    ['unkeyed', 'unkeyed', 'unkeyed', 'unkeyed', 'no: commit'],
  ],
  ['a line break without Enter is refused', [press(null), arrive('\n')], ['no: line-break']],
  ['CRLF is a line break too', [press(null), arrive('\r\n')], ['no: line-break']],
  [
    'four characters without keys, and no fifth',
    'abcde'.split('').map((one) => arrive(one)),
    ['unkeyed', 'unkeyed', 'unkeyed', 'unkeyed', 'no: commit'],
  ],
  [
    'one more after two seconds',
    [...'abcd'.split('').map((one) => arrive(one)), wait(1_999), arrive('e'), wait(1), arrive('f')],
    ['unkeyed', 'unkeyed', 'unkeyed', 'unkeyed', 'no: commit', 'unkeyed'],
  ],
  ['a family is one character', [arrive('👨‍👩‍👧')], ['unkeyed']],
  ['a tower of accents is not', [arrive(`a${'\u0301'.repeat(16)}`)], ['no: commit']],
  ['a removal costs nothing', [arrive('', 3)], ['composition']],
  [
    'a composition is paid by its keys',
    [
      press(null),
      start,
      arrive('n'),
      press(null),
      arrive('ni', 1),
      press(null),
      arrive('你', 2),
      end,
    ],
    ['composition', 'composition', 'composition'],
  ],
  [
    'one key holds three characters in a composition',
    [press(null), start, arrive('abc')],
    ['composition'],
  ],
  ['and not four', [press(null), start, arrive('abcd')], ['no: composition']],
  [
    'parts that replace nothing add up',
    [press(null), start, arrive('abc'), arrive('d')],
    ['composition', 'no: composition'],
  ],
  [
    'a refused composition stays refused',
    [press(null), start, arrive('abcd'), arrive('a'), arrive('')],
    ['no: composition', 'no: composition', 'no: composition'],
  ],
  [
    'the next composition is a new one',
    [press(null), start, arrive('abcd'), end, press(null), start, arrive('a')],
    ['no: composition', 'composition'],
  ],
  [
    'a composition without keys lives off the allowance',
    [start, arrive('abcd'), end, start, arrive('e')],
    ['unkeyed', 'no: composition'],
  ],
])('%s', (_name, steps, expected) => {
  expect(play(steps).map((ruled) => answer(ruled))).toEqual(expected);
});

describe('accommodations', () => {
  test('dictation lets a phrase in, and not a page', () => {
    const rules = rulesFor({ dictation: true });
    const steps = [arrive('for each number\n'), arrive('x'.repeat(rules.dictationMaxChars + 1))];
    expect(play(steps, rules).map((ruled) => answer(ruled))).toEqual(['dictation', 'no: commit']);
  });

  test('what is left out keeps its default', () => {
    expect(rulesFor({})).toEqual(DEFAULT_RULES);
    expect(rulesFor({ unkeyedChars: 9 })).toEqual({ ...DEFAULT_RULES, unkeyedChars: 9 });
  });
});

const someText = fc.oneof(
  fc.constantFrom('', 'a', 'b', '\n', 'ab', '´x', 'ñ', '😀', "ni'hao"),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const someStep: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom(press('a'), press('b'), press('\n'), press(null), start, end),
  fc.record({ do: fc.constant('arrive' as const), text: someText, replacedLength: fc.nat(6) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.nat(3_000) }),
);

describe('whatever happens in whatever order', () => {
  test('what got in was paid for: a key, its slack, or the allowance', () => {
    fc.assert(
      fc.property(fc.array(someStep, { maxLength: 80 }), (steps) => {
        const lastsMs = steps.reduce((sum, step) => sum + (step.do === 'wait' ? step.ms : 0), 0);
        const keys = steps.filter((step) => step.do === 'press').length;
        const compositions = steps.filter((step) => step.do === 'start').length;
        const allowance = RULES.unkeyedChars + lastsMs / RULES.unkeyedRefillMs;
        // Two characters a key outside compositions; inside, one a key and the slack of each composition. Text that a
        // composition replaces is gone again, so only what stays counts.
        const most = 2 * keys + RULES.compositionSlackChars * compositions + allowance;
        expect(charactersThatStay(steps, play(steps))).toBeLessThanOrEqual(most);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a text of several lines never gets in', () => {
    fc.assert(
      fc.property(fc.array(someStep, { maxLength: 60 }), someText, (steps, tail) => {
        const last = play([...steps, arrive(`x\n${tail}`)]).at(-1);
        expect(last?.ruling.allowed).toBe(false);
      }),
    );
  });

  test('honest typing is never refused, however fast', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.nat(1_500)),
        ),
        (keys) => {
          const steps = keys.flatMap(([text, ms]) => [press(text), wait(ms), arrive(text)]);
          expect(
            play(steps).every(({ ruling }) => ruling.allowed && ruling.source === 'typed'),
          ).toBe(true);
        },
      ),
    );
  });
});

/** Characters let in, less those that later parts of the same composition replaced. */
function charactersThatStay(steps: readonly Step[], ruled: readonly Ruled[]): number {
  let stays = 0;
  let composed: string | null = null;
  let next = 0;
  for (const step of steps) {
    if (step.do === 'start' || step.do === 'end') {
      stays += charactersOf(composed ?? '');
      composed = step.do === 'start' ? '' : null;
    }
    if (step.do !== 'arrive') continue;
    const one = ruled[next];
    next += 1;
    if (one?.ruling.allowed !== true) continue;
    if (composed === null) stays += charactersOf(step.text);
    else
      composed = composed.slice(0, Math.max(0, composed.length - step.replacedLength)) + step.text;
  }
  return stays + charactersOf(composed ?? '');
}
