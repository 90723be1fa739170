// Fingerprints of a row of tokens, after Schleimer, Wilkerson and Aiken, "Winnowing" (SIGMOD 2003): of every window of
// hashes the smallest is kept. Two rows that share a run of RUN_MIN_TOKENS share a fingerprint in it, wherever it stands.

/** Tokens to a gram: shorter runs say nothing. */
export const GRAM_TOKENS = 10;
/** Grams to a window. */
export const WINDOW_GRAMS = 6;
/** A shared run of so many tokens is always found. */
export const RUN_MIN_TOKENS = GRAM_TOKENS + WINDOW_GRAMS - 1;

// Two hashes of 26 bits make one of 52: a product of two such numbers is still exact, and so is what both make together.
const PRIMES = [67_108_859, 67_108_837] as const;
const BASES = [50_331_653, 41_943_049] as const;
const SHIFT = 2 ** 26;

/** The hash of each gram, by its first token; none where there are fewer tokens than a gram has. */
export function gramsOf(tokens: readonly number[]): readonly number[] {
  const count = tokens.length - GRAM_TOKENS + 1;
  if (count <= 0) return [];
  const high = rolling(tokens, BASES[0], PRIMES[0]);
  const low = rolling(tokens, BASES[1], PRIMES[1]);
  return high.map((hash, at) => hash * SHIFT + (low[at] ?? 0));
}

function rolling(tokens: readonly number[], base: number, prime: number): number[] {
  let leading = 1;
  for (let power = 1; power < GRAM_TOKENS; power += 1) leading = (leading * base) % prime;
  const hashes: number[] = [];
  let hash = 0;
  for (const [at, token] of tokens.entries()) {
    const leaving = tokens[at - GRAM_TOKENS];
    if (leaving !== undefined) hash = (hash + prime - (((leaving + 1) * leading) % prime)) % prime;
    hash = (hash * base + token + 1) % prime;
    if (at >= GRAM_TOKENS - 1) hashes.push(hash);
  }
  return hashes;
}

/**
 * The places of the grams that are kept. Grams that are left out part the row: of each part the windows are its own, so
 * that a shared run without any of them is found in both rows.
 */
export function winnow(
  grams: readonly number[],
  isLeftOut: (gram: number) => boolean = () => false,
): readonly number[] {
  const kept: number[] = [];
  let start = 0;
  for (let end = 0; end <= grams.length; end += 1) {
    const gram = grams[end];
    if (gram !== undefined && !isLeftOut(gram)) continue;
    keepOfPart(grams, start, end, kept);
    start = end + 1;
  }
  return kept;
}

function keepOfPart(grams: readonly number[], start: number, end: number, kept: number[]): void {
  if (end === start) return;
  let least = -1;
  const lastStart = Math.max(start, end - WINDOW_GRAMS);
  for (let from = start; from <= lastStart; from += 1) {
    const to = Math.min(from + WINDOW_GRAMS, end);
    const place = rightmostLeast(grams, from, to);
    if (place !== least) kept.push(place);
    least = place;
  }
}

/** The rightmost of the smallest: neighbouring windows then agree more often. */
function rightmostLeast(grams: readonly number[], from: number, to: number): number {
  let place = from;
  for (let at = from + 1; at < to; at += 1)
    if ((grams[at] ?? Infinity) <= (grams[place] ?? Infinity)) place = at;
  return place;
}
