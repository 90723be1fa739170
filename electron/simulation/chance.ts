// Chance that can be met again: the same seed gives the same numbers on every machine.

/** Numbers from 0 up to 1 (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to `below`, without `below`. */
export const wholeBelow = (chance: () => number, below: number): number =>
  Math.floor(chance() * below);

/** An id in the form of a random one. */
export function seededUuid(chance: () => number): string {
  const hex = Array.from({ length: 32 }, () => wholeBelow(chance, 16).toString(16)).join('');
  const variant = (8 + wholeBelow(chance, 4)).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
