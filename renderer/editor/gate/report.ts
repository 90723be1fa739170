// Tells sightings, a burst as one (see coalesce.ts), and keeps the timer for those that wait.
import type { GateSighting, GateSightingDetail, GateSightingKind } from '#contract/sighting.ts';
import { COALESCE_MS, dueSightings, nothingSeen, see } from './coalesce.ts';

export type Report = {
  /** @param length UTF-16 units that were tried; 0 where it cannot be known */
  see(kind: GateSightingKind, detail: GateSightingDetail, length: number): void;
  /** Tells what still waits, and ends the timer. */
  dispose(): void;
};

export function createReport(tell: (sighting: GateSighting) => void, nowMs: () => number): Report {
  let coalescing = nothingSeen;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const tellDue = (atMs: number): void => {
    const due = dueSightings(coalescing, atMs);
    coalescing = due.coalescing;
    due.tell.forEach(tell);
  };
  const wait = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      tellDue(nowMs());
      if (coalescing.size > 0) wait();
    }, COALESCE_MS);
  };
  return {
    see: (kind, detail, length) => {
      const seen = see(coalescing, { kind, detail, atMs: nowMs(), length });
      coalescing = seen.coalescing;
      if (seen.tell !== null) tell(seen.tell);
      wait();
    },
    dispose: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      tellDue(Number.POSITIVE_INFINITY);
    },
  };
}
