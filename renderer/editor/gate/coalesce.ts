// One sighting for a burst. A held Ctrl+V or a refused composition would be thirty a second: the first is told at once,
// those of the same kind in the next second arrive together as one with their count. Pure.
import type { GateSighting } from '#contract/sighting.ts';

export const COALESCE_MS = 1_000;

type Open = { readonly untilMs: number; readonly more: GateSighting | null };
/** By kind and detail, so bounded by their number. */
export type Coalescing = ReadonlyMap<string, Open>;
export type Seen = Omit<GateSighting, 'count'>;

export const nothingSeen: Coalescing = new Map();

/** @returns the sighting to tell now, or null where it waits for `dueSightings` */
export function see(
  coalescing: Coalescing,
  seen: Seen,
): { readonly coalescing: Coalescing; readonly tell: GateSighting | null } {
  const key = `${seen.kind} ${seen.detail}`;
  const open = coalescing.get(key);
  const next = new Map(coalescing);
  if (open === undefined || seen.atMs >= open.untilMs) {
    const tell = { ...seen, count: 1 };
    next.set(key, { untilMs: seen.atMs + COALESCE_MS, more: null });
    return { coalescing: next, tell };
  }
  const more =
    open.more === null
      ? { ...seen, count: 1 }
      : { ...open.more, length: open.more.length + seen.length, count: open.more.count + 1 };
  next.set(key, { ...open, more });
  return { coalescing: next, tell: null };
}

/** Those whose second is over, to tell now; what they leave behind is forgotten. */
export function dueSightings(
  coalescing: Coalescing,
  nowMs: number,
): { readonly coalescing: Coalescing; readonly tell: readonly GateSighting[] } {
  const next = new Map(coalescing);
  const tell: GateSighting[] = [];
  for (const [key, open] of coalescing) {
    if (nowMs < open.untilMs) continue;
    if (open.more !== null) tell.push(open.more);
    next.delete(key);
  }
  return { coalescing: next, tell };
}
