// When two spellings may be one key, and when two names may be one person.

/** Keys of people: case, composed or decomposed letters and stray spaces say nothing. */
export const foldKey = (key: string): string =>
  key.normalize('NFC').replaceAll(/\s+/gu, '').toLowerCase();

/**
 * `Núñez López, Ana` and `Ana Nunez` agree: the words of the shorter one are all in the longer. A missing name speaks
 * against nobody.
 */
export function namesAgree(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.length === 0 || b.length === 0) return true;
  const [short, long] = a.length <= b.length ? [a, new Set(b)] : [b, new Set(a)];
  // Scripts without spaces write the same signs in another order.
  return short.every((word) => long.has(word)) || lettersOf(a) === lettersOf(b);
}

const wordsOf = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const lettersOf = (words: readonly string[]): string =>
  Array.from(words.join('')).toSorted().join('');
