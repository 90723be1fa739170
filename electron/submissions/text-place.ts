// Where an offset lies in a text, counted as the editor counts.

/** Line and column, both 1-based; the column in UTF-16 code units, a tab being one, as Monaco counts. */
export type TextPlace = { readonly line: number; readonly column: number };

/**
 * Finds places in one text. A line ends at LF, CR LF or a lone CR, in Monaco and in Python alike.
 *
 * @returns a function from an offset in UTF-16 code units to its place
 */
export function placesIn(text: string): (offset: number) => TextPlace {
  const starts = [0];
  for (const ending of text.matchAll(/\r\n|\n|\r/g)) starts.push(ending.index + ending[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
