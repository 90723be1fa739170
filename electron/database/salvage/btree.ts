// Pages of SQLite's trees: which kind a page is, the records in it, and the pages below it.
import type { Pages } from './pages.ts';
import { readRecord, readVarint } from './record.ts';
import type { Value } from './record.ts';

/** `table`: rows by rowid. `index`: of an index, or of a table WITHOUT ROWID, whose rows lie in inner pages too. */
export type PageKind = 'table-leaf' | 'table-inner' | 'index-leaf' | 'index-inner';

export type Cell = {
  readonly rowid: bigint | null;
  readonly values: readonly Value[];
  /** Further pages that the record goes on in. */
  readonly goesOn: readonly number[];
};

export type TreePage = {
  readonly kind: PageKind;
  readonly cells: readonly Cell[];
  /** Cells that hold no record any more. */
  readonly unreadable: number;
  readonly children: readonly number[];
};

const KINDS: Readonly<Record<number, PageKind>> = {
  2: 'index-inner',
  5: 'table-inner',
  10: 'index-leaf',
  13: 'table-leaf',
};
/** The first page begins with the file's header. */
const FILE_HEADER_BYTES = 100;

/** Null when the page is none of a tree. */
export function readTreePage(pages: Pages, number: number): TreePage | null {
  const page = pages.page(number);
  if (page === null) return null;
  const start = number === 1 ? FILE_HEADER_BYTES : 0;
  const kind = KINDS[page[start] ?? 0];
  if (kind === undefined) return null;
  const isInner = kind.endsWith('inner');
  const count = u16(page, start + 3);
  const pointers = start + (isInner ? 12 : 8);
  // A page with more pointers than it has room for was written over.
  if (pointers + 2 * count > page.byteLength) return null;
  const children = isInner ? [u32(page, start + 8)] : [];
  const cells: Cell[] = [];
  let unreadable = 0;
  for (let index = 0; index < count; index += 1) {
    const at = u16(page, pointers + 2 * index);
    if (isInner) children.push(u32(page, at));
    if (kind === 'table-inner') continue;
    const cell = readCell(pages, page, isInner ? at + 4 : at, kind);
    if (cell === null) unreadable += 1;
    else cells.push(cell);
  }
  return { kind, cells, unreadable, children };
}

function readCell(pages: Pages, page: Uint8Array, at: number, kind: PageKind): Cell | null {
  const size = readVarint(page, at);
  if (size === null) return null;
  const isTable = kind === 'table-leaf';
  const rowid = isTable ? readVarint(page, size.next) : null;
  if (isTable && rowid === null) return null;
  const from = rowid?.next ?? size.next;
  const payload = readPayload(pages, page, from, size.value, isTable);
  const values = payload === null ? null : readRecord(payload.bytes);
  if (payload === null || values === null) return null;
  return {
    rowid: rowid === null ? null : BigInt.asIntN(64, rowid.value),
    values,
    goesOn: payload.goesOn,
  };
}

/** What does not fit into its page goes on in a chain of others. */
function readPayload(
  pages: Pages,
  page: Uint8Array,
  from: number,
  size: bigint,
  isTable: boolean,
): { readonly bytes: Uint8Array; readonly goesOn: readonly number[] } | null {
  if (size < 0n || size > BigInt(pages.count) * BigInt(pages.pageBytes)) return null;
  const total = Number(size);
  const usable = pages.pageBytes;
  const max = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  const min = Math.floor(((usable - 12) * 32) / 255) - 23;
  const spill = min + ((total - min) % (usable - 4));
  const local = total <= max ? total : spill <= max ? spill : min;
  if (from + local > page.byteLength) return null;
  const parts = [page.subarray(from, from + local)];
  let left = total - local;
  let next = left > 0 ? u32(page, from + local) : 0;
  const seen = new Set<number>();
  while (left > 0) {
    const more = seen.has(next) ? null : pages.page(next);
    if (more === null) return null;
    seen.add(next);
    parts.push(more.subarray(4, 4 + Math.min(left, usable - 4)));
    left -= Math.min(left, usable - 4);
    next = u32(more, 0);
  }
  // A chain that goes on past its record is another record's.
  return next === 0 || total <= max ? { bytes: Buffer.concat(parts), goesOn: [...seen] } : null;
}

const u16 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
export const u32 = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] ?? 0) << 24) >>> 0) + ((bytes[at + 1] ?? 0) << 16) + u16(bytes, at + 2);
