// The one SQLite file of a station: how it is opened, so that what was committed survives a power cut.
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { backUp } from './backup.ts';
import { migrate, schemaOf } from './migrate.ts';
import type { NewerSchema } from './migrate.ts';
import { claimOwnership } from './owner.ts';
import { isStorageFault } from './storage-fault.ts';

export type Database = BetterSqlite3.Database;

export type OpenFault =
  | { readonly kind: 'owned-elsewhere'; readonly dir: string }
  | { readonly kind: 'damaged'; readonly dir: string; readonly detail: string }
  | { readonly kind: 'storage-failed'; readonly dir: string; readonly detail: string }
  | { readonly kind: 'no-database'; readonly dir: string }
  | { readonly kind: 'other-database'; readonly dir: string }
  | NewerSchema;

/** Wait for a reader such as a back-up tool to let go; writers other than the owner do not exist. */
const BUSY_TIMEOUT_MS = 5_000;
const FILE_NAME = 'invigil.db';

/**
 * Opens the station's database as its only owner, creating and migrating it as needed.
 *
 * The claim is held by the process and ends with it, however it ends. `close` gives it back.
 */
export function openDatabase(
  dir: string,
): Result<{ readonly db: Database; close(): void }, OpenFault> {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const release = claimOwnership(dir);
    if (release === null) return fail({ kind: 'owned-elsewhere', dir });
    const opened = openMigrated(path.join(dir, FILE_NAME), dir);
    if (!opened.ok) {
      release();
      return opened;
    }
    const db = opened.value;
    return ok({
      db,
      close: () => {
        db.close();
        release();
      },
    });
  } catch (error) {
    return openFailed(dir, error);
  }
}

/** A database with a schema of its own. */
export type FileSchema = {
  /** Directory of its numbered migrations. */
  readonly migrations: string;
  /** SQLite's `application_id`, by which a file of another schema is told; the first migration sets it. */
  readonly applicationId: number;
};

/**
 * Opens a database of its own schema in one file, such as a gradebook, and migrates it as needed. Several processes may
 * have it open: each writes in short transactions and waits for the others.
 *
 * @param mustExist answers `no-database` instead of making the file
 */
export function openDatabaseFile(
  file: string,
  schema: FileSchema,
  mustExist: boolean,
): Result<Database, OpenFault> {
  try {
    if (!existsSync(file)) {
      if (mustExist) return fail({ kind: 'no-database', dir: file });
      // What is in it is for its owner's eyes; SQLite gives the files beside it the same rights.
      closeSync(openSync(file, 'a', 0o600));
    }
    return openMigrated(file, file, schema);
  } catch (error) {
    return openFailed(file, error);
  }
}

/** For staff's commands beside a running Invigil: sees every committed row and can change none. */
export function openDatabaseForReading(dir: string): Result<Database, OpenFault> {
  try {
    const db = new BetterSqlite3(path.join(dir, FILE_NAME), {
      readonly: true,
      fileMustExist: true,
      timeout: BUSY_TIMEOUT_MS,
    });
    const newer = schemaOf(db);
    if (newer !== null) {
      db.close();
      return fail(newer);
    }
    return ok(db);
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError && error.code === 'SQLITE_CANTOPEN')
      return fail({ kind: 'no-database', dir });
    if (error instanceof TypeError) return fail({ kind: 'no-database', dir });
    return openFailed(dir, error);
  }
}

function openMigrated(file: string, dir: string, schema?: FileSchema): Result<Database, OpenFault> {
  const db = new BetterSqlite3(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    if (schema !== undefined && !isOf(schema, db)) {
      db.close();
      return fail({ kind: 'other-database', dir });
    }
    makeDurable(db);
    const findings = db.pragma('quick_check(5)', { simple: true });
    if (findings !== 'ok') throw damaged(String(findings));
    const newer = migrate(db, schema?.migrations, (from) => void backUp(db, file, from));
    if (newer === null) return ok(db);
    db.close();
    return fail(newer);
  } catch (error) {
    db.close();
    return openFailed(dir, error);
  }
}

/** An empty file may become anything. */
function isOf({ applicationId }: FileSchema, db: Database): boolean {
  const version = Number(db.pragma('user_version', { simple: true }));
  return version === 0 || db.pragma('application_id', { simple: true }) === applicationId;
}

// A reopened WAL database falls back to synchronous=NORMAL, where a commit can be lost on a power cut.
// Source: SQLITE_DEFAULT_WAL_SYNCHRONOUS=1 in better-sqlite3 13; hence all of this at every open.
function makeDurable(db: Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  if (process.platform === 'darwin') {
    // fsync on macOS leaves data in the drive's cache.
    db.pragma('fullfsync = ON');
    db.pragma('checkpoint_fullfsync = ON');
  }
}

class DamagedDatabase extends Error {}
const damaged = (detail: string): DamagedDatabase => new DamagedDatabase(detail);

function openFailed(dir: string, error: unknown): { ok: false; error: OpenFault } {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof DamagedDatabase) return fail({ kind: 'damaged', dir, detail });
  if (error instanceof BetterSqlite3.SqliteError) {
    const broken = error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB';
    if (broken) return fail({ kind: 'damaged', dir, detail });
    if (isStorageFault(error)) return fail({ kind: 'storage-failed', dir, detail });
  }
  if (error instanceof Error && 'syscall' in error)
    return fail({ kind: 'storage-failed', dir, detail });
  throw error;
}

/** The fault as one sentence with the next step, for staff. */
export function openFaultSentence(fault: OpenFault): string {
  switch (fault.kind) {
    case 'owned-elsewhere':
      return `Another Invigil already runs on ${fault.dir}: close it first, or give another data directory with --data.`;
    case 'damaged':
      return `The database in ${fault.dir} is damaged (${fault.detail}): keep the folder as it is, let \`invigil recover\` read what is left, and start on a new one.`;
    case 'storage-failed':
      return `The data directory ${fault.dir} cannot be used (${fault.detail}): free disk space or check its rights.`;
    case 'no-database':
      return `There is no Invigil database in ${fault.dir}: give the data directory with --data.`;
    case 'other-database':
      return `${fault.dir} is a database of something else: give another file.`;
    case 'newer-schema':
      return `This data was written by a newer Invigil (schema ${fault.found}, this one knows ${fault.known}): update Invigil on this station.`;
  }
}
