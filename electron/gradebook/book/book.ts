// The instructor's gradebook: one SQLite file that bundles are collected into. Everything else is read from it.
import path from 'node:path';
import type { Result } from '#contract/result.ts';
import { ok } from '#contract/result.ts';
import { openDatabaseFile } from '../../database/open.ts';
import type { OpenFault } from '../../database/open.ts';
import { decisionStore } from './decision-store.ts';
import type { DecisionStore } from './decision-store.ts';
import { factStore } from './fact-store.ts';
import type { FactStore } from './fact-store.ts';
import { purgeStore } from './purge-store.ts';
import type { PurgeStore } from './purge-store.ts';
import { readingStore } from './reading-store.ts';
import type { ReadingStore } from './reading-store.ts';

export type Book = {
  readonly file: string;
  /** What stations signed. */
  readonly facts: FactStore;
  /** What staff decided. */
  readonly decisions: DecisionStore;
  readonly reading: ReadingStore;
  readonly purging: PurgeStore;
  close(): void;
};

const SCHEMA = {
  migrations: path.join(import.meta.dirname, 'migrations'),
  // As the first migration writes it.
  applicationId: 1_232_041_547,
};

/** @param mustExist false makes the file where there is none */
export function openBook(file: string, mustExist = true): Result<Book, OpenFault> {
  const opened = openDatabaseFile(file, SCHEMA, mustExist);
  if (!opened.ok) return opened;
  const db = opened.value;
  // What is taken out of the book must not stay readable in the file.
  db.pragma('secure_delete = ON');
  return ok({
    file,
    facts: factStore(db),
    decisions: decisionStore(db),
    reading: readingStore(db),
    purging: purgeStore(db),
    close: () => void db.close(),
  });
}

/** The fault as one sentence with the next step, for staff. */
export function bookFaultSentence(fault: OpenFault): string {
  switch (fault.kind) {
    case 'no-database':
      return `There is no gradebook ${fault.dir}: "gradebook collect" makes one.`;
    case 'other-database':
      return `${fault.dir} is a database of something else, not a gradebook: give another file.`;
    case 'damaged':
      return `The gradebook ${fault.dir} is damaged (${fault.detail}): keep it, and collect the bundles again into a new one.`;
    case 'storage-failed':
      return `The gradebook ${fault.dir} cannot be used (${fault.detail}): check the disk, the path and its rights.`;
    case 'newer-schema':
      return `The gradebook was written by a newer Invigil (schema ${fault.found}, this one knows ${fault.known}): update Invigil here.`;
    case 'owned-elsewhere':
      return `The gradebook ${fault.dir} is in use elsewhere.`;
  }
}
