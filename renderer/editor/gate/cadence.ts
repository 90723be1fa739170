// Statistics of typing: keys that come faster or more evenly than hands do. Pure. It flags and never blocks: a program
// that presses keys looks like a keyboard, and so does a very good typist for a moment.

/** Gaps looked at together. About six words: enough for a spread to mean something. */
export const CADENCE_GAPS = 40;
/** A pause this long is thought, not rhythm, and is left out. */
export const CADENCE_PAUSE_MS = 1_000;
/** The fastest typists on record average about 50 ms a key, with bursts near 30. */
export const TOO_FAST_MEDIAN_MS = 20;
/** Hands vary by tens of milliseconds; a timer by one or two. */
export const TOO_EVEN_SPREAD_MS = 4;
/** Slower than this, an even rhythm is no sign: a student may follow a metronome. */
export const TOO_EVEN_MEAN_MS = 400;

export type Cadence = { readonly gapsMs: readonly number[]; readonly lastAtMs: number | null };
export type CadenceFlag = 'too-fast' | 'too-even';

export const freshCadence: Cadence = { gapsMs: [], lastAtMs: null };

/**
 * Takes one key press that writes; held keys repeat and are not pressed, so leave them out.
 * After a flag the statistics begin anew, so that one burst is one flag.
 */
export function beat(
  cadence: Cadence,
  atMs: number,
): { readonly cadence: Cadence; readonly flag: CadenceFlag | null } {
  const gapMs = cadence.lastAtMs === null ? null : atMs - cadence.lastAtMs;
  if (gapMs === null || gapMs < 0 || gapMs > CADENCE_PAUSE_MS) {
    return { cadence: { ...cadence, lastAtMs: atMs }, flag: null };
  }
  const gapsMs = [...cadence.gapsMs, gapMs].slice(-CADENCE_GAPS);
  const flag = gapsMs.length === CADENCE_GAPS ? flagOf(gapsMs) : null;
  return { cadence: { gapsMs: flag === null ? gapsMs : [], lastAtMs: atMs }, flag };
}

function flagOf(gapsMs: readonly number[]): CadenceFlag | null {
  const sorted = gapsMs.toSorted((left, right) => left - right);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  if (median < TOO_FAST_MEDIAN_MS) return 'too-fast';
  const mean = gapsMs.reduce((sum, gap) => sum + gap, 0) / gapsMs.length;
  const variance = gapsMs.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gapsMs.length;
  return mean < TOO_EVEN_MEAN_MS && Math.sqrt(variance) < TOO_EVEN_SPREAD_MS ? 'too-even' : null;
}
