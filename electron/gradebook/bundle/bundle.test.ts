import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { CHAIN_START } from '#contract/bundle.ts';
import {
  newReader,
  sampleBeat,
  sampleResult,
  sampleSubmission,
  sealingOf,
  stationNamed,
  testStationKey,
} from '../../testing/station-keys.ts';
import type { Reader } from '../../testing/station-keys.ts';
import type { StationKey } from '../../station/keys.ts';
import { openBeat, readBeatHead, sealBeat } from './beat.ts';
import { openBundle, readBundleHead, sealBundle } from './bundle.ts';
import { chainHash } from './chain.ts';
import { encryptTo } from './envelope.ts';
import { SEALED_MAX_BYTES, contentsOf, writeFrame } from './frame.ts';

const fact = sampleSubmission();

let key: StationKey;
let instructor: Reader;
let desk: Reader;
let sealed: Uint8Array;
let beat: Uint8Array;

beforeAll(async () => {
  [instructor, desk] = await Promise.all([newReader(), newReader()]);
});
beforeEach(async () => {
  if (sealed !== undefined) return;
  key = testStationKey();
  sealed = await sealBundle(sealingOf(key, [instructor, desk], fact));
  const recipients = [instructor.recipient, desk.recipient];
  beat = await sealBeat({ beat: sampleBeat(key), recipients, sign: key.sign });
});

test('whoever it is encrypted to opens it, byte for byte', async () => {
  for (const { identity } of [instructor, desk]) {
    const opened = await openBundle(sealed, [identity]);
    expect(opened).toMatchObject({ ok: true, value: { body: fact, text: JSON.stringify(fact) } });
    expect(await openBeat(beat, [identity])).toEqual({ ok: true, value: sampleBeat(key) });
  }
});

test('of several keys the one that fits is taken', async () => {
  const stranger = await newReader();
  const opened = await openBundle(sealed, [stranger.identity, desk.identity]);
  expect(opened).toMatchObject({ ok: true });
});

test('somebody else reads the head alone', async () => {
  const stranger = await newReader();
  const refused = { ok: false, error: { reason: 'not-for-us' } };
  expect(await openBundle(sealed, [stranger.identity])).toMatchObject(refused);
  expect(await openBeat(beat, [stranger.identity])).toMatchObject(refused);
  expect(readBundleHead(sealed)).toMatchObject({
    ok: true,
    value: { head: { seq: 1, previous: CHAIN_START, station: stationNamed(key) } },
  });
});

test('the outside names no student and shows no code', () => {
  for (const bytes of [sealed, beat]) {
    const text = Buffer.from(bytes).toString('latin1');
    for (const secret of ['studentId', 'a1"', 'print', fact.sourceBase64])
      expect(text).not.toContain(secret);
  }
});

test('no byte of a bundle or a beat can be changed, added or taken out', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      fc.integer({ min: 1, max: 255 }),
      fc.constantFrom('flip', 'insert', 'remove', 'cut'),
      async (isBeat, where, by, how) => {
        const whole = isBeat ? beat : sealed;
        const at = Math.floor(where * whole.byteLength);
        const before = whole.subarray(0, at);
        const byte = Buffer.from([(whole[at] ?? 0) ^ by]);
        const after = whole.subarray(how === 'insert' ? at : at + 1);
        const parts = { flip: [before, byte, after], insert: [before, byte, after] };
        const rest = { remove: [before, after], cut: [before] };
        const changed = Buffer.concat({ ...parts, ...rest }[how]);
        fc.pre(!changed.equals(whole));
        const opened = isBeat
          ? await openBeat(changed, [desk.identity])
          : await openBundle(changed, [desk.identity]);
        expect(opened).toMatchObject({ ok: false, error: { kind: 'sealed-refused' } });
      },
    ),
    { numRuns: 800 },
  );
});

test('a head that names one station and is signed by another is refused', async () => {
  const other = testStationKey();
  const forged = await sealBundle({
    ...sealingOf(key, [desk], fact),
    sign: (message) => other.sign(message),
  });
  expect(readBundleHead(forged)).toMatchObject({ ok: false, error: { reason: 'altered' } });
});

test('a fact is bound to its head: hash, place in the chain and kind', async () => {
  const sealing = sealingOf(key, [desk], fact);
  const result = JSON.stringify(sampleResult(fact));
  const wrong: [string, Partial<typeof sealing>, string][] = [
    ['another fact under the same hash', { body: result }, 'altered'],
    ['another place', { previous: chainHash(CHAIN_START, 'x') }, 'altered'],
    ['another kind', { kind: 'log' }, 'unreadable'],
    [
      'no fact of ours',
      { body: '{"kind":"poem"}', hash: chainHash(CHAIN_START, '{"kind":"poem"}') },
      'unreadable',
    ],
    ['no JSON', { body: 'hello', hash: chainHash(CHAIN_START, 'hello') }, 'unreadable'],
  ];
  for (const [name, change, reason] of wrong) {
    const bytes = await sealBundle({ ...sealing, ...change });
    expect(await openBundle(bytes, [desk.identity]), name).toMatchObject({ error: { reason } });
  }
});

test('a beat under a head that promises another is refused', async () => {
  const inside = sampleBeat(key, { number: 2 });
  const encrypted = await encryptTo([desk.recipient], JSON.stringify(inside));
  const { station, examId, examKind, atMs } = inside;
  const head = { station, examId, examKind, atMs, number: 3, contents: contentsOf(encrypted) };
  const bytes = writeFrame('invigil-beat', head, encrypted, key.sign);
  expect(readBeatHead(bytes)).toMatchObject({ ok: true });
  expect(await openBeat(bytes, [desk.identity])).toMatchObject({
    error: { reason: 'unreadable' },
  });
});

test.each([
  ['nothing at all', () => Buffer.alloc(0), 'not-sealed'],
  ['a picture', () => Buffer.from('\u0089PNG\r\n'), 'not-sealed'],
  ['a beat', () => beat, 'not-sealed'],
  ['a later version', () => Buffer.from('invigil-bundle 2\n{}\n\n'), 'wrong-version'],
  ['a first line alone', () => Buffer.from('invigil-bundle 1\n'), 'damaged'],
  ['a file cut short', () => sealed.subarray(0, sealed.byteLength - 1), 'damaged'],
  ['a file too large', () => Buffer.alloc(SEALED_MAX_BYTES + 1), 'too-large'],
])('%s is refused in one sentence', (_name, file, reason) => {
  const read = readBundleHead(file());
  if (read.ok) throw new Error('it was not refused');
  expect(read.error.reason).toBe(reason);
  expect(read.error.detail).toMatch(/^[A-Z][^\n]*\.$/);
});

test('arbitrary bytes behind a good first line are refused, never thrown at', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const file = Buffer.concat([Buffer.from('invigil-bundle 1\n'), bytes]);
      expect(await openBundle(file, [desk.identity])).toMatchObject({ ok: false });
    }),
    { numRuns: 300 },
  );
});

test('nothing is sealed to nobody', async () => {
  await expect(sealBundle(sealingOf(key, [], fact))).rejects.toThrow('nobody could read');
});
