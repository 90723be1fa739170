import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { fillWithExam, sha256, uuid } from '../../testing/exam-rows.ts';
import { freshDatabase, freshDirectory } from '../../testing/fresh-database.ts';
import type { Database } from '../open.ts';
import { readTreePage } from './btree.ts';
import { findLacks } from './lacks.ts';
import { readPages } from './pages.ts';
import { proveRows } from './prove.ts';
import { recoverDatabase } from './recover.ts';
import { salvageInto } from './salvage.ts';
import { emptyDatabase, rowOf, tablesOf } from './tables.ts';

// Many databases, on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 300_000 });

const PAGE = 4_096;
const key = (table: string, row: unknown): string =>
  `${table} ${JSON.stringify(row, (_name, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))}`;

function rowsOf(db: Database): string[] {
  return tablesOf(db).flatMap(({ name, columns }) => {
    const names = columns.map((column) => `"${column.name}"`).join(', ');
    return db
      .prepare(`SELECT ${names} FROM "${name}"`)
      .all()
      .map((row) => key(name, row));
  });
}

/** The filled database as bytes, its rows, and on which pages each lies. */
function whole() {
  const { db, dir, close } = freshDatabase();
  fillWithExam(db);
  const rows = rowsOf(db);
  const tables = tablesOf(db);
  const roots = new Map(
    db
      .prepare<[], { name: string; pageno: number }>('SELECT name, pageno FROM dbstat')
      .all()
      .map(({ name, pageno }) => [pageno, name]),
  );
  close();
  const file = readFileSync(path.join(dir, 'invigil.db'));
  const pages = readPages(file, new Uint8Array());
  const places = new Map<string, number[]>();
  for (let number = 1; number <= pages.count; number += 1) {
    const table = tables.find(({ name }) => name === roots.get(number));
    const page = table === undefined ? null : readTreePage(pages, number);
    if (table === undefined || page === null) continue;
    for (const { rowid, values, goesOn } of page.cells)
      places.set(key(table.name, rowOf(table, rowid, values)), [number, ...goesOn]);
  }
  return { dir, file, rows, places, count: pages.count };
}

function recovered(file: Uint8Array, wal: Uint8Array = new Uint8Array()) {
  const db = emptyDatabase(':memory:');
  onTestFinished(() => void db.close());
  const pages = readPages(file, wal);
  const { damagedFrames } = pages;
  const report = {
    damagedFrames,
    ...salvageInto(db, pages),
    ...proveRows(db),
    lacks: findLacks(db),
  };
  return { report, rows: rowsOf(db), db };
}

test('a sound database comes back whole, proven, and with nothing missing', () => {
  const { file, rows, places } = whole();
  expect(new Set(places.keys())).toEqual(new Set(rows));
  const { report, rows: back } = recovered(file);
  expect(back.toSorted()).toEqual(rows.toSorted());
  expect(report.lacks).toEqual([]);
  expect(report.changed).toEqual([]);
  expect(report.proven).toEqual({ submission_source: 60, draft: 12, edit: 480, log_entry: 60 });
});

test('whatever pages are lost, each record that lay elsewhere comes back, and no other is made up', () => {
  const { file, rows, places, count } = whole();
  const known = new Set(rows);
  const page = fc.integer({ min: 1, max: count });
  const damage = fc.oneof(
    fc.record({
      how: fc.constant('zero' as const),
      pages: fc.uniqueArray(page, { minLength: 1, maxLength: 12 }),
    }),
    fc.record({
      how: fc.constant('noise' as const),
      pages: fc.uniqueArray(page, { minLength: 1, maxLength: 12 }),
    }),
    fc.record({ how: fc.constant('cut' as const), pages: fc.tuple(page) }),
  );
  fc.assert(
    fc.property(damage, fc.integer({ min: 1, max: 251 }), ({ how, pages }, noise) => {
      const broken = Buffer.from(file);
      const lost = new Set<number>(pages);
      const from = how === 'cut' ? (pages[0] ?? 1) : count + 1;
      for (let number = from; number <= count; number += 1) lost.add(number);
      for (const number of pages)
        for (let at = (number - 1) * PAGE; at < number * PAGE; at += 1)
          broken[at] = how === 'zero' ? 0 : (at * noise * 7 + noise) & 0xff;
      const back = new Set(
        recovered(how === 'cut' ? broken.subarray(0, (from - 1) * PAGE + noise) : broken).rows,
      );
      for (const [row, on] of places)
        if (!on.some((number) => lost.has(number)))
          expect(back.has(row), row.slice(0, 200)).toBe(true);
      for (const row of back) expect(known.has(row), row.slice(0, 200)).toBe(true);
    }),
    { numRuns: process.env['INVIGIL_SOAK'] === undefined ? 25 : 1_000 },
  );
});

