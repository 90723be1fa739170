import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makePlan } from './plan.ts';
import type { PlanOptions } from './plan.ts';

const options: fc.Arbitrary<PlanOptions> = fc.record({
  stations: fc.integer({ min: 1, max: 40 }),
  hours: fc.constantFrom(0.1, 0.5, 2),
  seed: fc.nat(),
  rowSize: fc.integer({ min: 1, max: 8 }),
});

test('the same seed plans the same day, and another one another', () => {
  fc.assert(
    fc.property(options, (given) => {
      expect(makePlan(given)).toEqual(makePlan(given));
      expect(makePlan({ ...given, seed: given.seed + 1 })).not.toEqual(makePlan(given));
    }),
    { numRuns: 20 },
  );
});

test('nobody works after they finished or their time is over, and all that is sent is expected once', () => {
  fc.assert(
    fc.property(options, (given) => {
      const { stations, endMs } = makePlan(given);
      for (const { acts, expected } of stations) {
        const finish = acts.find(({ act }) => act.what === 'finish')?.atMs ?? endMs;
        const sends = acts.flatMap(({ act }) => (act.what === 'send' ? act.text : []));
        for (const { atMs, act } of acts)
          if (act.what !== 'finish') expect(atMs).toBeLessThan(finish);
        const sources = expected.map(({ source }) => source);
        expect(new Set(sources).size).toBe(sources.length);
        expect(sources).toEqual(expect.arrayContaining(sends));
      }
    }),
    { numRuns: 50 },
  );
});

test('what is cut is mended, and every row that loses its power gets it back before it loses it again', () => {
  fc.assert(
    fc.property(options, (given) => {
      const { faults, rows } = makePlan(given);
      const times = faults.map(({ atMs }) => atMs);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      const power = faults.flatMap((one) =>
        one.what === 'power-off' || one.what === 'power-on' ? `${one.what} ${one.row}` : [],
      );
      for (let at = 0; at < power.length; at += 2)
        expect(power[at + 1]).toBe(power[at]?.replace('off', 'on'));
      for (let row = 0; row < rows; row += 1) {
        const network = faults.filter((one) => one.what === 'network' && one.row === row);
        expect(network.at(-1)).toMatchObject({ state: 'whole' });
      }
    }),
    { numRuns: 50 },
  );
});
