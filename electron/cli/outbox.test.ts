import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { openBundle } from '../gradebook/bundle/bundle.ts';
import { sealer } from '../gradebook/outbox/sealing.ts';
import { folderSink } from '../gradebook/outbox/sinks/folder.ts';
import { freshDirectory } from '../testing/fresh-database.ts';
import { invigil, jsonLines } from '../testing/invigil.ts';
import { EXAM_ID, deskKeys, outboxStation } from '../testing/outbox-station.ts';
import { readPublicKey } from '../station/keys.ts';

// Programs of their own, on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 });

const names = (count: number) =>
  Array.from({ length: count }, (_none, index) => `${String(index + 1).padStart(8, '0')}.bundle`);

test('a station that never had a network gives all to a stick, once', async () => {
  const station = outboxStation();
  for (let count = 0; count < 3; count += 1) station.submit();
  station.grade();
  const texts = station.facts().map(({ body }) => body);
  station.close();
  const stick = path.join(freshDirectory(), 'stick');
  const ended = await invigil('outbox', 'export', stick, '--data', station.dir, '--json');
  expect(ended.code).toBe(0);
  expect(jsonLines(ended)).toMatchObject([{ written: 4, there: 0, refused: [], trouble: null }]);
  const folder = path.join(stick, EXAM_ID, station.fingerprint);
  expect(readdirSync(folder).toSorted()).toEqual(names(4));
  for (const [index, name] of names(4).entries()) {
    const opened = await openBundle(readFileSync(path.join(folder, name)), [deskKeys.identity]);
    expect(opened).toMatchObject({ ok: true, value: { text: texts[index] } });
  }
  const again = await invigil('outbox', 'export', stick, '--data', station.dir, '--json');
  expect(jsonLines(again)).toMatchObject([{ written: 0, there: 4 }]);
  const [listed] = jsonLines(await invigil('outbox', 'list', '--data', station.dir, '--json'));
  expect(listed).toMatchObject({
    chains: [{ examId: EXAM_ID, fingerprint: station.fingerprint, facts: 4, unsent: 0 }],
    sinks: [{ name: `folder:${stick}`, delivered: 4, refused: 0 }],
  });
});

test('beside a running Invigil the stick gets all, twice the same, and nothing is changed here', async () => {
  const station = outboxStation();
  for (let count = 0; count < 2; count += 1) station.submit();
  const stick = freshDirectory();
  const run = () => invigil('outbox', 'export', stick, '--data', station.dir, '--json');
  expect(jsonLines(await run())).toMatchObject([{ written: 2, there: 0 }]);
  station.submit();
  expect(jsonLines(await run())).toMatchObject([{ written: 1, there: 2 }]);
  expect(station.stores.outbox.unsent(station.key.publicKey)).toBe(3);
  const { err } = await run();
  expect(err).toContain('Invigil runs on this station');
});

test('what a stick got beside the running station has arrived there for its folder sink too', async () => {
  const station = outboxStation();
  station.submit();
  const stick = freshDirectory();
  await invigil('outbox', 'export', stick, '--data', station.dir);
  const [fact] = station.facts();
  if (fact === undefined) throw new Error('a submission is a fact');
  const bytes = await sealer(station.stores.outbox, station.key)(fact);
  const { examId, seq: number } = fact;
  const { fingerprint } = station;
  const there = readFileSync(path.join(stick, EXAM_ID, fingerprint, '00000001.bundle'));
  expect(there).not.toEqual(bytes);
  const sink = folderSink(`folder:${stick}`, stick);
  expect(await sink.put({ examId, fingerprint, number, bytes })).toEqual({ kind: 'delivered' });
  const changed = { examId, fingerprint, number, bytes: Buffer.from('something else') };
  expect(await sink.put(changed)).toMatchObject({ kind: 'refused' });
  station.close();
});

test('a file that is something else is kept and said, and the rest is written', async () => {
  const station = outboxStation();
  for (let count = 0; count < 2; count += 1) station.submit();
  station.close();
  const stick = freshDirectory();
  const folder = path.join(stick, EXAM_ID, station.fingerprint);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, names(1)[0] ?? ''), 'a photograph');
  const ended = await invigil('outbox', 'export', stick, '--data', station.dir, '--json');
  expect(ended.code).toBe(1);
  expect(jsonLines(ended)).toMatchObject([{ written: 1, refused: [{}] }]);
  expect(readFileSync(path.join(folder, '00000001.bundle'), 'utf8')).toBe('a photograph');
});

test('what an earlier identity of the station wrote leaves with its own key', async () => {
  const station = outboxStation();
  station.submit();
  station.close();
  const key = path.join(station.dir, 'station-key.pem');
  cpSync(key, `${key}.of-another-machine-1`);
  writeFileSync(key, 'no key');
  const again = outboxStation(station.dir);
  again.submit();
  again.close();
  const stick = freshDirectory();
  await invigil('outbox', 'export', stick, '--data', station.dir);
  for (const { fingerprint } of [station, again])
    expect(readdirSync(path.join(stick, EXAM_ID, fingerprint))).toEqual(names(1));
});

test('a folder without data, and no folder at all, end in one sentence', async () => {
  const missing = await invigil('outbox', 'list', '--data', freshDirectory(), '--json');
  expect(missing.code).toBe(1);
  expect(jsonLines(missing)).toMatchObject([{ error: { kind: 'no-database' } }]);
  expect((await invigil('outbox', 'export')).code).toBe(2);
});

test('a station adds itself to a list once, as `gradebook collect --stations` reads it', async () => {
  const data = freshDirectory();
  const file = path.join(freshDirectory(), 'stations.txt');
  const run = () => invigil('station', '--data', data, '--enrol', file, '--json');
  const [first] = jsonLines(await run());
  expect(jsonLines(await run())).toMatchObject([{ added: false }]);
  expect(first).toMatchObject({ added: true, publicKey: expect.any(String) });
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  expect(readPublicKey(lines[0]?.split(/\s/)[0] ?? '')).not.toBeNull();
  expect(existsSync(path.join(data, 'station-key.pem'))).toBe(true);
});
