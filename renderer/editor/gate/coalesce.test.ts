import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GateSighting } from '#contract/sighting.ts';
import { COALESCE_MS, dueSightings, nothingSeen, see } from './coalesce.ts';

const paste = (atMs: number, length = 1) =>
  ({ kind: 'paste-blocked', detail: 'clipboard', atMs, length }) as const;
const drop = (atMs: number) => ({ kind: 'drop-blocked', detail: 'text', atMs, length: 5 }) as const;

test('the first is told at once', () => {
  expect(see(nothingSeen, paste(0)).tell).toEqual({ ...paste(0), count: 1 });
});

test('those of the next second are told together when it is over', () => {
  let coalescing = see(nothingSeen, paste(0)).coalescing;
  for (const atMs of [1, 2, 999]) {
    const seen = see(coalescing, paste(atMs, 10));
    expect(seen.tell).toBeNull();
    coalescing = seen.coalescing;
  }
  expect(dueSightings(coalescing, COALESCE_MS - 1).tell).toEqual([]);
  const due = dueSightings(coalescing, COALESCE_MS);
  expect(due.tell).toEqual([{ ...paste(1), length: 30, count: 3 }]);
  expect(due.coalescing.size).toBe(0);
});

test('another kind is told at once beside it', () => {
  const first = see(nothingSeen, paste(0));
  expect(see(first.coalescing, drop(1)).tell).toEqual({ ...drop(1), count: 1 });
});

test('no try is lost and none is told twice, whatever the times', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(3_000), fc.boolean(), fc.nat(50)), { maxLength: 60 }),
      (tries) => {
        let coalescing = nothingSeen;
        let atMs = 0;
        const told: GateSighting[] = [];
        for (const [gapMs, isPaste, length] of tries) {
          atMs += gapMs;
          const due = dueSightings(coalescing, atMs);
          const seen = see(due.coalescing, isPaste ? paste(atMs, length) : drop(atMs));
          told.push(...due.tell, ...(seen.tell === null ? [] : [seen.tell]));
          coalescing = seen.coalescing;
        }
        told.push(...dueSightings(coalescing, Number.POSITIVE_INFINITY).tell);
        const count = told.reduce((sum, one) => sum + one.count, 0);
        const length = told.reduce((sum, one) => sum + one.length, 0);
        expect(count).toBe(tries.length);
        expect(length).toBe(
          tries.reduce((sum, [, isPaste, each]) => sum + (isPaste ? each : 5), 0),
        );
      },
    ),
  );
});
