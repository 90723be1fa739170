// The way of the arrow keys through cards that flow into as many columns as there is room for.

/** Rows that one press of Page Up or Page Down goes. */
const PAGE_ROWS = 4;

/**
 * Where a key leads from card `at`; null where the key is none of the grid's.
 * @param tops of the cards in reading order; those of one row share theirs
 */
export function nextInGrid(key: string, at: number, tops: readonly number[]): number | null {
  const last = tops.length - 1;
  const within = (to: number): number => Math.max(0, Math.min(last, to));
  const columns = columnsOf(tops);
  switch (key) {
    case 'ArrowRight':
      return within(at + 1);
    case 'ArrowLeft':
      return within(at - 1);
    case 'ArrowDown':
      return down(at, columns, 1, last);
    case 'ArrowUp':
      return at - columns < 0 ? at : at - columns;
    case 'PageDown':
      return down(at, columns, PAGE_ROWS, last);
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

const columnsOf = (tops: readonly number[]): number => {
  const next = tops.findIndex((top) => top !== tops[0]);
  return next === -1 ? Math.max(1, tops.length) : next;
};

/** A column of a short last row may have nothing below: then the last card is next. The last row has no next. */
function down(at: number, columns: number, rows: number, last: number): number {
  const to = at + columns * rows;
  if (to <= last) return to;
  return Math.floor(at / columns) === Math.floor(last / columns) ? at : last;
}
