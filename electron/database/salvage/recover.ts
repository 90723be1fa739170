// Recovers what is left of a station's database into a folder of files. The damaged files are read and never changed.
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { claimOwnership } from '../owner.ts';
import { findLacks } from './lacks.ts';
import type { Lack } from './lacks.ts';
import { readPages } from './pages.ts';
import { proveRows } from './prove.ts';
import type { Proof } from './prove.ts';
import { salvageInto } from './salvage.ts';
import type { Salvaged } from './salvage.ts';
import { emptyDatabase } from './tables.ts';
import { writeDurably, writeOut } from './write-out.ts';
import type { WrittenFile } from './write-out.ts';

export type Recovery = Salvaged &
  Proof & {
    readonly out: string;
    readonly pages: number;
    readonly lacks: readonly Lack[];
    readonly damagedFrames: number;
    readonly files: readonly WrittenFile[];
  };

export type RecoverFault =
  | { readonly kind: 'no-database'; readonly file: string }
  | { readonly kind: 'owned-elsewhere'; readonly dir: string }
  | { readonly kind: 'not-empty'; readonly dir: string }
  | { readonly kind: 'storage-failed'; readonly detail: string };

/** @param out a folder that is not there yet, or an empty one */
export function recoverDatabase(dataDir: string, out: string): Result<Recovery, RecoverFault> {
  const file = path.join(dataDir, 'invigil.db');
  if (!existsSync(file)) return fail({ kind: 'no-database', file });
  try {
    if (existsSync(out) && readdirSync(out).length > 0)
      return fail({ kind: 'not-empty', dir: out });
    const release = claimed(dataDir);
    if (release === null) return fail({ kind: 'owned-elsewhere', dir: dataDir });
    try {
      return ok(recoverFrom(readFileSync(file), readWalOf(file), out));
    } finally {
      release();
    }
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      return fail({ kind: 'storage-failed', detail: error.message });
    throw error;
  }
}

/** Where the disk takes no lock (it is read-only, or the lock itself is damaged) nobody can be writing either. */
function claimed(dataDir: string): (() => void) | null {
  try {
    return claimOwnership(dataDir);
  } catch {
    return () => undefined;
  }
}

export function recoverFrom(file: Uint8Array, wal: Uint8Array, out: string): Recovery {
  const pages = readPages(file, wal);
  mkdirSync(out, { recursive: true, mode: 0o700 });
  const db = emptyDatabase(path.join(out, 'invigil.db'));
  try {
    const salvaged = db.transaction(() => salvageInto(db, pages))();
    const proof = db.transaction(() => proveRows(db))();
    const recovery = {
      ...{ out, pages: pages.count, damagedFrames: pages.damagedFrames },
      ...salvaged,
      ...proof,
      lacks: findLacks(db),
      files: writeOut(db, out),
    };
    writeDurably(
      path.join(out, 'report.json'),
      Buffer.from(`${JSON.stringify(recovery, null, 2)}\n`),
    );
    return recovery;
  } finally {
    db.close();
  }
}

function readWalOf(file: string): Uint8Array {
  const wal = `${file}-wal`;
  return existsSync(wal) ? readFileSync(wal) : new Uint8Array();
}
