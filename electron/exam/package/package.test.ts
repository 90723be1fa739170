import { Encrypter } from 'age-encryption';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { sampleProblem } from '../../testing/sample-report.ts';
import { examManifestShape } from '../files/manifest-shape.ts';
import type { ExamSource } from '../files/exam-folder.ts';
import { contentsOf, contentsShape, examOf } from './contents.ts';
import { readFrame, sealFrame } from './frame.ts';
import { fingerprint, newSigner, publicKeyOf, readSigner } from './keys.ts';
import type { Signer } from './keys.ts';
import { openPackage, sealPackage } from './package.ts';

const START_CODE = 'KQ7A-3DHA-TTRW-9CXE';
const HIDDEN = 'def test_secret(): assert f(3) == 42';

function newTestSigner(): Signer {
  const signer = readSigner(JSON.stringify(newSigner('Ada')));
  if (signer === null) throw new Error('a new key cannot be read');
  return signer;
}

const signer = newTestSigner();
const source: ExamSource = {
  manifest: examManifestShape.parse({
    id: 'parcial-1',
    title: { es: 'Parcial' },
    problems: ['suma'],
    time: { minutes: 90 },
    window: { opens: '2026-12-01T09:00:00-03:00' },
  }),
  roster: [
    {
      id: 'a1',
      name: 'Núñez',
      email: null,
      group: null,
      seat: 'S1',
      extraPercent: 25,
      extraMs: 0,
      breakMs: 0,
      accommodations: [],
    },
  ],
  problems: [
    {
      ...sampleProblem('suma'),
      pictures: [{ name: 'a.png', type: 'image/png', bytes: Uint8Array.of(0x89, 0, 255) }],
      testFiles: [{ name: 'tests_hidden.py', visibility: 'hidden', bytes: Buffer.from(HIDDEN) }],
    },
  ],
};
const contents = contentsOf(source, new Uint8Array(32).fill(7));
const seal = (workFactor = 8) =>
  sealPackage({
    contents,
    startCode: START_CODE,
    signer,
    createdAtMs: 1,
    madeWith: '0',
    workFactor,
  });

let sealed: Uint8Array;
beforeAll(async () => {
  sealed = await seal();
});

test('what went in comes out: problems to the byte, roster, rules', async () => {
  const opened = await openPackage(sealed, START_CODE, null);
  if (!opened.ok) throw new Error(opened.error.kind);
  expect(opened.value).toEqual(contents);
  const exam = examOf(opened.value, 'exam');
  expect(Buffer.from(exam.problem('suma')?.testFiles[0]?.bytes ?? []).toString()).toBe(HIDDEN);
  expect(exam.problem('suma')?.pictures).toEqual(source.problems[0]?.pictures);
  expect(exam).toMatchObject({ id: 'parcial-1', durationMs: 5_400_000, beginsAtSignIn: false });
  expect(exam.proctorKey).toEqual(new Uint8Array(32).fill(7));
});

test('a package from before statements had pictures is opened, without any', () => {
  const problems = contents.problems.map(({ pictures: _none, ...before }) => before);
  const opened = contentsShape.parse({ ...contents, problems });
  expect(examOf(opened, 'exam').problem('suma')).toMatchObject({ pictures: [] });
});

test('the start code may be typed small and without its dashes', async () => {
  const typed = START_CODE.toLowerCase().replaceAll('-', ' ');
  expect(await openPackage(sealed, typed, null)).toMatchObject({ ok: true });
});

test('the outside is readable and tells nothing of tests, students or code', () => {
  const frame = readFrame(sealed);
  if (!frame.ok) throw new Error(frame.error.detail);
  expect(frame.value.header).toMatchObject({
    id: 'parcial-1',
    students: 1,
    problems: 1,
    signer: { name: 'Ada', publicKey: publicKeyOf(signer) },
  });
  const text = Buffer.from(sealed).toString('latin1');
  for (const secret of ['test_secret', 'ñez', START_CODE, 'a1"'])
    expect(text).not.toContain(secret);
});

test('a wrong code is told apart from a damaged file', async () => {
  expect(await openPackage(sealed, 'KQ7A-3DHA-TTRW-9CXF', null)).toEqual({
    ok: false,
    error: { kind: 'wrong-code' },
  });
});

test('a station that names its signers takes exams from no other', async () => {
  const other = publicKeyOf(newTestSigner());
  expect(await openPackage(sealed, START_CODE, [other])).toMatchObject({
    error: { kind: 'package-refused', reason: 'signer-not-trusted' },
  });
  expect(await openPackage(sealed, START_CODE, [other, publicKeyOf(signer)])).toMatchObject({
    ok: true,
  });
});

