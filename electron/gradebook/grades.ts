// The grades of one exam, after every policy: what exports, reports and the desk are made from. Plain data.
import type { ExamKind } from '../exam/exam.ts';
import type { ExamId, ProblemId, Sha256, StudentId } from '#contract/ids.ts';
import type { LocalizedText } from '#contract/language.ts';
import type { Verdict } from '#contract/verdict.ts';

/** One problem, as a column. */
export type GradedProblem = {
  readonly id: ProblemId;
  readonly title: LocalizedText;
  readonly maxPoints: number;
  /** What a point of this problem counts in the total. */
  readonly weight: number;
};

/** A change by hand: the score that counts instead, who made it, when and why. */
export type Adjustment = {
  readonly score: number;
  readonly reason: string;
  readonly by: string;
  readonly atMs: number;
};

/** `none`: nothing was submitted. `waiting` and `held`: a submission that may change the score is ungraded. */
export type CellState = 'graded' | 'none' | 'waiting' | 'held';

/** One graded final submission, as the station or a regrade scored it: before every policy. */
export type Mark = {
  readonly submissionId: string;
  readonly score: number;
  readonly verdict: Verdict;
  readonly sourceSha256: Sha256;
  readonly submittedAtMs: number;
  readonly late: boolean;
  readonly automatic: boolean;
};

/** One student's grade in one problem. */
export type Cell = {
  readonly state: CellState;
  /** After late policy, adjustment and rounding; null where nothing is graded. */
  readonly score: number | null;
  /** Before late policy and adjustment. */
  readonly rawScore: number | null;
  readonly verdict: Verdict | null;
  /** The submission that counts; null where none does. */
  readonly submissionId: string | null;
  readonly sourceSha256: Sha256 | null;
  readonly submittedAtMs: number | null;
  readonly late: boolean;
  /** Sent for the student at the end of their time. */
  readonly automatic: boolean;
  /** All finals of this problem; the best and the last graded score. */
  readonly submissions: number;
  readonly firstSubmittedAtMs: number | null;
  readonly lastSubmittedAtMs: number | null;
  readonly bestScore: number | null;
  readonly lastScore: number | null;
  /** Of the graded finals, of equal bests the earliest; null where nothing is graded. */
  readonly best: Mark | null;
  readonly last: Mark | null;
  readonly adjustment: Adjustment | null;
};

export type GradedStudent = {
  readonly id: StudentId;
  readonly name: string;
  readonly email: string | null;
  readonly group: string | null;
  readonly seat: string | null;
  /** In the order of `problems`. */
  readonly cells: readonly Cell[];
  /** Sum of the scores as shown × weight, scaled, rounded; null where no cell has a score. */
  readonly total: number | null;
  readonly incidents: number;
};

export type Grades = {
  readonly examId: ExamId;
  readonly examKind: ExamKind;
  readonly title: LocalizedText;
  readonly problems: readonly GradedProblem[];
  /** What `total` is out of. */
  readonly maxTotal: number;
  /** Everyone of the roster, and whoever submitted without being on it; sorted by id. */
  readonly students: readonly GradedStudent[];
  readonly policy: GradePolicy;
  readonly waiting: number;
  readonly held: number;
};

/** How submissions become a grade. */
export type GradePolicy = {
  readonly counts: 'best' | 'last';
  /** Percent taken off the raw score of a submission sent after the end; 100 counts it as zero. */
  readonly latePenaltyPercent: number;
  /** Decimals of a score and of the total. */
  readonly decimals: number;
  /** What the total is scaled to; null: not at all, it is out of the sum of maxPoints × weight. */
  readonly totalOutOf: number | null;
};
