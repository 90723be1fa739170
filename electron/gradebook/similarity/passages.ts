// What two programs share, run by run: each shared fingerprint grown as far as both go on alike, the longest runs first,
// no gram of either in two of them.
import { GRAM_TOKENS } from './winnow.ts';

/** Equal grams from `one` and `other` on. */
export type Run = { readonly one: number; readonly other: number; readonly grams: number };
/** Places of tokens; `to` is exclusive. */
export type TokenSpan = { readonly from: number; readonly to: number };
export type SharedSpan = { readonly one: TokenSpan; readonly other: TokenSpan };

/** Passages that so few tokens part, on both sides, are shown as one: a changed word in the middle parts nothing. */
const GAP_MAX_TOKENS = 6;

/** So many times the length of both programs is looked at: code that repeats itself is alike in too many ways to see all. */
const LOOKS_MAX = 8;

type Grams = { readonly grams: readonly number[] };

/** @param anchors places of grams that both have, one in each */
export function sharedRuns(
  one: Grams,
  other: Grams,
  anchors: readonly (readonly [number, number])[],
  isLeftOut: (gram: number) => boolean,
): readonly Run[] {
  const isAlike = (at: number, otherAt: number): boolean => {
    const gram = one.grams[at];
    return gram !== undefined && gram === other.grams[otherAt] && !isLeftOut(gram);
  };
  const grown: Run[] = [];
  /** By how far `other` is ahead: where the last run of that distance ended. */
  const ends = new Map<number, number>();
  let looks = LOOKS_MAX * (one.grams.length + other.grams.length);
  for (const [at, otherAt] of anchors.toSorted(([a], [b]) => a - b)) {
    if (at < (ends.get(otherAt - at) ?? 0)) continue;
    if (looks <= 0) break;
    let back = 0;
    while (isAlike(at - back - 1, otherAt - back - 1)) back += 1;
    let ahead = 0;
    while (isAlike(at + ahead, otherAt + ahead)) ahead += 1;
    ends.set(otherAt - at, at + ahead);
    looks -= back + ahead;
    grown.push({ one: at - back, other: otherAt - back, grams: back + ahead });
  }
  return withoutOverlap(grown);
}

function withoutOverlap(runs: readonly Run[]): readonly Run[] {
  const taken = { one: new Set<number>(), other: new Set<number>() };
  const kept: Run[] = [];
  for (const run of runs.toSorted((a, b) => b.grams - a.grams || a.one - b.one)) {
    for (const piece of freePieces(run, taken)) {
      for (let step = 0; step < piece.grams; step += 1) {
        taken.one.add(piece.one + step);
        taken.other.add(piece.other + step);
      }
      kept.push(piece);
    }
  }
  return kept.toSorted((a, b) => a.one - b.one);
}

/** Of a run, what longer ones have left of it. */
function freePieces(
  { one, other, grams }: Run,
  taken: Record<'one' | 'other', Set<number>>,
): Run[] {
  const pieces: Run[] = [];
  let start = 0;
  for (let step = 0; step <= grams; step += 1) {
    if (step < grams && !taken.one.has(one + step) && !taken.other.has(other + step)) continue;
    if (step > start) pieces.push({ one: one + start, other: other + start, grams: step - start });
    start = step + 1;
  }
  return pieces;
}

/** The runs as passages of tokens, in the order of the first program. */
export function passagesOf(runs: readonly Run[]): readonly SharedSpan[] {
  const merged: SharedSpan[] = [];
  for (const run of runs) {
    const span = { one: tokensIn(run.one, run.grams), other: tokensIn(run.other, run.grams) };
    const last = merged.at(-1);
    if (last !== undefined && follows(last.one, span.one) && follows(last.other, span.other)) {
      merged[merged.length - 1] = {
        one: { from: last.one.from, to: Math.max(last.one.to, span.one.to) },
        other: { from: last.other.from, to: Math.max(last.other.to, span.other.to) },
      };
    } else merged.push(span);
  }
  return merged;
}

const tokensIn = (gram: number, grams: number): TokenSpan => ({
  from: gram,
  to: gram + grams + GRAM_TOKENS - 1,
});

const follows = (before: TokenSpan, after: TokenSpan): boolean =>
  after.from >= before.from && after.from - before.to <= GAP_MAX_TOKENS;
