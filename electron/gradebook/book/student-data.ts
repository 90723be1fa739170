// Everything that the book holds of one student, for the student: what a law may oblige one to hand over.
import type { Report } from '#contract/report.ts';
import { EXAM_KINDS } from './exam-kinds.ts';
import type { Book } from './book.ts';
import type { AdjustmentRow } from './decision-store.ts';
import type { RosterLine } from './exam-facts.ts';
import type { GradedStudent } from '../grades.ts';
import type { BookAttempt, BookSubmission, Which } from './reading-store.ts';
import { attemptsOf, editsOf, gradesOf, incidentsOf, submissionsOf } from './readings.ts';
import type { AttemptIncidents, EditLog } from './readings.ts';

type SubmissionData = BookSubmission & {
  readonly source: Uint8Array;
  readonly reports: { readonly station: Report | null; readonly regraded: Report | null };
};

/** Of one exam, or its rehearsal. */
export type StudentExamData = Which & {
  readonly roster: RosterLine | null;
  readonly grades: GradedStudent | null;
  readonly attempts: readonly BookAttempt[];
  readonly submissions: readonly SubmissionData[];
  readonly incidents: readonly AttemptIncidents[];
  readonly edits: readonly (EditLog & {
    readonly attemptId: string;
    readonly problemId: string;
  })[];
  /** All that were ever made, the ones taken back among them. */
  readonly adjustments: readonly AdjustmentRow[];
};

/** One for each exam that knows the student; empty where none does. */
export function studentData(book: Book, studentId: string): StudentExamData[] {
  return book.reading
    .examIds()
    .flatMap((examId) =>
      EXAM_KINDS.map((examKind) => ofExam(book, studentId, { examId, examKind })),
    )
    .filter((data) => data !== null);
}

function ofExam(book: Book, studentId: string, which: Which): StudentExamData | null {
  const { reading, decisions } = book;
  const isTheirs = (one: { readonly studentId: string | null }) => one.studentId === studentId;
  const roster = reading.exam(which.examId)?.roster.find(({ id }) => id === studentId) ?? null;
  const attempts = attemptsOf(book, which).filter(isTheirs);
  const submissions = submissionsOf(book, which).filter(isTheirs);
  const adjustments = decisions.adjustments(which).filter(isTheirs);
  const isHere = attempts.length + submissions.length + adjustments.length > 0;
  // The roster is the exam's; a rehearsal in which they did nothing has nothing of them.
  if (!isHere && (roster === null || which.examKind !== 'exam')) return null;
  const theirs = new Set([...attempts, ...submissions].map(({ attemptId }) => attemptId));
  return {
    ...which,
    roster,
    grades: gradesOf(book, which)?.students.find(({ id }) => id === studentId) ?? null,
    attempts,
    submissions: submissions.map((one) => ({
      ...one,
      source: reading.source(one.submissionId) ?? new Uint8Array(),
      reports: {
        station: reading.report(one.submissionId, 'station'),
        regraded: reading.report(one.submissionId, 'regraded'),
      },
    })),
    incidents: incidentsOf(book, which).filter(({ attemptId }) => theirs.has(attemptId)),
    edits: reading
      .edited(which)
      .filter(({ attemptId }) => theirs.has(attemptId))
      .flatMap(({ attemptId, problemId, language }) => {
        const log = editsOf(book, { attemptId, problemId, language });
        return log === null ? [] : [{ attemptId, problemId, language, ...log }];
      }),
    adjustments,
  };
}
