// What goes wrong in the lab. Every kind of fault happens in every run; where, when and for how long is chance.
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { wholeBelow } from './chance.ts';
import type { CableState } from './cable.ts';

const DAY_MS = 24 * HOUR_MS;

export type Fault = { readonly atMs: number } & (
  | { readonly what: 'power-off' | 'power-on'; readonly row: number }
  | { readonly what: 'network'; readonly row: number; readonly state: CableState }
  | { readonly what: 'clocks'; readonly row: number; readonly offMs: number }
  | { readonly what: 'engine'; readonly row: number; readonly ready: boolean }
  /** The disk of the station itself. */
  | { readonly what: 'own-disk'; readonly row: number; readonly full: boolean }
  /** The share that the row sends to. */
  | { readonly what: 'share'; readonly row: number; readonly full: boolean }
  | { readonly what: 'desk-disk'; readonly full: boolean }
  | { readonly what: 'desk-killed' | 'desk-back' }
  /** Bundles and beats that were sent before are sent again, in another order, some of them changed. */
  | { readonly what: 'replay' }
);

type Given = { readonly rows: number; readonly examMs: number; readonly chance: () => number };

export function planFaults({ rows, examMs, chance }: Given): Fault[] {
  const faults: Fault[] = [];
  const aRow = (): number => wholeBelow(chance, rows);
  /** A span within the exam, begun at the latest after that share of it: both ends. */
  const span = (longestMs: number, latest = 0.8): readonly [number, number] => {
    const fromMs = examMs * (0.05 + (latest - 0.05) * chance());
    return [fromMs, fromMs + Math.min(longestMs, examMs / 5) * (0.1 + 0.9 * chance())];
  };
  const often = (times: number, plan: (row: number) => void): void => {
    for (let time = 0; time < Math.max(1, Math.round(times)); time += 1) plan(aRow());
  };

  /** One row's power at a time, so that it is never switched on twice. */
  let powerMs = examMs * 0.1;
  for (let cut = 0; cut < Math.max(2, rows); cut += 1) {
    const row = aRow();
    const onMs = powerMs + 5 * SECOND_MS + Math.min(2 * MINUTE_MS, examMs / 60) * chance();
    faults.push({ atMs: powerMs, what: 'power-off', row }, { atMs: onMs, what: 'power-on', row });
    powerMs = onMs + (examMs * 0.7 * chance()) / Math.max(2, rows);
  }
  for (let row = 0; row < rows; row += 1) {
    const [cutMs, mendedMs] = span(15 * MINUTE_MS);
    const state = row % 3 === 1 ? 'hole' : 'cut';
    faults.push({ atMs: cutMs, what: 'network', row, state });
    faults.push({ atMs: mendedMs, what: 'network', row, state: 'whole' });
  }
  often(rows / 5, (row) => {
    const offMs = chance() < 0.5 ? DAY_MS : -DAY_MS;
    faults.push({ atMs: span(0)[0], what: 'clocks', row, offMs });
  });
  for (const what of ['own-disk', 'share'] as const)
    often(rows / 4, (row) => {
      // A student whose disk is full until the end has nothing that could be kept.
      const [fullMs, freeMs] = span(10 * MINUTE_MS, what === 'own-disk' ? 0.6 : 0.8);
      faults.push(
        { atMs: fullMs, what, row, full: true },
        { atMs: freeMs, what, row, full: false },
      );
    });
  often(rows / 5, (row) => {
    const [goneMs, backMs] = span(10 * MINUTE_MS);
    faults.push({ atMs: goneMs, what: 'engine', row, ready: false });
    faults.push({ atMs: backMs, what: 'engine', row, ready: true });
  });
  for (const partMs of [examMs * 0.2, examMs * 0.6]) {
    const killedMs = partMs + examMs * 0.1 * chance();
    faults.push({ atMs: killedMs, what: 'desk-killed' });
    faults.push({ atMs: killedMs + examMs * 0.05 * (0.2 + chance()), what: 'desk-back' });
  }
  const [deskFullMs] = span(0);
  faults.push({ atMs: deskFullMs, what: 'desk-disk', full: true });
  faults.push({
    atMs: deskFullMs + Math.min(5 * MINUTE_MS, examMs / 10),
    what: 'desk-disk',
    full: false,
  });
  for (let replay = 1; replay <= 6; replay += 1)
    faults.push({ atMs: (examMs * replay) / 7, what: 'replay' });
  return faults.toSorted((one, other) => one.atMs - other.atMs);
}
