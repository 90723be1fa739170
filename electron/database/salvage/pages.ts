// The pages of a database file, each in its newest committed version, and what the file's header says of them.
import { isPageSize, readWal } from './wal.ts';

export type Pages = {
  readonly pageBytes: number;
  readonly count: number;
  /** Null past the end of what is there. */
  page(number: number): Uint8Array | null;
  /** True when the file's first bytes are those of a database. */
  readonly hasHeader: boolean;
  readonly damagedFrames: number;
};

/** What SQLite has written since 2016, and the size of every page that this project writes. */
const USUAL_PAGE_BYTES = 4_096;
const MAGIC = 'SQLite format 3\0';

export function readPages(file: Uint8Array, wal: Uint8Array): Pages {
  const logged = readWal(wal);
  const first = logged.pages.get(1) ?? file;
  const hasHeader = Buffer.from(first.subarray(0, MAGIC.length)).toString('latin1') === MAGIC;
  const stated = first.byteLength < 18 ? 0 : ((first[16] ?? 0) << 8) | (first[17] ?? 0);
  const said = stated === 1 ? 65_536 : stated;
  const pageBytes = logged.pageBytes ?? (hasHeader && isPageSize(said) ? said : USUAL_PAGE_BYTES);
  const count = Math.max(Math.ceil(file.byteLength / pageBytes), ...logged.pages.keys(), 0);
  return {
    pageBytes,
    count,
    hasHeader,
    damagedFrames: logged.damagedFrames,
    page(number) {
      const newest = logged.pages.get(number);
      if (newest !== undefined) return newest;
      const at = (number - 1) * pageBytes;
      // A page that was cut off is not read: what is left of it may end in the middle of a record.
      return number >= 1 && at + pageBytes <= file.byteLength
        ? file.subarray(at, at + pageBytes)
        : null;
    },
  };
}
