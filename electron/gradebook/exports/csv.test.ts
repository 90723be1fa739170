import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Of } from '../../testing/sample-report.ts';
import { gradesCsv } from './csv.ts';
import { standings } from '../rules.ts';
import type { Grade } from '../rules.ts';
import { stationGrades } from './station-grades.ts';

const grade = (over: Partial<Grade> = {}): Grade => ({
  submissionId: 'a',
  examId: 'demo',
  examKind: 'exam',
  studentId: '0012',
  studentName: 'Ana',
  problemId: 'suma',
  verdict: 'accepted',
  score: 10,
  maxScore: 10,
  sourceSha256: sha256Of('a'),
  receivedAtMs: 0,
  late: false,
  automatic: false,
  gradedAtMs: 1,
  ...over,
});

const csvOf = (grades: readonly Grade[], provisional = false) =>
  gradesCsv(stationGrades(grades, { waiting: Number(provisional), held: 0 }), {
    decimalComma: false,
  });

const read = (csv: string) => parse(csv, { bom: true, columns: true }) as Record<string, string>[];

test('a row says best and last, how many, the bytes of both, and when', () => {
  const csv = csvOf([
    grade({
      submissionId: 'c',
      score: 4,
      verdict: 'partial',
      receivedAtMs: 3_000,
      sourceSha256: sha256Of('c'),
    }),
    grade({ submissionId: 'a', score: 0, verdict: 'wrong', receivedAtMs: 1_000 }),
    grade({ submissionId: 'b', score: 10, receivedAtMs: 2_000, sourceSha256: sha256Of('b') }),
  ]);
  expect(read(csv)).toEqual([
    {
      exam_id: 'demo',
      exam_kind: 'exam',
      student_id: '0012',
      student_name: 'Ana',
      problem_id: 'suma',
      best_score: '10',
      last_score: '4',
      max_score: '10',
      submissions: '3',
      best_sha256: sha256Of('b'),
      last_sha256: sha256Of('c'),
      first_submitted_at: '1970-01-01T00:00:01.000Z',
      last_submitted_at: '1970-01-01T00:00:03.000Z',
      best_verdict: 'accepted',
      last_verdict: 'partial',
      last_late: 'no',
      state: 'complete',
      score: '10',
      late: 'no',
      automatic: 'no',
      weight: '1',
      adjusted_by: '',
      adjustment_reason: '',
    },
  ]);
});

test('of equal bests the earliest counts', () => {
  const [standing] = standings([
    grade({ submissionId: 'late', receivedAtMs: 9 }),
    grade({ submissionId: 'early', receivedAtMs: 1 }),
  ]);
  expect(standing?.best.submissionId).toBe('early');
  expect(standing?.last.submissionId).toBe('late');
});

test('the file is RFC 4180 in UTF-8 with a byte order mark', () => {
  const csv = csvOf([grade({ studentName: 'Núñez, "Pepe"\nJr' })]);
  expect(csv.startsWith('\uFEFFexam_id,')).toBe(true);
  expect(csv).toContain('"Núñez, ""Pepe""\nJr"');
  expect(csv.endsWith('\r\n')).toBe(true);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1'])(
  'a name like %j is no formula any more',
  (studentName) => {
    const [row] = read(csvOf([grade({ studentName })]));
    expect(row?.['student_name']).toBe(`'${studentName}`);
  },
);

test('a negative score and an id with leading zeros stay what they are', () => {
  const [row] = read(csvOf([grade({ score: -1, studentId: '-007' })]));
  expect(row).toMatchObject({ best_score: '-1', student_id: '-007' });
});

test('every name comes back as it went in, but for the apostrophe', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (studentName) => {
      const csv = csvOf([grade({ studentName })], true);
      const [row] = read(csv);
      expect([studentName, `'${studentName}`]).toContain(row?.['student_name']);
      expect(row?.['state']).toBe('provisional');
    }),
  );
});

test('the order of rows does not depend on the order of grades', () => {
  const grades = ['b', 'a', 'c'].flatMap((studentId) =>
    ['suma', 'hanoi'].map((problemId) =>
      grade({ studentId, problemId, submissionId: `${studentId}${problemId}` }),
    ),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(grades, { minLength: grades.length }), (shuffled) => {
      expect(standings(shuffled)).toEqual(standings(grades));
    }),
  );
});
