// The gradebook on disk: one row for each graded final submission, never changed.
import type { Report } from '#contract/report.ts';
import type { Database } from '../database/open.ts';
import type { Grade } from './rules.ts';

/** What the gradebook remembers of a submission besides its report. */
export type Graded = Pick<
  Grade,
  | 'examId'
  | 'examKind'
  | 'studentId'
  | 'studentName'
  | 'problemId'
  | 'sourceSha256'
  | 'receivedAtMs'
  | 'late'
> & { readonly id: string };

export type GradebookStore = ReturnType<typeof gradebookStore>;

/** Submissions that may still change the gradebook. */
export type Unfinished = { readonly waiting: number; readonly held: number };

const COLUMNS = `g.submission_id AS submissionId, g.exam_id AS examId, g.exam_kind AS examKind,
  g.student_id AS studentId, g.student_name AS studentName, g.problem_id AS problemId, g.verdict, g.score,
  g.max_score AS maxScore, g.source_sha256 AS sourceSha256, g.received_at_ms AS receivedAtMs, g.late,
  coalesce(s.automatic, 0) AS automatic, g.graded_at_ms AS gradedAtMs`;

export function gradebookStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO grade (submission_id, exam_id, exam_kind, student_id, student_name, problem_id, verdict, score,
       max_score, source_sha256, received_at_ms, late, graded_at_ms)
     VALUES (@id, @examId, @examKind, @studentId, @studentName, @problemId, @verdict, @score,
       @maxScore, @sourceSha256, @receivedAtMs, @late, @gradedAtMs)`,
  );
  const all = db.prepare<[], Omit<Grade, 'late' | 'automatic'> & { late: 0 | 1; automatic: 0 | 1 }>(
    `SELECT ${COLUMNS} FROM grade AS g LEFT JOIN submission AS s ON s.id = g.submission_id
     ORDER BY g.received_at_ms, g.submission_id`,
  );
  const unfinished = db.prepare<[], Unfinished>(
    `SELECT count(*) FILTER (WHERE state IN ('queued', 'running')) AS waiting,
       count(*) FILTER (WHERE state = 'held') AS held
     FROM submission WHERE purpose = 'final' AND state IN ('queued', 'running', 'held')`,
  );
  return {
    /**
     * Writes the grade of a final submission. To be called in the transaction that ends its lease.
     *
     * @throws on a second grade for one submission
     */
    record(submission: Graded, report: Report, gradedAtMs: number): void {
      const { verdict, score, maxScore } = report;
      const late = Number(submission.late);
      insert.run({ ...gradedOf(submission), late, verdict, score, maxScore, gradedAtMs });
    },
    list: (): Grade[] =>
      all.all().map((row) => ({ ...row, late: row.late === 1, automatic: row.automatic === 1 })),
    unfinished: (): Unfinished => unfinished.get() ?? { waiting: 0, held: 0 },
  };
}

// Bound parameters take exactly the names of the statement; a submission has more.
function gradedOf(submission: Graded) {
  const { id, examId, examKind, studentId, studentName, problemId, sourceSha256, receivedAtMs } =
    submission;
  return { id, examId, examKind, studentId, studentName, problemId, sourceSha256, receivedAtMs };
}
