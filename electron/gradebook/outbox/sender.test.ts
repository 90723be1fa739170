import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freshDirectory } from '../../testing/fresh-database.ts';
import { EXAM_ID, deskKeys, outboxStation } from '../../testing/outbox-station.ts';
import type { OutboxStation } from '../../testing/outbox-station.ts';
import { openBundle } from '../bundle/bundle.ts';
import { sealer } from './sealing.ts';
import { createSender } from './sender.ts';
import type { PutOutcome, Sink } from './sink.ts';
import { folderSink } from './sinks/folder.ts';

// Real waits between tries, on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 30_000 });
const poll = { timeout: 20_000, interval: 20 };

function senderTo(station: OutboxStation, sink: Sink, nowMs: () => number = Date.now) {
  const { outbox } = station.stores;
  const told: string[] = [];
  const sender = createSender({
    store: outbox,
    sink,
    publicKey: station.key.publicKey,
    fingerprint: station.fingerprint,
    seal: sealer(outbox, station.key),
    nowMs,
    chance: () => 0,
    onChange: () => undefined,
    log: (what) => told.push(what),
    onBug: (error) => {
      throw error;
    },
  });
  onTestFinished(() => sender.stop());
  return { ...sender, told };
}

const folderAt = (root: string) => folderSink(`folder:${root}`, root);
const filesIn = (station: OutboxStation, root: string): string[] => {
  const folder = path.join(root, EXAM_ID, station.fingerprint);
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
};
const names = (count: number) =>
  Array.from({ length: count }, (_none, index) => `${String(index + 1).padStart(8, '0')}.bundle`);

/** A sink that the test holds in its hand. */
function heldSink(answer: (number: number, bytes: Uint8Array) => PutOutcome) {
  const put: number[] = [];
  const sink: Sink = {
    name: 'desk:held:1',
    kind: 'desk',
    put: ({ number, bytes }) => {
      put.push(number);
      return Promise.resolve(answer(number, bytes));
    },
    beat: () => Promise.resolve({ kind: 'kept' }),
    close: () => undefined,
  };
  return { sink, put };
}

const trouble = { kind: 'trouble', reason: 'disk-full', detail: 'full' } as const;

test('everything arrives, in order, and opens with the key of the desk', async () => {
  const station = outboxStation();
  const root = freshDirectory();
  for (let count = 0; count < 6; count += 1) station.submit();
  const sender = senderTo(station, folderAt(root));
  sender.wake();
  await expect.poll(() => filesIn(station, root), poll).toEqual(names(6));
  const facts = station.facts();
  for (const [index, name] of names(6).entries()) {
    const bytes = readFileSync(path.join(root, EXAM_ID, station.fingerprint, name));
    const opened = await openBundle(bytes, [deskKeys.identity]);
    expect(opened).toMatchObject({ ok: true, value: { text: facts[index]?.body } });
  }
  expect(station.stores.outbox.unsent(station.key.publicKey)).toBe(0);
  station.submit();
  sender.wake();
  await expect.poll(() => filesIn(station, root), poll).toEqual(names(7));
});

test('a program that is killed in the middle goes on where the sink had confirmed', async () => {
  const station = outboxStation();
  for (let count = 0; count < 5; count += 1) station.submit();
  const first = heldSink((number) => (number < 3 ? { kind: 'delivered' } : trouble));
  const before = senderTo(station, first.sink);
  before.wake();
  await expect.poll(() => first.put, poll).toEqual([1, 2, 3]);
  await before.stop();
  station.close();
  const again = outboxStation(station.dir);
  expect(again.key.publicKey).toBe(station.key.publicKey);
  const second = heldSink(() => ({ kind: 'delivered' }));
  senderTo(again, second.sink).wake();
  await expect.poll(() => second.put, poll).toEqual([3, 4, 5]);
});

