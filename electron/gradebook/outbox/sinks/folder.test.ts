import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freshDirectory } from '../../../testing/fresh-database.ts';
import { bundleName, folderSink } from './folder.ts';

const parcel = (number: number, text = `bundle ${number}`) => ({
  examId: 'parcial-1',
  fingerprint: 'aaaa-bbbb-cccc-dddd',
  number,
  bytes: Buffer.from(text),
});
const folderOf = (root: string) => path.join(root, 'parcial-1', 'aaaa-bbbb-cccc-dddd');
const sinkAt = (root: string, withinMs?: number) => folderSink(`folder:${root}`, root, withinMs);

test('a bundle lies under exam, station and number, and nothing half-written beside it', async () => {
  const root = freshDirectory();
  const sink = sinkAt(path.join(root, 'made', 'as needed'));
  expect(await sink.put(parcel(7))).toEqual({ kind: 'delivered' });
  const folder = folderOf(path.join(root, 'made', 'as needed'));
  expect(readdirSync(folder)).toEqual(['00000007.bundle']);
  expect(readFileSync(path.join(folder, bundleName(7)), 'utf8')).toBe('bundle 7');
});

test('the same bytes twice are one arrival; other bytes under the name are refused and kept', async () => {
  const root = freshDirectory();
  const sink = sinkAt(root);
  await sink.put(parcel(1));
  const file = path.join(folderOf(root), bundleName(1));
  const before = statSync(file);
  expect(await sink.put(parcel(1))).toEqual({ kind: 'delivered' });
  expect(await sink.put(parcel(1, 'forged'))).toMatchObject({ kind: 'refused' });
  expect(readFileSync(file, 'utf8')).toBe('bundle 1');
  expect(statSync(file).mtimeMs).toBe(before.mtimeMs);
});

test('the newest beat replaces the older ones, and nothing else', async () => {
  const root = freshDirectory();
  const sink = sinkAt(root);
  await sink.put(parcel(1));
  for (const number of [9, 10, 11])
    expect(await sink.beat(parcel(number))).toEqual({ kind: 'kept' });
  expect(readdirSync(folderOf(root)).toSorted()).toEqual(['00000001.bundle', 'beat-11.beat']);
});

test('a stick that is not there is trouble that passes once it is', async () => {
  const root = path.join(freshDirectory(), 'stick');
  writeFileSync(root, 'not a folder');
  const sink = sinkAt(path.join(root, 'x'));
  expect(await sink.put(parcel(1))).toMatchObject({ kind: 'trouble', reason: 'not-reachable' });
  const later = sinkAt(path.join(path.dirname(root), 'other'));
  expect(await later.put(parcel(1))).toEqual({ kind: 'delivered' });
});

const isRoot = process.getuid?.() === 0;

test.skipIf(!isRoot || process.platform !== 'linux')(
  'a full stick takes nothing half, and takes it once there is room (mounting a small one needs root)',
  async ({ skip }) => {
    const root = freshDirectory();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', root], { stdio: 'pipe' });
    } catch (error) {
      skip(`nothing can be mounted here: ${String(error)}`);
    }
    onTestFinished(() => void execFileSync('umount', [root]));
    const sink = sinkAt(root);
    const large = 'x'.repeat(40_000);
    expect(await sink.put(parcel(1, large))).toEqual({ kind: 'delivered' });
    const second = await sink.put(parcel(2, large));
    expect(second).toMatchObject({ kind: 'trouble', reason: 'disk-full' });
    expect(readdirSync(folderOf(root))).toEqual([bundleName(1)]);
    execFileSync('mount', ['-o', 'remount,size=256k', root]);
    expect(await sink.put(parcel(2, large))).toEqual({ kind: 'delivered' });
  },
);

test.skipIf(process.platform === 'win32')(
  'a share that hangs is left alone until it answers, and stops nobody else',
  async () => {
    const root = freshDirectory();
    mkdirSync(folderOf(root), { recursive: true });
    // Opening a pipe that nobody writes to blocks like a file of a server that is gone.
    const file = path.join(folderOf(root), bundleName(1));
    execFileSync('mkfifo', [file]);
    const sink = sinkAt(root, 50);
    expect(await sink.put(parcel(1))).toMatchObject({ reason: 'not-answering' });
    expect(await sink.put(parcel(2))).toMatchObject({ reason: 'not-answering' });
    expect(readdirSync(folderOf(root))).toEqual([bundleName(1)]);
    const other = freshDirectory();
    expect(await sinkAt(other).put(parcel(1))).toEqual({ kind: 'delivered' });
    const answer = await open(file, 'w');
    await answer.close();
    await expect.poll(() => sink.put(parcel(2))).toEqual({ kind: 'delivered' });
  },
);
