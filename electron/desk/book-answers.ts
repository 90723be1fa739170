// What the page asks of the desk's book, answered from the book alone.
import type {
  Charts,
  ExportAsk,
  ExportFault,
  ExportFile,
  ExportPreview,
} from '#contract/desk-gradebook.ts';
import type { StationId } from '#contract/desk-room.ts';
import type { DeskReplay, StudentPage, SubmissionLook } from '#contract/desk-student.ts';
import type { AttemptId, ProblemId, StudentId, SubmissionId } from '#contract/ids.ts';
import type { Result } from '#contract/result.ts';
import type { Book } from '../gradebook/book/book.ts';
import type { Which } from '../gradebook/book/reading-store.ts';
import { chartFacts } from './chart-facts.ts';
import { madeExport, previewedExport } from './exports.ts';
import { chartsOf } from './rules/charts.ts';
import { attemptReplay, studentPage, submissionLook } from './student-page.ts';

/** What stations' clocks are wrong by, as far as the room knows. */
export type ClockOffsets = ReadonlyMap<StationId, number>;

export type BookQuestion =
  | { readonly kind: 'student'; readonly studentId: StudentId; readonly offsets: ClockOffsets }
  | { readonly kind: 'submission'; readonly submissionId: SubmissionId }
  | { readonly kind: 'replay'; readonly attemptId: AttemptId; readonly problemId: ProblemId }
  | { readonly kind: 'charts'; readonly nowMs: number; readonly offsets: ClockOffsets }
  | { readonly kind: 'preview' | 'make'; readonly ask: ExportAsk };

export type BookAnswers = {
  /** Where they sit now is for the room to say. */
  readonly student: Omit<StudentPage, 'station'> | null;
  readonly submission: SubmissionLook | null;
  readonly replay: DeskReplay | null;
  readonly charts: Charts;
  readonly preview: Result<ExportPreview, ExportFault>;
  readonly make: Result<ExportFile, ExportFault>;
};

export function answerFrom(
  book: Book,
  which: Which,
  question: BookQuestion,
): BookAnswers[BookQuestion['kind']] | Promise<BookAnswers['make']> {
  const reading = { book, which };
  switch (question.kind) {
    case 'student':
      return studentPage({ ...reading, offsets: question.offsets }, question.studentId);
    case 'submission':
      return submissionLook(reading, question.submissionId);
    case 'replay':
      return attemptReplay(reading, question.attemptId, question.problemId);
    case 'charts':
      return chartsOf(chartFacts({ ...reading, offsets: question.offsets }), question.nowMs);
    case 'preview':
      return previewedExport(book, which, question.ask);
    case 'make':
      return madeExport(book, which, question.ask);
  }
}
