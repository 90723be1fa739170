// What staff decided about an exam: policy, adjustments, which report counts, and what was taken out of the book.
import type { Report } from '#contract/report.ts';
import type { Database } from '../../database/open.ts';
import type { GradePolicy } from '../grades.ts';
import { STANDARD_POLICY, gradePolicyShape } from './grade-policy.ts';
import type { Origin, Which } from './reading-store.ts';

/** One change by hand. Null takes back what was changed before. */
export type AdjustmentRow = {
  readonly studentId: string;
  readonly problemId: string;
  readonly score: number | null;
  readonly reason: string;
  readonly by: string;
  readonly atMs: number;
};

export type DecisionStore = ReturnType<typeof decisionStore>;

export function decisionStore(db: Database) {
  const policy = db
    .prepare<[string, string], string>(
      'SELECT policy FROM policy WHERE exam_id = ? AND exam_kind = ?',
    )
    .pluck();
  const setPolicy = db.prepare(
    `INSERT INTO policy (exam_id, exam_kind, policy) VALUES (?, ?, ?)
     ON CONFLICT (exam_id, exam_kind) DO UPDATE SET policy = excluded.policy`,
  );
  const adjust = db.prepare(
    `INSERT INTO adjustment (exam_id, exam_kind, student_id, problem_id, score, reason, made_by, at_ms)
     VALUES (@examId, @examKind, @studentId, @problemId, @score, @reason, @by, @atMs)`,
  );
  const adjustments = db.prepare<[string, string], AdjustmentRow>(
    `SELECT student_id AS studentId, problem_id AS problemId, score, reason, made_by AS "by", at_ms AS atMs
     FROM adjustment WHERE exam_id = ? AND exam_kind = ? ORDER BY id`,
  );
  return {
    ...regradeWriters(db),
    policy({ examId, examKind }: Which): GradePolicy {
      const text = policy.get(examId, examKind);
      return text === undefined ? STANDARD_POLICY : gradePolicyShape.parse(JSON.parse(text));
    },
    setPolicy({ examId, examKind }: Which, next: GradePolicy): void {
      setPolicy.run(examId, examKind, JSON.stringify(gradePolicyShape.parse(next)));
    },
    adjust: ({ examId, examKind }: Which, row: AdjustmentRow): void =>
      void adjust.run({ examId, examKind, ...row }),
    /** In the order in which they were made: the last one of a student and problem counts. */
    adjustments: ({ examId, examKind }: Which): AdjustmentRow[] =>
      adjustments.all(examId, examKind),
  };
}

function regradeWriters(db: Database) {
  const regraded = db.prepare(
    `INSERT INTO result (submission_id, origin, station_id, exam_id, exam_kind, problem_id, source_sha256,
       graded_at_ms, verdict, score, max_score, report)
     SELECT submission_id, 'regraded', station_id, exam_id, exam_kind, problem_id, source_sha256,
       @gradedAtMs, @verdict, @score, @maxScore, @report
     FROM submission WHERE submission_id = @submissionId
     ON CONFLICT (submission_id, origin, station_id) DO UPDATE SET graded_at_ms = excluded.graded_at_ms,
       verdict = excluded.verdict, score = excluded.score, max_score = excluded.max_score, report = excluded.report`,
  );
  const counts = db.prepare<[Origin, string]>(
    'UPDATE submission SET counts = ? WHERE submission_id = ?',
  );
  return {
    /** Beside the station's report; one of an earlier regrade is replaced. */
    keepRegraded(submissionId: string, report: Report, gradedAtMs: number): void {
      const { verdict, score, maxScore } = report;
      const text = JSON.stringify(report);
      regraded.run({ submissionId, gradedAtMs, verdict, score, maxScore, report: text });
    },
    letCount: (submissionId: string, origin: Origin): void => void counts.run(origin, submissionId),
  };
}