test.each([
  ['not a package', () => Buffer.from('PK\u0003\u0004 something else'), 'not-a-package'],
  ['nothing at all', () => Buffer.alloc(0), 'not-a-package'],
  ['a later version', () => Buffer.from('invigil-exam 2\n{}\n\n'), 'wrong-version'],
  ['a header alone', () => sealed.subarray(0, 60), 'damaged'],
  ['a file cut short', () => sealed.subarray(0, sealed.byteLength - 1), 'damaged'],
  ['one byte more', () => Buffer.concat([sealed, Buffer.alloc(1)]), 'altered'],
  ['a file too large', () => Buffer.alloc(64 * 1024 * 1024 + 1), 'too-large'],
])('%s is refused in one sentence', async (_name, file, reason) => {
  const opened = await openPackage(file(), START_CODE, null);
  if (opened.ok || opened.error.kind !== 'package-refused') throw new Error('it was not refused');
  expect(opened.error.reason).toBe(reason);
  expect(opened.error.detail).toMatch(/^[A-Z][^.]*\.$/);
});

test('no byte of a package can be changed, added or taken out', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(sealed.byteLength - 1),
      fc.integer({ min: 1, max: 255 }),
      fc.constantFrom('flip', 'insert', 'remove'),
      async (at, by, how) => {
        const before = sealed.subarray(0, at);
        const byte = Buffer.from([(sealed[at] ?? 0) ^ by]);
        const after = sealed.subarray(how === 'insert' ? at : at + 1);
        const changed = Buffer.concat(how === 'remove' ? [before, after] : [before, byte, after]);
        fc.pre(!changed.equals(sealed));
        expect(await openPackage(changed, START_CODE, null)).toMatchObject({
          ok: false,
          error: { kind: 'package-refused' },
        });
      },
    ),
    { numRuns: 600 },
  );
});

test('arbitrary bytes behind a good first line are refused, never thrown at', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const file = Buffer.concat([Buffer.from('invigil-exam 1\n'), bytes]);
      expect(await openPackage(file, START_CODE, null)).toMatchObject({ ok: false });
    }),
    { numRuns: 300 },
  );
});

const about = { ...sealedAbout() };
function sealedAbout() {
  return {
    id: 'parcial-1',
    title: { es: 'Parcial' },
    createdAtMs: 1,
    opensAtMs: null,
    closesAtMs: null,
    problems: 1,
    students: 1,
    madeWith: '0',
  };
}

test.each([
  ['bytes that are no age file', Buffer.from('nothing encrypted'), 'unreadable'],
  [
    'an age file that asks for hours of work',
    Buffer.from('age-encryption.org/v1\n-> scrypt AAAA 30\n'),
    'unreadable',
  ],
  [
    'an age file that is cut off',
    Buffer.from('age-encryption.org/v1\n-> scrypt AAAA 8\n'),
    'damaged',
  ],
])('signed, but %s: refused before any work', async (_name, encrypted, reason) => {
  const file = sealFrame(about, encrypted, signer);
  expect(await openPackage(file, START_CODE, null)).toMatchObject({ error: { reason } });
});

test.each([
  ['text that is no JSON', 'hello'],
  ['JSON of another shape', '{"manifest":{}}'],
  ['an exam whose problems are missing', JSON.stringify({ ...contents, problems: [] })],
  [
    'another exam than the header says',
    JSON.stringify({ ...contents, manifest: { ...contents.manifest, id: 'other' } }),
  ],
])('signed and encrypted, but %s: nothing is opened', async (_name, text) => {
  const encrypter = new Encrypter();
  encrypter.setPassphrase('KQ7A3DHATTRW9CXE');
  encrypter.setScryptWorkFactor(8);
  const file = sealFrame(about, await encrypter.encrypt(text), signer);
  expect(await openPackage(file, START_CODE, null)).toMatchObject({
    error: { reason: 'unreadable' },
  });
});

test('a key file that is none is null, and a fingerprint is four groups of four', () => {
  expect(readSigner('{}')).toBeNull();
  expect(readSigner('nonsense')).toBeNull();
  expect(readSigner(JSON.stringify({ ...newSigner('x'), privateKey: 'AAAA' }))).toBeNull();
  expect(fingerprint(publicKeyOf(signer))).toMatch(/^([0-9a-f]{4}-){3}[0-9a-f]{4}$/);
});
