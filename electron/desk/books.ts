// The desk's two databases in its folder: what it remembers itself, and the book that it keeps of the bundles.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { openDatabaseFile, openFaultSentence } from '../database/open.ts';
import type { Database } from '../database/open.ts';
import { claimOwnership } from '../database/owner.ts';
import type { Contents } from '../exam/package/contents.ts';
import { bookFaultSentence, openBook } from '../gradebook/book/book.ts';
import type { Book } from '../gradebook/book/book.ts';
import { factsOfExam } from '../gradebook/book/exam-facts.ts';
import { deskStore } from './store.ts';
import type { DeskStore } from './store.ts';

export type DeskBooks = {
  /** Of the desk alone; nothing of stations lies in it. */
  readonly dir: string;
  readonly store: DeskStore;
  readonly book: Book;
  close(): void;
};

const SCHEMA = {
  migrations: path.join(import.meta.dirname, 'migrations'),
  // As the first migration writes it.
  applicationId: 1_232_041_540,
};

/** @param folder `<folder>/<examId>`. A fault is one sentence for staff. */
export function openDeskBooks(folder: string, contents: Contents): Result<DeskBooks, string> {
  const dir = path.join(folder, 'desk');
  try {
    // One by one: a share that is not mounted is said so, and not made as a folder on this disk.
    for (const made of [path.dirname(folder), folder, dir]) makeFolder(made);
    const release = claimOwnership(dir);
    if (release === null)
      return fail(
        `Another desk already runs on ${folder}: close it first, or give another folder.`,
      );
    const opened = openBoth(dir);
    if (!opened.ok) {
      release();
      return opened;
    }
    const { db, book } = opened.value;
    book.facts.keepExam(factsOfExam(contents));
    return ok({
      dir,
      store: deskStore(db),
      book,
      close() {
        book.close();
        db.close();
        release();
      },
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return fail(
      `The folder ${folder} cannot be used (${error.message}): check its disk and rights.`,
    );
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function openBoth(dir: string): Result<{ db: Database; book: Book }, string> {
  const db = openDatabaseFile(path.join(dir, 'desk.db'), SCHEMA, false);
  if (!db.ok) return fail(openFaultSentence(db.error));
  const book = openBook(path.join(dir, 'book.db'), false);
  if (book.ok) return ok({ db: db.value, book: book.value });
  db.value.close();
  return fail(bookFaultSentence(book.error));
}
