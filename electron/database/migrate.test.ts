import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from './migrate.ts';

let directory: string;
let db: BetterSqlite3.Database;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'invigil-migrations-'));
  db = new BetterSqlite3(':memory:');
});
afterEach(() => {
  db.close();
  rmSync(directory, { recursive: true, force: true });
});

const write = (name: string, sql: string) => writeFileSync(path.join(directory, name), sql);
const tables = () =>
  db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();

test('files are applied in order, once, and later ones when they come', () => {
  write('0002-b.sql', 'ALTER TABLE a ADD COLUMN y');
  write('0001-a.sql', 'CREATE TABLE a (x)');
  expect(migrate(db, directory)).toBeNull();
  write('0003-c.sql', 'CREATE TABLE c (x)');
  expect(migrate(db, directory)).toBeNull();
  expect(migrate(db, directory)).toBeNull();
  expect(tables()).toEqual(['a', 'c', 'migration']);
  expect(db.pragma('user_version', { simple: true })).toBe(3);
});

test('a file that fails half-way leaves nothing of itself', () => {
  write('0001-a.sql', 'CREATE TABLE a (x); CREATE TABLE b (x); SELECT * FROM nowhere');
  expect(() => migrate(db, directory)).toThrow(/nowhere/);
  expect(tables()).toEqual(['migration']);
  expect(db.pragma('user_version', { simple: true })).toBe(0);
});

test('a changed file is noticed', () => {
  write('0001-a.sql', 'CREATE TABLE a (x)');
  migrate(db, directory);
  write('0001-a.sql', 'CREATE TABLE a (x, y)');
  expect(() => migrate(db, directory)).toThrow('0001-a.sql was changed');
});

test('a newer schema is left as it is', () => {
  write('0001-a.sql', 'CREATE TABLE a (x)');
  db.pragma('user_version = 2');
  expect(migrate(db, directory)).toEqual({ kind: 'newer-schema', found: 2, known: 1 });
  expect(tables()).toEqual([]);
});

test('a misnamed file or a number used twice stops the build, not the exam', () => {
  write('1-a.sql', '');
  expect(() => migrate(db, directory)).toThrow('not named');
  rmSync(path.join(directory, '1-a.sql'));
  write('0001-a.sql', '');
  write('0001-b.sql', '');
  expect(() => migrate(db, directory)).toThrow('used twice');
});
