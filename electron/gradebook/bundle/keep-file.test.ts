import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freshDirectory } from '../../testing/fresh-database.ts';
import { keepFile } from './keep-file.ts';

const bytes = Buffer.from('sealed');

test('a file is kept once, and other bytes never replace it', async () => {
  const folder = path.join(freshDirectory(), 'exam', 'station');
  expect(await keepFile(folder, '00000001.bundle', bytes)).toEqual({ ok: true, value: 'kept' });
  expect(await keepFile(folder, '00000001.bundle', bytes)).toEqual({ ok: true, value: 'same' });
  expect(await keepFile(folder, '00000001.bundle', Buffer.from('other'))).toMatchObject({
    ok: false,
    error: { kind: 'other-bytes' },
  });
  expect(readdirSync(folder)).toEqual(['00000001.bundle']);
  expect(readFileSync(path.join(folder, '00000001.bundle'))).toEqual(bytes);
});

test('many writers of one name leave one whole file, and all but the first are told what is there', async () => {
  const folder = path.join(freshDirectory(), 'station');
  const written = await Promise.all(
    Array.from({ length: 8 }, (_none, at) =>
      keepFile(folder, 'a', Buffer.from(`writer ${at % 2}`)),
    ),
  );
  expect(written.filter(({ ok }) => ok)).toHaveLength(4);
  const there = readFileSync(path.join(folder, 'a'), 'utf8');
  expect(['writer 0', 'writer 1']).toContain(there);
  written.forEach(({ ok }, at) => expect(ok).toBe(there === `writer ${at % 2}`));
  expect(readdirSync(folder)).toEqual(['a']);
});

test('a folder that is no folder is said in the words of the system', async () => {
  const file = path.join(freshDirectory(), 'file');
  writeFileSync(file, '');
  expect(await keepFile(path.join(file, 'station'), 'a', bytes)).toMatchObject({
    ok: false,
    error: { kind: 'folder-failed', detail: expect.stringContaining('ENOTDIR') as string },
  });
});

test.runIf(process.getuid?.() === 0)(
  'a full disk keeps nothing, and leaves no part behind',
  async () => {
    const disk = freshDirectory();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]);
    try {
      const filler = path.join(disk, 'filler');
      writeFileSync(filler, Buffer.alloc(200 * 1_024));
      const large = Buffer.alloc(100 * 1_024, 1);
      const folder = path.join(disk, 'station');
      expect(await keepFile(folder, 'a', large)).toMatchObject({ error: { kind: 'disk-full' } });
      expect(readdirSync(folder)).toEqual([]);
      rmSync(filler);
      expect(await keepFile(folder, 'a', large)).toEqual({ ok: true, value: 'kept' });
    } finally {
      execFileSync('umount', ['--lazy', disk]);
    }
  },
);
