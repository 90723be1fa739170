// How submissions become grades. Pure: facts and decisions in, grades out; every sum is exact, see exact.ts.
import type {
  Adjustment,
  Cell,
  GradePolicy,
  GradedProblem,
  GradedStudent,
  Grades,
  Mark,
} from '../grades.ts';
import type { ExamKind } from '../../exam/exam.ts';
import type { Verdict } from '#contract/verdict.ts';
import type { ExamFacts } from './exam-facts.ts';
import { ZERO, exact, isMore, over, plus, rounded, times } from './exact.ts';
import type { Exact } from './exact.ts';

/** One final submission. */
export type Final = Omit<Mark, 'score' | 'verdict'> & {
  readonly studentId: string;
  readonly studentName: string;
  readonly problemId: string;
  /** By the report that counts; null while there is none. */
  readonly graded: { readonly score: number; readonly verdict: Verdict } | null;
};

export type GradeFacts = {
  readonly exam: ExamFacts;
  readonly examKind: ExamKind;
  readonly policy: GradePolicy;
  readonly finals: readonly Final[];
  /** By `cellKey`; the one that counts. */
  readonly adjustments: ReadonlyMap<string, Adjustment>;
  /** By student. */
  readonly incidents: ReadonlyMap<string, number>;
  /** Who sat the exam: names of those who are not on the roster. */
  readonly sitters: ReadonlyMap<string, string>;
};

export const cellKey = (studentId: string, problemId: string): string =>
  `${studentId}\n${problemId}`;

export function gradesFrom(facts: GradeFacts): Grades {
  const { exam, examKind, policy } = facts;
  const finals = Map.groupBy(facts.finals, (one) => cellKey(one.studentId, one.problemId));
  let waiting = 0;
  const students = peopleOf(facts).map((person): GradedStudent => {
    const cells = exam.problems.map((problem) => {
      const key = cellKey(person.id, problem.id);
      const cell = cellOf(finals.get(key) ?? [], facts.adjustments.get(key) ?? null, policy);
      waiting += cell.waiting;
      return cell.cell;
    });
    const total = totalOf(exam.problems, cells, policy);
    return { ...person, cells, total, incidents: facts.incidents.get(person.id) ?? 0 };
  });
  return {
    examId: exam.id,
    examKind,
    title: exam.title,
    problems: exam.problems,
    maxTotal: policy.totalOutOf ?? rounded(sumOfPoints(exam.problems), policy.decimals),
    students,
    policy,
    waiting,
    held: 0,
  };
}

type Person = Pick<GradedStudent, 'id' | 'name' | 'email' | 'group' | 'seat'>;

/** The roster, and whoever sat without being on it, by id. */
function peopleOf({ exam, finals, sitters }: GradeFacts): Person[] {
  const people = new Map<string, Person>();
  const stranger = (id: string, name: string): void => {
    if (!people.has(id)) people.set(id, { id, name, email: null, group: null, seat: null });
  };
  for (const { id, name, email, group, seat } of exam.roster)
    people.set(id, { id, name, email, group, seat });
  for (const [id, name] of sitters) stranger(id, name);
  for (const { studentId, studentName } of finals) stranger(studentId, studentName);
  return [...people.values()].toSorted((a, b) => compare(a.id, b.id));
}

/** The cell, and how many of its submissions may still change it. */
export function cellOf(
  finals: readonly Final[],
  adjustment: Adjustment | null,
  policy: GradePolicy,
): { readonly cell: Cell; readonly waiting: number } {
  const inTime = finals.toSorted(
    (a, b) => a.submittedAtMs - b.submittedAtMs || compare(a.submissionId, b.submissionId),
  );
  const marks = inTime.flatMap(markOf);
  const counting = countingOf(marks, policy);
  const last = marks.at(-1) ?? null;
  const best = marks.reduce<Mark | null>(
    (leader, mark) => (leader === null || mark.score > leader.score ? mark : leader),
    null,
  );
  const waiting = adjustment === null ? ungraded(inTime, policy) : 0;
  const byPolicy =
    counting === null ? null : rounded(afterLateness(counting, policy), policy.decimals);
  const score = adjustment === null ? byPolicy : rounded(exact(adjustment.score), policy.decimals);
  const cell: Cell = {
    state: stateOf(score, waiting),
    score,
    rawScore: counting?.score ?? null,
    verdict: counting?.verdict ?? null,
    submissionId: counting?.submissionId ?? null,
    sourceSha256: counting?.sourceSha256 ?? null,
    submittedAtMs: counting?.submittedAtMs ?? null,
    late: counting?.late ?? false,
    automatic: counting?.automatic ?? false,
    submissions: inTime.length,
    firstSubmittedAtMs: inTime[0]?.submittedAtMs ?? null,
    lastSubmittedAtMs: inTime.at(-1)?.submittedAtMs ?? null,
    bestScore: best?.score ?? null,
    lastScore: last?.score ?? null,
    best,
    last,
    adjustment,
  };
  return { cell, waiting };
}

function markOf({ graded, studentId: _s, studentName: _n, problemId: _p, ...rest }: Final): Mark[] {
  return graded === null ? [] : [{ ...rest, score: graded.score, verdict: graded.verdict }];
}

function stateOf(score: number | null, waiting: number): Cell['state'] {
  if (waiting > 0) return 'waiting';
  return score === null ? 'none' : 'graded';
}

/** Of equal bests the earliest: later ones added nothing. What lateness takes off counts in being best. */
function countingOf(inTime: readonly Mark[], policy: GradePolicy): Mark | null {
  if (policy.counts === 'last') return inTime.at(-1) ?? null;
  let leader: Mark | null = null;
  for (const mark of inTime)
    if (leader === null || isMore(afterLateness(mark, policy), afterLateness(leader, policy)))
      leader = mark;
  return leader;
}

function afterLateness({ score, late }: Mark, { latePenaltyPercent }: GradePolicy): Exact {
  if (!late) return exact(score);
  const kept = plus(exact(100), exact(-latePenaltyPercent));
  return over(times(exact(score), kept), exact(100));
}

function ungraded(inTime: readonly Final[], { counts }: GradePolicy): number {
  if (counts === 'last') return inTime.at(-1)?.graded === null ? 1 : 0;
  return inTime.filter(({ graded }) => graded === null).length;
}

/** From the scores as they are shown, so that people can add it up again. Null where nothing has a score. */
function totalOf(
  problems: readonly GradedProblem[],
  cells: readonly Cell[],
  { totalOutOf, decimals }: GradePolicy,
): number | null {
  if (cells.every(({ score }) => score === null)) return null;
  const points = problems.reduce(
    (sum, { weight }, index) => plus(sum, times(exact(weight), exact(cells[index]?.score ?? 0))),
    ZERO,
  );
  if (totalOutOf === null) return rounded(points, decimals);
  return rounded(over(times(points, exact(totalOutOf)), sumOfPoints(problems)), decimals);
}

const sumOfPoints = (problems: readonly GradedProblem[]): Exact =>
  problems.reduce(
    (sum, { weight, maxPoints }) => plus(sum, times(exact(weight), exact(maxPoints))),
    ZERO,
  );

// By code unit, so that the same book gives the same grades on every machine.
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
