// What a report is made from: one student's part of an exam, as plain data.
import type { Incident } from '#contract/incident.ts';
import type { Report } from '#contract/report.ts';
import type { Purpose } from '#contract/verdict.ts';
import type { GradedStudent } from '../grades.ts';

export type PaperSubmission = {
  readonly submissionId: string;
  /** The receipt code that the student has; null in an anonymous report. */
  readonly code: string | null;
  readonly problemId: string;
  readonly purpose: Purpose;
  readonly receivedAtMs: number;
  readonly late: boolean;
  readonly automatic: boolean;
  readonly sourceSha256: string;
  /** Null: the book has it no more. */
  readonly source: string | null;
  /** The one that counts; null while there is none. */
  readonly report: Report | null;
  readonly regraded: boolean;
};

export type Paper = {
  readonly student: GradedStudent;
  /** In the order in which they were received. */
  readonly submissions: readonly PaperSubmission[];
  /** Oldest first. */
  readonly incidents: readonly Incident[];
};
