// Brings a database to the schema of this version: numbered files, forward only, one transaction each.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from './open.ts';

/** Written by a later version: reading it would be a guess, so it is left alone. */
export type NewerSchema = {
  readonly kind: 'newer-schema';
  readonly found: number;
  readonly known: number;
};

type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
};

const DIRECTORY = fileURLToPath(new URL('migrations/', import.meta.url));
const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/;

/**
 * Applies what is missing, after `beforeFirst` has seen a database that is not new. Answers null when the schema is this version's, else whose it is.
 *
 * @throws when a released file was changed or a number is used twice: both are bugs in a build
 */
export function migrate(
  db: Database,
  directory = DIRECTORY,
  beforeFirst: (from: number) => void = () => undefined,
): NewerSchema | null {
  const migrations = readMigrations(directory);
  const newer = schemaOf(db, directory);
  if (newer !== null) return newer;
  const from = Number(db.pragma('user_version', { simple: true }));
  const isBehind = migrations.some(({ number }) => number > from);
  if (from > 0 && isBehind) beforeFirst(from);
  db.exec(
    'CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT',
  );
  const applied = new Map(
    db
      .prepare<[], { number: number; sha256: string }>('SELECT number, sha256 FROM migration')
      .all()
      .map((row) => [row.number, row.sha256]),
  );
  for (const migration of migrations) {
    const known = applied.get(migration.number);
    if (known === undefined) apply(db, migration);
    else if (known !== migration.sha256)
      throw new Error(`migration ${migration.name} was changed after it was applied`);
  }
  return null;
}

/** Null when this version knows the database's schema. */
export function schemaOf(db: Database, directory = DIRECTORY): NewerSchema | null {
  const found = Number(db.pragma('user_version', { simple: true }));
  const known = readMigrations(directory).at(-1)?.number ?? 0;
  return found > known ? { kind: 'newer-schema', found, known } : null;
}

function apply(db: Database, migration: Migration): void {
  db.transaction(() => {
    db.exec(migration.sql);
    db.prepare('INSERT INTO migration (number, name, sha256) VALUES (?, ?, ?)').run(
      migration.number,
      migration.name,
      migration.sha256,
    );
    const version = Number(db.pragma('user_version', { simple: true }));
    db.pragma(`user_version = ${Math.max(version, migration.number)}`);
  }).immediate();
}

function readMigrations(directory: string): Migration[] {
  const names = readdirSync(directory).filter((name) => name.endsWith('.sql'));
  const migrations = names.toSorted().map((name) => {
    const number = Number(FILE_NAME.exec(name)?.[1]);
    if (Number.isNaN(number)) throw new Error(`${name} is not named NNNN-name.sql`);
    const sql = readFileSync(path.join(directory, name), 'utf8');
    return { number, name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
  migrations.forEach((migration, index) => {
    if (migration.number === migrations[index - 1]?.number)
      throw new Error(`migration number ${migration.number} is used twice`);
  });
  return migrations;
}
