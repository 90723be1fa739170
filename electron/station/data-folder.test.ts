import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Database } from '../database/open.ts';
import { fillWithExam } from '../testing/exam-rows.ts';
import { freshDatabase, freshDirectory } from '../testing/fresh-database.ts';
import { prepareDataFolder } from './data-folder.ts';

const wish = (dataDir: string, days: number | null = null) => ({
  dataDir,
  'retention.days': days,
  'retention.window': 'wipe' as const,
});
const NOW_MS = 100 * 86_400_000;

/** A station whose exam is over, graded, and delivered to one sink. */
function delivered(change: (db: Database) => void = () => undefined): string {
  const { db, dir, close } = freshDatabase();
  fillWithExam(db);
  db.exec(`UPDATE attempt SET phase = 'finished', ended_at_ms = 5, end_reason = 'student'`);
  db.exec(`INSERT INTO outbox_delivery VALUES ('parcial', 'exam', '[]', '', '', NULL, NULL)`);
  db.exec(`INSERT INTO outbox_fact (exam_id, public_key, seq, kind, subject, created_at_ms, previous, hash, body)
    SELECT 'parcial', 'key', seq, 'submission', id, 1, source_sha256, source_sha256, '{}' FROM submission`);
  db.exec(
    `INSERT INTO outbox_arrival SELECT 'folder:/out', id, 'delivered', '', 1 FROM outbox_fact`,
  );
  change(db);
  close();
  return dir;
}

test.skipIf(process.platform === 'win32')('the folder is closed to other accounts', () => {
  const dir = freshDirectory();
  chmodSync(dir, 0o755);
  prepareDataFolder(wish(dir), NOW_MS);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
});

test('what the last window kept is gone, unless its page may still be open', () => {
  const dir = freshDirectory();
  mkdirSync(path.join(dir, 'browser', 'Default'), { recursive: true });
  writeFileSync(path.join(dir, 'loopback.json'), '{}');
  prepareDataFolder(wish(dir), NOW_MS);
  expect(existsSync(path.join(dir, 'browser'))).toBe(true);
  expect(prepareDataFolder({ ...wish(dir), 'retention.window': 'keep' }, NOW_MS).removed).toBe(
    false,
  );
  writeFileSync(path.join(dir, 'station-key.pem'), 'key');
  for (const _start of [1, 2]) {
    prepareDataFolder(wish(dir), NOW_MS);
    expect(existsSync(path.join(dir, 'station-key.pem'))).toBe(true);
  }
});

test('records go when their days are over and all of them has left', () => {
  const dir = delivered();
  expect(prepareDataFolder(wish(dir), NOW_MS).removed).toBe(false);
  expect(prepareDataFolder(wish(dir, 101), NOW_MS).removed).toBe(false);
  expect(existsSync(path.join(dir, 'invigil.db'))).toBe(true);
  expect(prepareDataFolder(wish(dir, 30), NOW_MS).removed).toBe(true);
  expect(existsSync(path.join(dir, 'invigil.db'))).toBe(false);
});

test.each([
  [
    'an attempt is open',
    `UPDATE attempt SET phase = 'running', ended_at_ms = NULL WHERE rowid = 1`,
  ],
  ['a submission waits', `UPDATE submission SET state = 'held' WHERE seq = 1`],
  ['a submission never became a fact', `UPDATE outbox_fact SET subject = 'other' WHERE id = 1`],
  ['a fact has not arrived', 'DELETE FROM outbox_arrival WHERE fact_id = 1'],
  ['a fact was refused', `UPDATE outbox_arrival SET outcome = 'refused' WHERE fact_id = 1`],
])('nothing is removed while %s', (_why, sql) => {
  const dir = delivered((db) => {
    db.exec('DROP TRIGGER IF EXISTS outbox_fact_is_final');
    db.exec(sql);
  });
  expect(prepareDataFolder(wish(dir, 30), NOW_MS).removed).toBe(false);
  expect(existsSync(path.join(dir, 'invigil.db'))).toBe(true);
});

test('a station that runs is left alone', () => {
  const { dir } = freshDatabase();
  mkdirSync(path.join(dir, 'browser'));
  expect(prepareDataFolder(wish(dir, 0), NOW_MS).removed).toBe(false);
  expect(existsSync(path.join(dir, 'browser'))).toBe(true);
});
