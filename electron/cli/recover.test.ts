import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { fillWithExam } from '../testing/exam-rows.ts';
import { freshDatabase, freshDirectory } from '../testing/fresh-database.ts';
import { invigil } from '../testing/invigil.ts';

// Processes of their own, on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 });

test('recover tells what came back, what is proven, what is missing, and where the files are', async () => {
  const { db, dir, close } = freshDatabase();
  fillWithExam(db);
  close();
  const file = path.join(dir, 'invigil.db');
  const bytes = readFileSync(file);
  bytes.fill(0, 4_096 * 5, 4_096 * 30);
  writeFileSync(file, bytes);
  const out = path.join(freshDirectory(), 'out');
  const ended = await invigil('recover', out, '--data', dir, '--json');
  expect(ended.code).toBe(0);
  expect(JSON.parse(ended.out)).toMatchObject({ out, unproven: [] });
  expect(ended.err).toMatch(/\d+ {2}submission_source, \d+ of them proven by hash/);
  expect(ended.err).toContain('The damaged files were not touched.');
  expect(existsSync(path.join(out, 'report.json'))).toBe(true);
  const again = await invigil('recover', out, '--data', dir, '--json');
  expect(again.code).toBe(1);
  expect(JSON.parse(again.out)).toMatchObject({ error: { kind: 'not-empty' } });
});

test('release forgets what a dead run noted, and refuses a living one', async () => {
  const { dir, close } = freshDatabase();
  const note = path.join(dir, 'kiosk-steps.json');
  writeFileSync(note, '["fullscreen"]');
  expect((await invigil('release', '--data', dir)).code).toBe(1);
  expect(existsSync(note)).toBe(true);
  close();
  const ended = await invigil('release', '--data', dir, '--json');
  expect(JSON.parse(ended.out)).toEqual({ dataDir: dir, forgotten: ['kiosk-steps.json'] });
  expect(existsSync(note)).toBe(false);
});

test('config show says each value and where it came from, and every slip of a file by its line', async () => {
  const file = path.join(freshDirectory(), 'config.yml');
  writeFileSync(file, 'room: Lab 2\nlog: { days: 7 }\n');
  const shown = await invigil('config', 'show', '--json', '--file', file);
  expect(shown.code).toBe(0);
  const { settings } = JSON.parse(shown.out) as { settings: { name: string }[] };
  expect(settings.find(({ name }) => name === 'log.days')).toMatchObject({
    value: 7,
    byDefault: 30,
    source: 'machine',
    place: `${file}:2`,
  });
  writeFileSync(file, 'room: Lab 2\nlog: { days: never }\nroof: tiles\n');
  const wrong = await invigil('config', 'show', '--json', '--file', file);
  expect(wrong.code).toBe(1);
  expect(wrong.err).toMatch(/config\.yml:2: log\.days.*\n.*config\.yml:3: .*"roof"/);
});
