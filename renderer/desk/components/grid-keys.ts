// The way of the arrow keys through cards that flow into as many columns as there is room for.

export type Placed = { readonly top: number; readonly left: number };

/** Rows that one press of Page Up or Page Down goes. */
const PAGE_ROWS = 4;

/**
 * Where a key leads from card `at`; null where the key is none of the grid's.
 * @param places in reading order; cards of one row share their top
 */
export function nextInGrid(key: string, at: number, places: readonly Placed[]): number | null {
  const last = places.length - 1;
  const within = (to: number): number => Math.max(0, Math.min(last, to));
  const columns = columnsOf(places);
  switch (key) {
    case 'ArrowRight':
      return within(at + 1);
    case 'ArrowLeft':
      return within(at - 1);
    case 'ArrowDown':
      return down(at, columns, last);
    case 'ArrowUp':
      return at - columns < 0 ? at : at - columns;
    case 'PageDown':
      return down(at, columns * PAGE_ROWS, last);
    case 'PageUp':
      return at - columns * PAGE_ROWS < 0 ? at % columns : at - columns * PAGE_ROWS;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

const columnsOf = (places: readonly Placed[]): number => {
  const next = places.findIndex(({ top }) => top !== places[0]?.top);
  return next === -1 ? Math.max(1, places.length) : next;
};

/** In the row before the last, a column may have nothing below it: then the last card is next. */
function down(at: number, step: number, last: number): number {
  if (at + step <= last) return at + step;
  return step > last ? at : last;
}
