import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { BundleBody } from '#contract/bundle.ts';
import type { StationKey } from '../../station/keys.ts';
import {
  WHICH,
  bring,
  bringAll,
  collecting,
  freshBook,
  graded,
  logFact,
  logOf,
  sampleExam,
  sealedChain,
} from '../../testing/book.ts';
import { newReader, sampleSubmission, testStationKey } from '../../testing/station-keys.ts';
import type { Reader } from '../../testing/station-keys.ts';
import type { Book } from './book.ts';
import { checkBook } from './book-check.ts';
import { gradesOf, submissionsOf } from './readings.ts';

let instructor: Reader;
let desk: Reader;
beforeAll(async () => {
  instructor = await newReader();
  desk = await newReader();
});

/** Whatever anybody may read of a book, as one value. */
function everything(book: Book) {
  const { reading } = book;
  return {
    grades: gradesOf(book, WHICH),
    submissions: submissionsOf(book, WHICH).map((one) => ({
      ...one,
      source: Buffer.from(reading.source(one.submissionId) ?? []).toString('hex'),
      report: reading.report(one.submissionId, 'station'),
    })),
    attempts: reading.attempts(WHICH),
    stations: reading.stations(WHICH.examId).map(({ id, ...one }) => ({
      ...one,
      entries: reading.entries(id),
      lines: [...reading.logLines(id)],
    })),
    findings: checkBook(book, WHICH),
  };
}

test('a submission with its result is in the grades, byte for byte, opened by either key', async () => {
  const key = testStationKey();
  const facts = graded({ late: true, automatic: true }, 7.5, 'print("ñ")\r\n');
  const sealed = await sealedChain(key, [instructor, desk], facts);
  for (const reader of [instructor, desk]) {
    const book = freshBook();
    const outcomes = await bringAll(book, sealed, collecting(reader));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['taken', 'taken']);
    const cell = gradesOf(book, WHICH)?.students[0]?.cells[0];
    expect(cell).toMatchObject({ state: 'graded', score: 7.5, late: true, automatic: true });
    const source = book.reading.source(facts[0].submissionId);
    expect(Buffer.from(source ?? []).toString()).toBe('print("ñ")\r\n');
    expect(checkBook(book, WHICH)).toEqual([]);
  }
});

test('no order and no repetition of bundles changes the book', async () => {
  const [one, two] = [testStationKey(), testStationKey()];
  const attempt: BundleBody = {
    kind: 'attempt',
    ...{ attemptId: sampleSubmission().attemptId, studentId: 'a1', studentName: 'Núñez' },
    ...{ number: 1, state: 'running', startedAtMs: 1, allottedMs: 2, ending: null },
  };
  const lines = logOf(one, [{ kind: 'started', attemptId: null, body: {} }]);
  const sealed = [
    ...(await sealedChain(
      one,
      [instructor],
      [
        attempt,
        ...graded({}, 3),
        { ...attempt, state: 'finished' },
        ...graded({ problemId: 'hanoi' }, 10),
        logFact(lines.slice(0, 1)),
        logFact(lines.slice(1)),
      ],
    )),
    ...(await sealedChain(
      two,
      [instructor],
      [...graded({ studentId: 'a2' }, 5), sampleSubmission()],
    )),
  ];
  const how = collecting(instructor);
  const reference = freshBook();
  await bringAll(reference, sealed, how);
  const expected = everything(reference);
  expect(expected.grades).toMatchObject({ waiting: 1 });
  expect(expected.findings).toEqual([]);
  const order = fc
    .tuple(
      fc.shuffledSubarray(sealed, { minLength: sealed.length }),
      fc.array(fc.constantFrom(...sealed), { maxLength: 6 }),
    )
    .map(([all, again]) => [...all, ...again]);
  await fc.assert(
    fc.asyncProperty(order, async (bundles) => {
      const book = freshBook();
      await bringAll(book, bundles, how);
      expect(everything(book)).toEqual(expected);
      book.close();
    }),
    { numRuns: 15 },
  );
}, 60_000);

/** @param offset from the end where negative */
function withByte(bytes: Uint8Array, offset: number): Uint8Array {
  const copy = new Uint8Array(bytes);
  const place = offset < 0 ? copy.length + offset : offset;
  copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
}

const NOT_OURS: readonly [string, string, (sealed: Uint8Array, key: StationKey) => unknown][] = [
  ['an altered end', 'altered', (sealed) => withByte(sealed, -1)],
  ['an altered head', 'damaged', (sealed) => withByte(sealed, 20)],
  ['one cut short', 'damaged', (sealed) => sealed.subarray(0, sealed.length - 10)],
  ['another kind of file', 'not-sealed', () => Buffer.from('hello')],
  ['an empty file', 'not-sealed', () => new Uint8Array()],
];

test.each(NOT_OURS)('%s is set aside with its name and reason', async (_name, reason, spoil) => {
  const key = testStationKey();
  const [sealed = new Uint8Array()] = await sealedChain(key, [instructor], graded({}, 3));
  const book = freshBook();
  const spoilt = spoil(sealed, key) as Uint8Array;
  expect(await bring(book, spoilt, collecting(instructor), 'stick/1.bundle')).toMatchObject({
    ...{ kind: 'set-aside', file: 'stick/1.bundle', reason },
  });
  expect(book.reading.setAside()).toMatchObject([{ file: 'stick/1.bundle', reason }]);
  expect(submissionsOf(book, WHICH)).toEqual([]);
});

