// Edits, submissions and incidents of an attempt in one order, and how their times become a play of bearable length.
import type { Incident } from '#contract/incident.ts';
import { SECOND_MS } from '#contract/limits.ts';
import type { Replay } from '#contract/proctoring.ts';

/** What is left of a longer pause where pauses are shortened. */
export const PAUSE_MAX_MS = 3 * SECOND_MS;
/** The text as it was opened is seen for so long before the first thing happens. */
export const LEAD_IN_MS = SECOND_MS;

export type Mark =
  | { readonly kind: 'incident'; readonly atMs: number; readonly incident: Incident }
  | { readonly kind: 'submission'; readonly atMs: number; readonly code: string };
export type MarkKind = Mark['kind'];

/** A way to play the line: every moment (Unix ms) has its place (ms from the start), and the other way round. */
export type Pace = {
  readonly lengthMs: number;
  readonly placeOf: (atMs: number) => number;
  readonly momentAt: (placeMs: number) => number;
};

export type TimeLine = {
  readonly startMs: number;
  readonly endMs: number;
  /** Oldest first. */
  readonly marks: readonly Mark[];
  /** How many edits were made up to then. */
  readonly editsAt: (atMs: number) => number;
  readonly whole: Pace;
  /** No pause is longer than PAUSE_MAX_MS. */
  readonly shortened: Pace;
};

/** How many of the ascending values are not above the limit. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Both lists ascend and are equally long; between two of their points the way is straight. */
function along(from: readonly number[], to: readonly number[], value: number): number {
  const at = Math.max(0, countUpTo(from, value) - 1);
  const [left = 0, right = left] = from.slice(at, at + 2);
  const [begin = 0, end = begin] = to.slice(at, at + 2);
  if (right === left) return begin;
  const part = Math.min(1, Math.max(0, (value - left) / (right - left)));
  return begin + part * (end - begin);
}

function paceOf(moments: readonly number[], pauseMaxMs: number): Pace {
  let place = 0;
  const places = moments.map((moment, at) => {
    place += Math.min(pauseMaxMs, moment - (moments[at - 1] ?? moment));
    return place;
  });
  return {
    lengthMs: place,
    placeOf: (atMs) => along(moments, places, atMs),
    momentAt: (placeMs) => along(places, moments, placeMs),
  };
}

export function createTimeLine({ edits, incidents, submissions }: Replay): TimeLine {
  // A reload may bring an earlier clock. The order of the edits is sure, so time waits for it.
  let latest = -Infinity;
  const editMoments = edits.map(({ atMs }) => (latest = Math.max(latest, atMs)));
  const marks: readonly Mark[] = [
    ...incidents.map((incident) => ({ kind: 'incident' as const, atMs: incident.atMs, incident })),
    // The host's clock may lag behind the page's: what was sent is never shown before it was written.
    ...submissions.map(({ atMs, seq, code }) => ({
      kind: 'submission' as const,
      atMs: Math.max(atMs, editMoments[seq - 1] ?? atMs),
      code,
    })),
  ].toSorted((one, other) => one.atMs - other.atMs);
  const happened = [...new Set([...editMoments, ...marks.map(({ atMs }) => atMs)])].toSorted(
    (one, other) => one - other,
  );
  const [first] = happened;
  const moments = first === undefined ? [] : [first - LEAD_IN_MS, ...happened];
  return {
    startMs: moments[0] ?? 0,
    endMs: moments.at(-1) ?? 0,
    marks,
    editsAt: (atMs) => countUpTo(editMoments, atMs),
    whole: paceOf(moments, Infinity),
    shortened: paceOf(moments, PAUSE_MAX_MS),
  };
}

/** The nearest mark of a kind after or before a moment; null where there is none. */
export function neighbour(
  marks: readonly Mark[],
  kind: MarkKind,
  atMs: number,
  step: 1 | -1,
): Mark | null {
  const own = marks.filter((mark) => mark.kind === kind);
  const found =
    step === 1 ? own.find((mark) => mark.atMs > atMs) : own.findLast((mark) => mark.atMs < atMs);
  return found ?? null;
}