test('single bytes that flip cost what lies around them, and what has a hash is never handed on changed', () => {
  const { file, rows, places, count } = whole();
  const known = new Set(rows);
  const flips = fc.array(
    fc.tuple(fc.integer({ min: 0, max: count * PAGE - 1 }), fc.integer({ min: 1, max: 255 })),
    {
      minLength: 1,
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(flips, (all) => {
      const broken = Buffer.from(file);
      const touched = new Set(all.map(([at]) => Math.floor(at / PAGE) + 1));
      for (const [at, by] of all) broken[at] = (broken[at] ?? 0) ^ by;
      const { rows: found, report } = recovered(broken);
      const back = new Set(found);
      for (const [row, on] of places)
        if (!on.some((number) => touched.has(number)))
          expect(back.has(row), row.slice(0, 200)).toBe(true);
      for (const row of back)
        if (row.startsWith('log_entry ')) expect(known.has(row), row.slice(0, 200)).toBe(true);
        // A source that nothing else names any more has no hash to be held against, and is told apart.
        else if (row.startsWith('submission_source ') && !known.has(row))
          expect(
            report.unproven.some(({ key: id }) => row.includes(`"submission_id":"${id}"`)),
          ).toBe(true);
    }),
    { numRuns: process.env['INVIGIL_SOAK'] === undefined ? 25 : 1_000 },
  );
});

test('what was committed to the log beside the database comes back too, and a bad frame costs one page', () => {
  const { db, dir } = freshDatabase();
  db.pragma('wal_autocheckpoint = 0');
  fillWithExam(db);
  const rows = rowsOf(db);
  const file = readFileSync(path.join(dir, 'invigil.db'));
  const wal = readFileSync(path.join(dir, 'invigil.db-wal'));
  expect(recovered(file, wal).rows.toSorted()).toEqual(rows.toSorted());
  const broken = Buffer.from(wal);
  broken.fill(0xa5, 32 + 20 * (24 + PAGE) + 100, 32 + 20 * (24 + PAGE) + 900);
  const { report, rows: back } = recovered(file, broken);
  expect(report.damagedFrames).toBeGreaterThan(0);
  expect(back.length).toBeGreaterThan(rows.length / 2);
  expect(back.filter((row) => !rows.includes(row) && !row.startsWith('draft '))).toEqual([]);
});

test('what is missing is said by name', () => {
  const { db, dir, close } = freshDatabase();
  fillWithExam(db);
  db.pragma('foreign_keys = OFF');
  db.prepare('DELETE FROM submission_source WHERE submission_id = ?').run(uuid(2, 7));
  db.prepare('DELETE FROM submission WHERE id = ?').run(uuid(2, 9));
  close();
  const { lacks } = recovered(readFileSync(path.join(dir, 'invigil.db'))).report;
  expect(lacks).toContainEqual({
    what: 'submissions whose source is lost',
    count: 1,
    which: [uuid(2, 7)],
  });
  expect(lacks).toContainEqual({
    what: 'submissions that other rows name, and that are lost',
    count: 1,
    which: [uuid(2, 9)],
  });
  expect(lacks.find(({ what }) => what.startsWith('submissions, by'))).toMatchObject({
    which: ['9'],
  });
});

test('the files carry the bytes that were sent, with their hashes, and the damaged file stays as it was', () => {
  const { dir, file } = whole();
  const data = freshDirectory();
  copyFileSync(path.join(dir, 'invigil.db'), path.join(data, 'invigil.db'));
  const out = path.join(freshDirectory(), 'out');
  const result = recoverDatabase(data, out);
  if (!result.ok) throw new Error(result.error.kind);
  const sums = readFileSync(path.join(out, 'SHA256SUMS'), 'utf8').trim().split('\n');
  expect(sums).toHaveLength(result.value.files.length);
  for (const line of sums) {
    const [hash = '', name = ''] = line.split('  ');
    expect(sha256(readFileSync(path.join(out, name)))).toBe(hash);
  }
  expect(readFileSync(path.join(out, 'submissions', `${uuid(2, 3)}.txt`), 'utf8')).toMatch(/^# 0/);
  expect(readFileSync(path.join(data, 'invigil.db')).equals(file)).toBe(true);
  expect(existsSync(path.join(out, 'drafts', uuid(1, 1), 'suma-python.txt'))).toBe(true);
  expect(recoverDatabase(data, out)).toMatchObject({ ok: false, error: { kind: 'not-empty' } });
});

test('a station that runs is not recovered from under itself', () => {
  const { dir } = freshDatabase();
  expect(recoverDatabase(dir, path.join(freshDirectory(), 'out'))).toMatchObject({
    ok: false,
    error: { kind: 'owned-elsewhere' },
  });
});

test('bytes that never were a database give an empty recovery', () => {
  const data = freshDirectory();
  writeFileSync(path.join(data, 'invigil.db'), 'no database, '.repeat(5_000));
  const result = recoverDatabase(data, path.join(freshDirectory(), 'out'));
  expect(result).toMatchObject({ ok: true, value: { files: [], unreadable: 0 } });
});