test('a bundle of another exam, of an unknown problem, of strangers or to strangers is set aside', async () => {
  const key = testStationKey();
  const how = collecting(instructor);
  const book = freshBook();
  const reasonOf = async (bytes: Uint8Array | undefined, over = how) => {
    const outcome = await bring(book, bytes ?? new Uint8Array(), over);
    return outcome.kind === 'set-aside' ? outcome.reason : outcome.kind;
  };
  const [foreign] = await sealedChain(key, [instructor], graded({}, 3), { examId: 'otro' });
  expect(await reasonOf(foreign)).toBe('foreign');
  const [unknown] = await sealedChain(key, [instructor], graded({ problemId: 'torres' }, 3));
  expect(await reasonOf(unknown)).toBe('foreign');
  const [good] = await sealedChain(key, [instructor], graded({}, 3));
  const enrolled = new Set([testStationKey().publicKey]);
  expect(await reasonOf(good, { ...how, enrolled })).toBe('not-enrolled');
  expect(await reasonOf(good, collecting(desk))).toBe('not-for-us');
  expect(book.reading.setAside()).toHaveLength(3);
  // The right key settles it.
  expect(await reasonOf(good)).toBe('taken');
  expect(book.reading.setAside()).toHaveLength(2);
});

test('a source that is not what its hash names, and points that nobody can have, are set aside', async () => {
  const key = testStationKey();
  const [submission, result] = graded({}, 3);
  const lies: BundleBody[] = [
    { ...submission, sourceBase64: Buffer.from('other').toString('base64') },
    { ...result, report: { ...result.report, score: 11 } },
    { ...result, report: { ...result.report, sourceSha256: 'a'.repeat(64) } },
  ];
  const book = freshBook();
  const sealed = await sealedChain(key, [instructor], lies);
  const outcomes = await bringAll(book, sealed, collecting(instructor));
  expect(outcomes).toMatchObject([
    { reason: 'false-hash' },
    { reason: 'false-score' },
    { reason: 'false-hash' },
  ]);
});

test('what a station signs a second time under a number is set aside, and taken in where staff say so', async () => {
  const key = testStationKey();
  const first = await sealedChain(key, [instructor], graded({}, 3));
  // The disk was put back: the chain goes on from the start.
  const second = await sealedChain(key, [instructor], graded({}, 9, 'print(9)'));
  const book = freshBook();
  const how = collecting(instructor);
  await bringAll(book, first, how);
  const outcomes = await bringAll(book, second, how);
  expect(outcomes).toMatchObject([{ reason: 'forked' }, { reason: 'forked' }]);
  expect(gradesOf(book, WHICH)?.students[0]?.cells[0]?.score).toBe(3);
  await bringAll(book, second, { ...how, takeForks: true });
  expect(book.reading.setAside()).toEqual([]);
  expect(gradesOf(book, WHICH)?.students[0]?.cells[0]?.score).toBe(9);
  expect(checkBook(book, WHICH)).toMatchObject([{ kind: 'fork' }, { kind: 'fork' }]);
});

test('a second fact of one submission is set aside; a result of another station counts for nothing', async () => {
  const [honest, other] = [testStationKey(), testStationKey()];
  const [submission, result] = graded({}, 3);
  const better = { ...result, report: { ...result.report, score: 10 } };
  const book = freshBook();
  const how = collecting(instructor);
  const [stray = new Uint8Array()] = await sealedChain(other, [instructor], [better]);
  expect(await bring(book, stray, how)).toMatchObject({ kind: 'taken' });
  const chain = await sealedChain(honest, [instructor], [submission, result, better, submission]);
  expect(await bringAll(book, chain, how)).toMatchObject([
    { kind: 'taken' },
    { kind: 'taken' },
    { reason: 'contradicts' },
    { reason: 'contradicts' },
  ]);
  expect(gradesOf(book, WHICH)?.students[0]?.cells[0]?.score).toBe(3);
});

test('missing numbers and entries that do not follow are named', async () => {
  const key = testStationKey();
  const [one, two, three] = [graded({}, 1), graded({}, 2), graded({}, 3)];
  const chain = await sealedChain(key, [instructor], [...one, ...two, ...three]);
  const rewritten = await sealedChain(key, [instructor], [...one, ...graded({}, 9), ...three]);
  const book = freshBook();
  const how = collecting(instructor);
  const mixed = [chain[0], chain[1], chain[2], rewritten[4]].flatMap((bytes) => bytes ?? []);
  await bringAll(book, mixed, how);
  expect(checkBook(book, WHICH)).toMatchObject([{ kind: 'gap', grave: false }]);
  await bringAll(book, [chain[3] ?? new Uint8Array()], how);
  expect(checkBook(book, WHICH)).toMatchObject([
    {
      kind: 'broken-chain',
      grave: true,
      sentence: 'Number 5 does not follow from the one before it.',
    },
  ]);
});

test('who sat without being on the roster is told, and graded', async () => {
  const book = freshBook();
  const sealed = await sealedChain(testStationKey(), [instructor], graded({ studentId: 'zz' }, 4));
  await bringAll(book, sealed, collecting(instructor));
  expect(checkBook(book, WHICH)).toMatchObject([{ kind: 'not-on-roster', grave: false }]);
  expect(gradesOf(book, WHICH)?.students.at(-1)).toMatchObject({ id: 'zz', total: 4 });
});

test('the roster of a newer package replaces the one before', () => {
  const book = freshBook();
  book.facts.keepExam(sampleExam({ roster: [{ ...sampleExam().roster[0]!, name: 'Ñu' }] }));
  expect(book.reading.exam(WHICH.examId)?.roster).toMatchObject([{ id: 'a1', name: 'Ñu' }]);
});

test('what is set aside is known by its bytes', async () => {
  const book = freshBook();
  const bytes = Buffer.from('hello');
  await bring(book, bytes, collecting(instructor), 'a.bundle');
  await bring(book, bytes, collecting(instructor), 'b.bundle');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(book.reading.setAside()).toMatchObject([{ sha256, file: 'a.bundle' }]);
});
