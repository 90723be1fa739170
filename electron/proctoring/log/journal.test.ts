import { renameSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Database } from '../../database/open.ts';
import { stationKey } from '../../station/keys.ts';
import { startReading } from '../../testing/clock-bench.ts';
import { freshDatabase } from '../../testing/fresh-database.ts';
import { proctoringStore } from '../store.ts';
import { checkLog } from './check.ts';
import { exportLog } from './export.ts';
import { openJournal } from './journal.ts';

function keyIn(dir: string) {
  const key = stationKey(dir);
  if (!key.ok) throw new Error(key.error);
  return key.value;
}

/** A journal on a real database whose disk the test can fill. */
function journal(before?: { db: Database; dir: string }) {
  const { db, dir } = before ?? freshDatabase();
  // SQLite's own answer to a disk without another page: SQLITE_FULL.
  const disk = {
    fill: () =>
      void db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`),
    free: () => void db.pragma('max_page_count = 1000000'),
  };
  const store = proctoringStore(db);
  const key = keyIn(dir);
  const opened = openJournal({ store, key, clock: () => startReading, version: '1' });
  const findings = () => {
    const text = [...exportLog(store, key, 1)].join('');
    return checkLog(Buffer.from(text), null).findings.map(({ kind }) => kind);
  };
  return { db, dir, disk, store, journal: opened, findings };
}
/** Larger than a page, so that each of them needs a new one. */
const note = { kind: 'incident', attemptId: null, body: { text: 'x'.repeat(5_000) } } as const;

test('while the disk is full entries wait in their order, and are all kept when it takes them', () => {
  const { disk, store, journal: log, findings } = journal();
  const before = store.head().seq;
  disk.fill();
  for (let times = 0; times < 100; times += 1) log.write(note);
  expect(store.head().seq).toBe(before);
  disk.free();
  expect(log.flush()).toBe(true);
  expect(store.head()).toEqual(log.head());
  expect(findings()).toEqual([]);
});

test('past what memory may hold entries are let go, and the log says how many', () => {
  const { disk, store, journal: log, findings } = journal();
  disk.fill();
  for (let times = 0; times < 5_200; times += 1) log.write(note);
  disk.free();
  log.flush();
  log.flush();
  const last = [...store.lines()].at(-1) ?? '';
  expect(last).toMatch(/"kind":"lost".*"count":\d+/);
  expect(findings()).toEqual([]);
});

test('an entry on disk can be neither changed nor deleted by our own hand', () => {
  const { db } = journal();
  expect(() => db.exec("UPDATE log_entry SET line = 'x'")).toThrow('never changed');
  expect(() => db.exec('DELETE FROM log_entry')).toThrow('never taken out');
});

test('a key that was lost is told by the log, and found by who verifies it', () => {
  const { db, dir, findings } = journal();
  expect(findings()).toEqual([]);
  renameSync(path.join(dir, 'station-key.pem'), path.join(dir, 'gone.pem'));
  const again = journal({ db, dir });
  expect(again.findings()).toContain('key-changed');
});