test('what is sent twice is the same to the byte', async () => {
  const station = outboxStation();
  station.submit();
  const seen: Buffer[] = [];
  const { sink } = heldSink((_number, bytes) => {
    seen.push(Buffer.from(bytes));
    return seen.length < 3 ? trouble : { kind: 'delivered' };
  });
  senderTo(station, sink).wake();
  await expect.poll(() => seen.length, poll).toBe(3);
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  const root = freshDirectory();
  senderTo(station, folderAt(root)).wake();
  await expect.poll(() => filesIn(station, root), poll).toEqual(names(1));
  const file = path.join(root, EXAM_ID, station.fingerprint, '00000001.bundle');
  expect(readFileSync(file)).toEqual(seen[0]);
});

test('a sink in trouble holds up no other, and gets all once it is well', async () => {
  const station = outboxStation();
  const root = freshDirectory();
  const lost = path.join(freshDirectory(), 'share');
  writeFileSync(lost, 'the share is not mounted');
  for (let count = 0; count < 3; count += 1) station.submit();
  const bad = senderTo(station, folderAt(lost));
  const good = senderTo(station, folderAt(root));
  for (const sender of [bad, good]) sender.wake();
  await expect.poll(() => filesIn(station, root), poll).toEqual(names(3));
  await expect.poll(() => bad.trouble()?.reason, poll).toBe('not-reachable');
  expect(good.trouble()).toBeNull();
  renameSync(lost, `${lost}.aside`);
  mkdirSync(lost);
  await expect.poll(() => filesIn(station, lost), poll).toEqual(names(3));
  await expect.poll(() => bad.trouble(), poll).toBeNull();
  // Said once, not with every try.
  expect(bad.told).toEqual(['a sink is in trouble']);
});

test('a bundle that is refused for good is shown and passed by', async () => {
  const station = outboxStation();
  for (let count = 0; count < 3; count += 1) station.submit();
  const { sink, put } = heldSink((number) =>
    number === 2 ? { kind: 'refused', detail: 'other bytes' } : { kind: 'delivered' },
  );
  senderTo(station, sink).wake();
  const { outbox } = station.stores;
  const count = () => outbox.countAt(sink.name, station.key.publicKey);
  const end = { delivered: 2, refused: 1, refusal: 'other bytes' };
  await expect.poll(count, poll).toEqual(end);
  expect(put).toEqual([1, 2, 3]);
  expect(outbox.gaplessAt(sink.name, { examId: EXAM_ID, publicKey: station.key.publicKey })).toBe(
    1,
  );
});

test('a desk that lost its disk gets again what it no longer holds', async () => {
  const station = outboxStation();
  for (let count = 0; count < 4; count += 1) station.submit();
  const { sink, put } = heldSink(() => ({ kind: 'delivered' }));
  const sender = senderTo(station, sink);
  sender.wake();
  await expect.poll(() => put.length, poll).toBe(4);
  const { outbox } = station.stores;
  const chain = { examId: EXAM_ID, publicKey: station.key.publicKey };
  await expect.poll(() => outbox.gaplessAt(sink.name, chain), poll).toBe(4);
  expect(outbox.holdsOnly(sink.name, chain, 1)).toBe(3);
  sender.lookAgain();
  await expect.poll(() => put, poll).toEqual([1, 2, 3, 4, 2, 3, 4]);
});

test('a clock that is set back a day changes neither order nor what is sent', async () => {
  const station = outboxStation();
  let nowMs = Date.now();
  const root = freshDirectory();
  const sender = senderTo(station, folderAt(root), () => nowMs);
  station.submit();
  sender.wake();
  await expect.poll(() => filesIn(station, root), poll).toEqual(names(1));
  for (const byMs of [-86_400_000, 2 * 86_400_000]) {
    nowMs += byMs;
    station.submit({ receivedAtMs: nowMs });
    sender.wake();
  }
  await expect.poll(() => filesIn(station, root), poll).toEqual(names(3));
});

test('a full disk of the station itself loses nothing', async () => {
  const station = outboxStation();
  const root = freshDirectory();
  for (let count = 0; count < 3; count += 1) station.submit({ text: 'x = 1\n'.repeat(3_000) });
  station.fillDisk();
  const sender = senderTo(station, folderAt(root));
  sender.wake();
  await expect.poll(() => sender.trouble()?.reason, poll).toBe('failed');
  station.freeDisk();
  await expect.poll(() => filesIn(station, root), poll).toEqual(names(3));
  await expect.poll(() => sender.trouble(), poll).toBeNull();
});
