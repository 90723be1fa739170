import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { freshDirectory } from '../testing/fresh-database.ts';
import { backUp } from './backup.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open.ts';

const MIGRATIONS = fileURLToPath(new URL('migrations/', import.meta.url));

/** A station as the first version left it: the first migration alone, and one row. */
function oldStation(): string {
  const dir = freshDirectory();
  const first = path.join(dir, 'first');
  mkdirSync(first);
  const name = readdirSync(MIGRATIONS).toSorted()[0] ?? '';
  copyFileSync(path.join(MIGRATIONS, name), path.join(first, name));
  const db = new BetterSqlite3(path.join(dir, 'invigil.db'));
  db.pragma('journal_mode = WAL');
  migrate(db, first);
  db.pragma('foreign_keys = OFF');
  db.exec("INSERT INTO submission_source VALUES ('kept', x'0102')");
  db.close();
  return dir;
}

test('a database is copied before its schema changes, and the copy holds its rows in the old schema', () => {
  const dir = oldStation();
  const opened = openDatabase(dir);
  if (!opened.ok) throw new Error(opened.error.kind);
  expect(opened.value.db.pragma('user_version', { simple: true })).toBeGreaterThan(1);
  opened.value.close();
  const [name = '', ...others] = readdirSync(path.join(dir, 'backups'));
  expect(others).toEqual([]);
  expect(name).toMatch(/^invigil-schema-0001-\d{8}T\d{6}Z\.db$/);
  const file = path.join(dir, 'backups', name);
  expect(statSync(file).mode & 0o077).toBe(0);
  const copy = new BetterSqlite3(file, { readonly: true });
  expect(copy.pragma('user_version', { simple: true })).toBe(1);
  expect(copy.prepare('SELECT * FROM submission_source').all()).toEqual([
    { submission_id: 'kept', bytes: Buffer.from([1, 2]) },
  ]);
  copy.close();
});

test('a new database and one that is up to date are not copied', () => {
  const dir = freshDirectory();
  for (const _time of [1, 2]) {
    const opened = openDatabase(dir);
    if (!opened.ok) throw new Error(opened.error.kind);
    opened.value.close();
  }
  expect(readdirSync(dir)).not.toContain('backups');
});

test('without room for the copy the schema stays as it is', () => {
  const dir = oldStation();
  writeFileSync(path.join(dir, 'backups'), 'a file where the folder should be');
  expect(openDatabase(dir)).toMatchObject({ ok: false, error: { kind: 'storage-failed' } });
  const db = new BetterSqlite3(path.join(dir, 'invigil.db'));
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  db.close();
});

test('only the newest copies are kept', () => {
  const dir = oldStation();
  const file = path.join(dir, 'invigil.db');
  const db = new BetterSqlite3(file);
  for (let day = 1; day <= 5; day += 1) backUp(db, file, 1, new Date(Date.UTC(2026, 0, day)));
  db.close();
  expect(readdirSync(path.join(dir, 'backups'))).toEqual([
    'invigil-schema-0001-20260103T000000Z.db',
    'invigil-schema-0001-20260104T000000Z.db',
    'invigil-schema-0001-20260105T000000Z.db',
  ]);
});
