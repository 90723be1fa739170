import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { beat, CADENCE_GAPS, freshCadence, type CadenceFlag } from './cadence.ts';

/** Flags raised by presses with these gaps between them. */
function flagsOf(gapsMs: readonly number[]): CadenceFlag[] {
  let cadence = beat(freshCadence, 0).cadence;
  let atMs = 0;
  const flags: CadenceFlag[] = [];
  for (const gapMs of gapsMs) {
    atMs += gapMs;
    const beaten = beat(cadence, atMs);
    cadence = beaten.cadence;
    if (beaten.flag !== null) flags.push(beaten.flag);
  }
  return flags;
}

const every = (gapMs: number, count: number): number[] => Array<number>(count).fill(gapMs);

test.each<[string, number[], CadenceFlag[]]>([
  ['keys without a gap are too fast', every(0, CADENCE_GAPS), ['too-fast']],
  ['one key fewer is too few to tell', every(0, CADENCE_GAPS - 1), []],
  ['19 ms is too fast', every(19, CADENCE_GAPS), ['too-fast']],
  ['a timer of 20 ms is too even', every(20, CADENCE_GAPS), ['too-even']],
  ['a timer of 399 ms is too even', every(399, CADENCE_GAPS), ['too-even']],
  ['a slow even rhythm is no sign', every(400, CADENCE_GAPS), []],
  [
    'a spread of 4 ms is a hand',
    Array.from({ length: CADENCE_GAPS }, (_, at) => (at % 2 ? 96 : 104)),
    [],
  ],
  [
    'a spread of 3 ms is a timer',
    Array.from({ length: CADENCE_GAPS }, (_, at) => (at % 2 ? 97 : 103)),
    ['too-even'],
  ],
  ['a burst is one flag, two bursts are two', every(1, 2 * CADENCE_GAPS), ['too-fast', 'too-fast']],
  [
    'a pause does not make a timer uneven',
    [...every(100, 20), 5_000, ...every(100, 20)],
    ['too-even'],
  ],
  [
    'pauses do not make a burst slower',
    every(1, CADENCE_GAPS).flatMap((gap, at) => (at % 10 === 9 ? [5_000, gap] : [gap])),
    ['too-fast'],
  ],
])('%s', (_name, gapsMs, flags) => expect(flagsOf(gapsMs)).toEqual(flags));

test('hands are not flagged: gaps of 60 to 400 ms that vary', () => {
  const varied = fc
    .array(fc.integer({ min: 60, max: 400 }), {
      minLength: CADENCE_GAPS,
      maxLength: 4 * CADENCE_GAPS,
    })
    .filter((gaps) => Math.max(...gaps) - Math.min(...gaps) > 100);
  fc.assert(
    fc.property(varied, (gapsMs) => {
      // Alternating with their reverse keeps every window as varied as the whole.
      const mixed = gapsMs.flatMap((gap, at) => [gap, at % 2 === 0 ? 70 : 250]);
      expect(flagsOf(mixed)).toEqual([]);
    }),
  );
});
