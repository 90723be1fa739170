// The word that a slip of the keyboard meant. Pure.

/** Two edits away is still a slip; three is another word. */
const SLIP_MAX = 2;

/** The known name that ends like `name` or nearly is it; null where there is none. */
export function nearWord(name: string, known: readonly string[]): string | null {
  const last = lastPart(name);
  return (
    known.find((word) => lastPart(word) === last) ??
    known.find((word) => distance(word, name) <= SLIP_MAX) ??
    known.find((word) => distance(lastPart(word), last) < SLIP_MAX) ??
    null
  );
}

const lastPart = (name: string): string => name.split('.').at(-1) ?? name;

/** Letters to insert, drop or change, counted no further than it matters. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > SLIP_MAX) return SLIP_MAX + 1;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 0; i < one.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j += 1) {
      const changed = (row[j] ?? 0) + (one[i] === other[j] ? 0 : 1);
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, changed));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
