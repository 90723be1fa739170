// Tells trouble of the disk, which passes and must lose nothing, from a bug in a statement, which must be heard.
import BetterSqlite3 from 'better-sqlite3';

const STORAGE_CODES = [
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
  'SQLITE_BUSY',
  'SQLITE_NOMEM',
];

/** True when the write did not happen because of the disk and may work later. Extended codes count. */
export function isStorageFault(error: unknown): boolean {
  if (!(error instanceof BetterSqlite3.SqliteError)) return false;
  return STORAGE_CODES.some((code) => error.code === code || error.code.startsWith(`${code}_`));
}
