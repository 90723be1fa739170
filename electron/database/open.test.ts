import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDatabase, openDatabaseForReading, openFaultSentence } from './open.ts';

// Real processes and real commits, on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 });

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'invigil-db-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function opened() {
  const result = openDatabase(dir);
  if (!result.ok) throw new Error(openFaultSentence(result.error));
  return result.value;
}

test('every open is durable, the second one too', () => {
  for (const _time of [1, 2]) {
    const { db, close } = opened();
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('busy_timeout', { simple: true })).toBe(5_000);
    close();
  }
});

test('a second owner is refused, and let in once the first has closed', () => {
  const first = opened();
  const second = openDatabase(dir);
  expect(second).toMatchObject({ ok: false, error: { kind: 'owned-elsewhere' } });
  first.close();
  opened().close();
});

test('the claim of a killed process ends with it', async () => {
  const script = `
    import { openDatabase } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)};
    const opened = openDatabase(${JSON.stringify(dir)});
    process.stdout.write(opened.ok ? 'mine' : 'refused');
    setInterval(() => opened, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString()).toBe('mine');
  expect(openDatabase(dir)).toMatchObject({ ok: false, error: { kind: 'owned-elsewhere' } });
  child.kill('SIGKILL');
  await once(child, 'exit');
  opened().close();
});

test('a reader sees committed rows beside the owner and can write none', () => {
  const { db, close } = opened();
  db.exec('CREATE TABLE note (text TEXT)');
  db.exec("INSERT INTO note VALUES ('kept')");
  const reader = openDatabaseForReading(dir);
  if (!reader.ok) throw new Error(reader.error.kind);
  expect(reader.value.prepare('SELECT text FROM note').get()).toEqual({ text: 'kept' });
  expect(() => reader.value.exec("INSERT INTO note VALUES ('no')")).toThrow(/readonly/);
  reader.value.close();
  close();
});

test('a folder without a database is said to be one', () => {
  for (const folder of [dir, path.join(dir, 'nowhere')])
    expect(openDatabaseForReading(folder)).toMatchObject({
      ok: false,
      error: { kind: 'no-database' },
    });
});

test('a newer schema is refused in one sentence', () => {
  const { db, close } = opened();
  db.pragma('user_version = 9999');
  close();
  const again = openDatabase(dir);
  if (again.ok) throw new Error('it was opened');
  expect(again.error).toMatchObject({ kind: 'newer-schema', found: 9999 });
  expect(openFaultSentence(again.error)).toMatch(/newer Invigil.*update/i);
  expect(openDatabaseForReading(dir)).toMatchObject({ ok: false, error: { kind: 'newer-schema' } });
});

test('a damaged file is told, not repaired over, and the claim is given back', () => {
  writeFileSync(path.join(dir, 'invigil.db'), 'this is no database at all, '.repeat(200));
  for (const _time of [1, 2])
    expect(openDatabase(dir)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
});

test('a directory that cannot be made is a storage fault', () => {
  const file = path.join(dir, 'file');
  writeFileSync(file, '');
  expect(openDatabase(path.join(file, 'below'))).toMatchObject({
    ok: false,
    error: { kind: 'storage-failed' },
  });
});
