// A copy of the database as it was, made before its schema is changed: an upgrade that goes wrong can be taken back.
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from './open.ts';

const FOLDER = 'backups';
/** An upgrade a term, and one that was taken back. */
const KEPT_MAX = 3;
const NAME = /^(.+)-schema-\d{4}-\d{8}T\d{6}Z\.db$/;

/**
 * Copies every committed row of `db`, which lies in `file`, into the folder `backups` beside it, and reads the copy
 * again. Only the newest copies are kept.
 *
 * @returns the copy's path
 * @throws SqliteError or a system error when the copy cannot be made: then the schema must not be changed
 */
export function backUp(db: Database, file: string, schema: number, now = new Date()): string {
  const dir = path.join(path.dirname(file), FOLDER);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const stem = path.basename(file, '.db');
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const copy = path.join(dir, `${stem}-schema-${String(schema).padStart(4, '0')}-${stamp}.db`);
  const aside = `${copy}.new`;
  rmSync(aside, { force: true });
  try {
    // For its owner's eyes from the first byte on.
    closeSync(openSync(aside, 'wx', 0o600));
    db.prepare('VACUUM INTO ?').run(aside);
    check(aside);
    flush(aside);
    renameSync(aside, copy);
  } finally {
    rmSync(aside, { force: true });
  }
  const kept = readdirSync(dir).filter((name) => NAME.exec(name)?.[1] === stem);
  const old = kept.toSorted(byStamp).slice(0, -KEPT_MAX);
  for (const name of old) rmSync(path.join(dir, name));
  return copy;
}

function check(file: string): void {
  const copy = new BetterSqlite3(file, { readonly: true });
  try {
    const found = String(copy.pragma('quick_check(1)', { simple: true }));
    if (found !== 'ok') throw new BetterSqlite3.SqliteError(`the copy: ${found}`, 'SQLITE_CORRUPT');
  } finally {
    copy.close();
  }
}

function flush(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const byStamp = (one: string, other: string): number => {
  const [a, b] = [one.slice(-19), other.slice(-19)];
  return a < b ? -1 : Number(a > b);
};
