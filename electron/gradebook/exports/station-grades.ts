// The grades of a station's own database in the form that exports take: every exam that was sat there, without policy.
import { standings } from '../rules.ts';
import type { Grade, Standing } from '../rules.ts';
import type { Cell, GradePolicy, GradedProblem, GradedStudent, Grades, Mark } from '../grades.ts';
import type { Unfinished } from '../store.ts';
import { byCodeUnit } from './cells.ts';

/** A station knows of no late penalty and no weights: its scores are provisional in any case. */
const POLICY: GradePolicy = {
  counts: 'best',
  latePenaltyPercent: 0,
  decimals: 2,
  totalOutOf: null,
};

/** One for each exam and kind, sorted by them. Submissions that wait are counted for all: the station does not say whose. */
export function stationGrades(grades: readonly Grade[], unfinished: Unfinished): Grades[] {
  const groups = Map.groupBy(grades, ({ examId, examKind }) => JSON.stringify([examId, examKind]));
  return [...groups.values()]
    .map((group) => gradesOfExam(group, unfinished))
    .toSorted((a, b) => byCodeUnit(a.examId, b.examId) || byCodeUnit(a.examKind, b.examKind));
}

function gradesOfExam(all: readonly Grade[], { waiting, held }: Unfinished): Grades {
  const standing = standings(all);
  const [first] = standing;
  if (first === undefined) throw new Error('an exam of no grades');
  const { examId, examKind } = first.best;
  const problems = problemsOf(standing);
  const ofStudent = Map.groupBy(standing, ({ best }) => best.studentId);
  return {
    ...{ examId, examKind, title: { en: examId }, problems },
    maxTotal: problems.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
    // Standings are sorted by student, and groups keep their order.
    students: [...ofStudent.entries()].map(([id, own]) => studentOf(id, own, problems)),
    ...{ policy: POLICY, waiting, held },
  };
}

function problemsOf(standing: readonly Standing[]): GradedProblem[] {
  const points = new Map<string, number>();
  for (const { best } of standing) points.set(best.problemId, best.maxScore);
  return [...points.entries()]
    .map(([id, maxPoints]) => ({ id, title: { en: id }, maxPoints, weight: 1 }))
    .toSorted((a, b) => byCodeUnit(a.id, b.id));
}

function studentOf(
  id: string,
  own: readonly Standing[],
  problems: readonly GradedProblem[],
): GradedStudent {
  const latest = own.reduce((a, b) => (b.last.receivedAtMs > a.last.receivedAtMs ? b : a));
  const cells = problems.map((problem) =>
    cellOf(own.find(({ best }) => best.problemId === problem.id) ?? null),
  );
  const total = cells.reduce((sum, { score }) => sum + (score ?? 0), 0);
  return {
    ...{ id, name: latest.last.studentName, email: null, group: null, seat: null },
    ...{ cells, total: Number(total.toFixed(POLICY.decimals)), incidents: 0 },
  };
}

function cellOf(standing: Standing | null): Cell {
  if (standing === null) return NOTHING;
  const { firstReceivedAtMs, submissions } = standing;
  const [best, last] = [markOf(standing.best), markOf(standing.last)];
  const { submissionId, verdict, sourceSha256, submittedAtMs, late, automatic } = best;
  return {
    state: 'graded',
    ...{ score: best.score, rawScore: best.score, verdict, submissionId, sourceSha256 },
    ...{ submittedAtMs, late, automatic, submissions },
    firstSubmittedAtMs: firstReceivedAtMs,
    lastSubmittedAtMs: last.submittedAtMs,
    bestScore: best.score,
    lastScore: last.score,
    ...{ best, last, adjustment: null },
  };
}

const NOTHING: Cell = {
  state: 'none',
  ...{ score: null, rawScore: null, verdict: null, submissionId: null, sourceSha256: null },
  ...{ submittedAtMs: null, late: false, automatic: false, submissions: 0 },
  ...{ firstSubmittedAtMs: null, lastSubmittedAtMs: null, bestScore: null, lastScore: null },
  ...{ best: null, last: null, adjustment: null },
};

function markOf(grade: Grade): Mark {
  const { submissionId, score, verdict, sourceSha256, receivedAtMs, late, automatic } = grade;
  return {
    submissionId,
    score,
    verdict,
    sourceSha256,
    submittedAtMs: receivedAtMs,
    late,
    automatic,
  };
}
