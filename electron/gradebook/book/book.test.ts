import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freshBook, sampleExam } from '../../testing/book.ts';
import { freshDatabase, freshDirectory } from '../../testing/fresh-database.ts';
import { bookFaultSentence, openBook } from './book.ts';

test('a book is made where asked, for its owner alone, and is there the next time', () => {
  const dir = freshDirectory();
  const file = path.join(dir, 'book.db');
  expect(openBook(file)).toMatchObject({ ok: false, error: { kind: 'no-database' } });
  expect(existsSync(file)).toBe(false);
  freshBook(sampleExam(), dir).close();
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  const again = openBook(file);
  if (!again.ok) throw new Error(bookFaultSentence(again.error));
  expect(again.value.reading.examIds()).toEqual(['parcial-1']);
  again.value.close();
});

test("a station's database is no book, and is not touched", () => {
  const { dir, close, db } = freshDatabase();
  const before = Number(db.pragma('user_version', { simple: true }));
  close();
  const file = path.join(dir, 'invigil.db');
  const opened = openBook(file, false);
  expect(opened).toMatchObject({ ok: false, error: { kind: 'other-database' } });
  const again = freshDatabase(dir);
  expect(again.db.pragma('user_version', { simple: true })).toBe(before);
});

test('two programs may have it open: what one keeps the other reads', () => {
  const dir = freshDirectory();
  const one = freshBook(sampleExam(), dir);
  const other = openBook(path.join(dir, 'book.db'));
  if (!other.ok) throw new Error(bookFaultSentence(other.error));
  one.facts.keepExam(sampleExam({ title: { en: 'Final' } }));
  expect(other.value.reading.exam('parcial-1')?.title).toEqual({ en: 'Final' });
  other.value.close();
});

test('a folder that is not there is one sentence', () => {
  const opened = openBook(path.join(freshDirectory(), 'none', 'book.db'), false);
  if (opened.ok) throw new Error('a book in no folder');
  expect(opened.error.kind).toBe('storage-failed');
  expect(bookFaultSentence(opened.error)).toContain('check the disk, the path and its rights');
});
