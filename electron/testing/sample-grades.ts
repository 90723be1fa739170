// Grades for tests of what is made from them: one exam of two problems, and students as they are asked for.
import type { Cell, GradedStudent, Grades } from '../gradebook/grades.ts';
import { sha256Of } from './sample-report.ts';

/** Graded, worth `score`; everything else as it most often is. */
export function sampleCell(score: number, over: Partial<Cell> = {}): Cell {
  const mark = {
    submissionId: '6b1f6f0e-3d0a-4b7e-9a39-0f1f6a1b2c3d',
    verdict: score === 10 ? 'accepted' : 'partial',
    sourceSha256: sha256Of(`source of ${score}`),
    submittedAtMs: Date.UTC(2026, 10, 20, 10),
    late: false,
    automatic: false,
  } as const;
  return {
    ...mark,
    ...{ state: 'graded', score, rawScore: score, submissions: 1, adjustment: null },
    firstSubmittedAtMs: mark.submittedAtMs,
    lastSubmittedAtMs: mark.submittedAtMs,
    ...{ bestScore: score, lastScore: score, best: { ...mark, score }, last: { ...mark, score } },
    ...over,
  };
}

export const emptyCell = (state: Cell['state'] = 'none'): Cell => ({
  state,
  ...{ score: null, rawScore: null, verdict: null, submissionId: null, sourceSha256: null },
  ...{ submittedAtMs: null, late: false, automatic: false },
  ...{ submissions: state === 'none' ? 0 : 1, firstSubmittedAtMs: null, lastSubmittedAtMs: null },
  ...{ bestScore: null, lastScore: null, best: null, last: null, adjustment: null },
});

/** @param scores of `suma` and `hanoi`; null where nothing was submitted */
export function sampleStudent(
  id: string,
  name: string,
  scores: readonly [number | null, number | null] = [10, 5],
  over: Partial<GradedStudent> = {},
): GradedStudent {
  const given = scores.filter((score) => score !== null);
  return {
    ...{ id, name, email: `${id.toLowerCase()}@uni.example`, group: 'A', seat: null },
    cells: scores.map((score) => (score === null ? emptyCell() : sampleCell(score))),
    total: given.length === 0 ? null : given.reduce((sum, score) => sum + score, 0),
    incidents: 0,
    ...over,
  };
}

export const sampleGrades = (
  students: readonly GradedStudent[],
  over: Partial<Grades> = {},
): Grades => ({
  examId: 'midterm',
  examKind: 'exam',
  title: { en: 'Midterm', es: 'Parcial' },
  problems: [
    { id: 'suma', title: { en: 'Sum', es: 'Suma' }, maxPoints: 10, weight: 1 },
    { id: 'hanoi', title: { en: 'Hanoi', es: 'Hanói' }, maxPoints: 10, weight: 1 },
  ],
  ...{ maxTotal: 20, students, waiting: 0, held: 0 },
  policy: { counts: 'best', latePenaltyPercent: 0, decimals: 2, totalOutOf: null },
  ...over,
});
