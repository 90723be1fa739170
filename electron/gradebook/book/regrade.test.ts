import { beforeAll, expect, test } from 'vitest';
import { fail, ok } from '#contract/result.ts';
import type { Runner } from '#runner';
import { WHICH, bringAll, collecting, freshBook, graded, sealedChain } from '../../testing/book.ts';
import { sampleProblem, sampleReport } from '../../testing/sample-report.ts';
import { newReader, testStationKey } from '../../testing/station-keys.ts';
import type { Reader } from '../../testing/station-keys.ts';
import type { Book } from './book.ts';
import { gradesOf, submissionsOf } from './readings.ts';
import { regrade, submissionsToRegrade } from './regrade.ts';
import type { RegradeParts, Regraded } from './regrade.ts';

let instructor: Reader;
beforeAll(async () => {
  instructor = await newReader();
});

const ALL = { problems: [], students: [], submissions: [], waiting: false };

/** Whatever is judged gets that score; everything it was asked is kept. */
function runnerThatGives(score: number) {
  const asked: Parameters<Runner['judge']>[0][] = [];
  const judge: Runner['judge'] = (ask) => {
    asked.push(ask);
    const { sourceSha256, problem } = ask;
    const problemId = problem.manifest.id;
    return Promise.resolve(
      ok(sampleReport({ sourceSha256, problemId, score, verdict: 'partial' })),
    );
  };
  return { asked, judge };
}

async function run(book: Book, over: Partial<RegradeParts>, limits = ALL): Promise<Regraded[]> {
  const parts: RegradeParts = {
    ...{ book, problem: sampleProblem, runner: runnerThatGives(6), side: 2, counts: null },
    nowMs: () => 9,
    ...over,
  };
  const all: Regraded[] = [];
  for await (const one of regrade(parts, submissionsToRegrade(book, WHICH, limits))) all.push(one);
  return all;
}

async function bookWith(...facts: Parameters<typeof sealedChain>[2]) {
  const book = freshBook();
  const sealed = await sealedChain(testStationKey(), [instructor], facts);
  await bringAll(book, sealed, collecting(instructor));
  return book;
}

const score = (book: Book) => gradesOf(book, WHICH)?.students[0]?.cells[0]?.score;

test('each difference is listed, and the station counts until staff say otherwise', async () => {
  const facts = graded({}, 3);
  const book = await bookWith(...facts);
  const runner = runnerThatGives(6);
  expect(await run(book, { runner })).toMatchObject([
    {
      ...{ kind: 'graded', was: { score: 3 }, now: { score: 6 }, counts: 'station' },
      result: [{ what: 'score', was: '3', now: '6' }],
    },
  ]);
  expect(runner.asked).toMatchObject([{ seed: 1, purpose: 'final' }]);
  expect(Buffer.from(runner.asked[0]?.source ?? []).toString()).toBe('print(3)\n');
  expect(score(book)).toBe(3);
  expect(submissionsOf(book, WHICH)).toMatchObject([
    { byStation: { score: 3 }, byRegrade: { score: 6 }, counts: 'station' },
  ]);
  await run(book, { counts: 'regraded' });
  expect(score(book)).toBe(6);
  expect(book.reading.report(facts[0].submissionId, 'station')?.score).toBe(3);
  await run(book, { counts: 'station', runner: runnerThatGives(7) });
  expect(score(book)).toBe(3);
});

test('what a station never graded is graded here, and gives way to the station when that comes', async () => {
  const [submission, result] = graded({}, 3);
  const key = testStationKey();
  const sealed = await sealedChain(key, [instructor], [submission, result]);
  const book = freshBook();
  await bringAll(book, sealed.slice(0, 1), collecting(instructor));
  expect(gradesOf(book, WHICH)).toMatchObject({ waiting: 1 });
  expect(await run(book, {}, { ...ALL, waiting: true })).toMatchObject([
    { was: null, now: { score: 6 }, counts: 'regraded', result: [] },
  ]);
  expect(gradesOf(book, WHICH)).toMatchObject({ waiting: 0 });
  expect(score(book)).toBe(6);
  await bringAll(book, sealed.slice(1), collecting(instructor));
  expect(score(book)).toBe(3);
});

test('it can be limited, and practice is never graded', async () => {
  const [one] = graded({ code: 'AAAA-AAAA' }, 3);
  const [two] = graded({ studentId: 'a2', problemId: 'hanoi' }, 4);
  const [practice] = graded({ purpose: 'practice' }, 4);
  const book = await bookWith(one, two, practice);
  const chosen = (limits: Partial<typeof ALL>) =>
    submissionsToRegrade(book, WHICH, { ...ALL, ...limits }).map(
      ({ submissionId }) => submissionId,
    );
  expect(chosen({}).toSorted()).toEqual([one.submissionId, two.submissionId].toSorted());
  expect(chosen({ submissions: ['AAAA-AAAA'] } as never)).toEqual([one.submissionId]);
  expect(chosen({ students: ['a2'] } as never)).toEqual([two.submissionId]);
  expect(chosen({ problems: ['hanoi'] } as never)).toEqual([two.submissionId]);
  expect(chosen({ problems: ['hanoi'], students: ['a1'] } as never)).toEqual([]);
});

test('trouble is told, and changes no grade', async () => {
  const book = await bookWith(...graded({}, 3));
  const judge: Runner['judge'] = () =>
    Promise.resolve(fail({ kind: 'engine-absent', detail: 'no engine' }));
  expect(await run(book, { runner: { judge }, counts: 'regraded' })).toMatchObject([
    { kind: 'failed', reason: 'engine-absent', detail: 'no engine' },
  ]);
  expect(await run(book, { problem: () => null })).toMatchObject([{ reason: 'unknown-problem' }]);
  expect(score(book)).toBe(3);
});
