// What a page tells, as sightings of the host. A page that floods fills no disk: what is too much is counted.
import { SECOND_MS } from '#contract/limits.ts';
import type { PageSighting, Sighting, SightingKind } from '#contract/sighting.ts';

/** At once; hands at their quickest stay far below, for the editor's gate tells a burst as one. */
const AT_ONCE_MAX = 30;
const ANOTHER_EACH_MS = 2 * SECOND_MS;

/**
 * Answers the sighting, or null for one that is only counted: its count then stands in the next of its kind. Ways out
 * and back are never held back, or an absence would have no end.
 */
export function pageSightings(clock: () => { readonly steadyMs: number; readonly wallMs: number }) {
  let allowance = AT_ONCE_MAX;
  let lastMs = clock().steadyMs;
  const held = new Map<SightingKind, number>();

  return (told: PageSighting): Sighting | null => {
    const { steadyMs, wallMs } = clock();
    allowance = Math.min(AT_ONCE_MAX, allowance + (steadyMs - lastMs) / ANOTHER_EACH_MS);
    lastMs = steadyMs;
    if (!('count' in told)) return { ...told, detail: 'page', atMs: wallMs, length: 0, count: 1 };
    const count = told.count + (held.get(told.kind) ?? 0);
    if (allowance < 1) {
      held.set(told.kind, count);
      return null;
    }
    allowance -= 1;
    held.delete(told.kind);
    return { ...told, count };
  };
}
