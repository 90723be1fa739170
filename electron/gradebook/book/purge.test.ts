import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import {
  WHICH,
  bringAll,
  collecting,
  freshBook,
  graded,
  logFact,
  logOf,
  sampleExam,
  sealedChain,
} from '../../testing/book.ts';
import { freshDirectory } from '../../testing/fresh-database.ts';
import { newReader, testStationKey } from '../../testing/station-keys.ts';
import type { Reader } from '../../testing/station-keys.ts';
import { gradesOf, submissionsOf } from './readings.ts';
import { studentData } from './student-data.ts';

let instructor: Reader;
beforeAll(async () => {
  instructor = await newReader();
});

/** Every byte that lies in the folder of the book. */
const bytesIn = (dir: string): string =>
  readdirSync(dir)
    .map((name) => readFileSync(path.join(dir, name), 'latin1'))
    .join('\n');

/** As it would lie in a file. */
const inLatin1 = (text: string): string => Buffer.from(text).toString('latin1');

const person = fc.record({
  id: fc.stringMatching(/^[a-z]{9}\d{6}$/),
  name: fc.stringMatching(/^[A-ZÑ][a-zñáé]{11} [A-Z][a-z]{11}$/),
  source: fc.stringMatching(/^# [a-z]{40}\n$/),
});

test('nothing of a purged exam’s people stays in the file, and nothing of them comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 4 }), async (people) => {
      const dir = freshDirectory();
      const roster = people.map(({ id, name }) => ({
        ...{ id, name, email: `${id}@uni.example`, group: null, seat: null },
      }));
      const exam = sampleExam({ roster });
      const book = freshBook(exam, dir);
      const key = testStationKey();
      const facts = people.flatMap(({ id, name, source }) =>
        graded({ studentId: id, studentName: name }, 3, source),
      );
      const spoken = people.map(({ name }) => ({
        ...{
          kind: 'statement',
          attemptId: facts[0]?.kind === 'submission' ? facts[0].attemptId : null,
        },
        body: { incidentId: 1, text: name },
      })) as Parameters<typeof logOf>[1];
      const sealed = await sealedChain(key, [instructor], [...facts, logFact(logOf(key, spoken))]);
      const how = collecting(instructor, { exam });
      await bringAll(book, sealed, how);
      await bringAll(book, [Buffer.from('x')], how);
      const adjustment = {
        problemId: 'suma',
        score: 1,
        reason: people[0]?.name ?? '',
        by: 'p',
        atMs: 1,
      };
      book.decisions.adjust(WHICH, { studentId: people[0]?.id ?? '', ...adjustment });
      const words = people.flatMap(({ id, name, source }) => [id, inLatin1(name), source.trim()]);
      expect(words.filter((word) => !bytesIn(dir).includes(word))).toEqual([]);

      expect(book.purging.examsBefore(1_000)).toEqual([]);
      expect(book.purging.examsBefore(1_001)).toEqual([WHICH.examId]);
      expect(book.purging.purge([WHICH.examId], 5)).toMatchObject([{ submissions: people.length }]);
      expect(words.filter((word) => bytesIn(dir).includes(word))).toEqual([]);

      book.facts.keepExam(exam);
      const outcomes = await bringAll(book, sealed, how);
      expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['purged']));
      expect(words.filter((word) => bytesIn(dir).includes(word))).toEqual([]);
      expect(submissionsOf(book, WHICH)).toEqual([]);
      expect(gradesOf(book, WHICH)?.students).toEqual([]);
      expect(book.purging.examsBefore(1_001)).toEqual([]);
      book.close();
    }),
    { numRuns: 5 },
  );
}, 60_000);

test('a student gets all that is theirs, and nothing of anybody else', async () => {
  const book = freshBook();
  const key = testStationKey();
  const [mine, other] = [
    graded({}, 3, 'mine'),
    graded({ studentId: 'a2', studentName: 'Ana' }, 9, 'hers'),
  ];
  const lines = logOf(key, [
    {
      kind: 'incident',
      attemptId: mine[0].attemptId,
      body: {
        ...{ kind: 'focus-lost', detail: '', length: 0, count: 1, matter: 'departure' },
        ...{ class: 'accident', action: 'warn', warningsLeft: 2, awayMs: 900 },
      },
    },
  ]);
  const bodies = [...mine, ...other, logFact(lines)];
  await bringAll(book, await sealedChain(key, [instructor], bodies), collecting(instructor));
  book.decisions.adjust(WHICH, {
    ...{ studentId: 'a1', problemId: 'suma', score: 8, reason: 'broken key', by: 'p', atMs: 1 },
  });
  const [exam, ...more] = studentData(book, 'a1');
  expect(more).toEqual([]);
  expect(exam).toMatchObject({
    ...WHICH,
    roster: { email: 'a1@uni.example' },
    grades: { total: 8, incidents: 1 },
    submissions: [{ submissionId: mine[0].submissionId, reports: { regraded: null } }],
    incidents: [{ incidents: [{ action: 'warn' }] }],
    adjustments: [{ reason: 'broken key' }],
  });
  expect(Buffer.from(exam?.submissions[0]?.source ?? []).toString()).toBe('mine');
  expect(JSON.stringify(exam)).not.toMatch(/"a2"|Ana|hers/);
  expect(studentData(book, 'nobody')).toEqual([]);
});
