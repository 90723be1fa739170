// What a gradebook says of one student and one problem, from all of their graded final submissions.
import type { Sha256 } from '#contract/ids.ts';
import type { Verdict } from '#contract/verdict.ts';

/** One graded final submission, as it was written with the end of its grading. */
export type Grade = {
  readonly submissionId: string;
  readonly examId: string;
  readonly examKind: 'exam' | 'demo' | 'rehearsal';
  readonly studentId: string;
  readonly studentName: string;
  readonly problemId: string;
  readonly verdict: Verdict;
  readonly score: number;
  readonly maxScore: number;
  readonly sourceSha256: Sha256;
  readonly receivedAtMs: number;
  readonly late: boolean;
  /** Sent for the student at the end of their time. */
  readonly automatic: boolean;
  readonly gradedAtMs: number;
};

/** A student's standing in one problem. Of equal bests the earliest counts: later ones added nothing. */
export type Standing = {
  readonly best: Grade;
  readonly last: Grade;
  readonly firstReceivedAtMs: number;
  readonly submissions: number;
};

/** One standing for each exam, student and problem, sorted by these. The order of `grades` does not matter. */
export function standings(grades: readonly Grade[]): Standing[] {
  const groups = new Map<string, Grade[]>();
  for (const grade of grades) {
    // A JSON array as key: ids may hold any separator that one could think of.
    const key = JSON.stringify([grade.examId, grade.examKind, grade.studentId, grade.problemId]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [grade]);
    else group.push(grade);
  }
  return [...groups.values()].map(standing).toSorted(byStudentAndProblem);
}

function standing(grades: readonly Grade[]): Standing {
  const inTime = grades.toSorted(
    (a, b) => a.receivedAtMs - b.receivedAtMs || compare(a.submissionId, b.submissionId),
  );
  const [first] = inTime;
  const last = inTime.at(-1);
  if (first === undefined || last === undefined) throw new Error('a standing of no grades');
  const best = inTime.reduce((leader, grade) => (grade.score > leader.score ? grade : leader));
  return { best, last, firstReceivedAtMs: first.receivedAtMs, submissions: inTime.length };
}

function byStudentAndProblem(a: Standing, b: Standing): number {
  return (
    compare(a.best.examId, b.best.examId) ||
    compare(a.best.examKind, b.best.examKind) ||
    compare(a.best.studentId, b.best.studentId) ||
    compare(a.best.problemId, b.best.problemId)
  );
}

// By code unit, so that the same gradebook is the same file on every machine.
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
