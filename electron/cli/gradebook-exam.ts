// The exam that a command means, of those that a gradebook file holds.
import path from 'node:path';
import { bookFaultSentence, openBook } from '../gradebook/book/book.ts';
import type { Book } from '../gradebook/book/book.ts';
import type { Which } from '../gradebook/book/reading-store.ts';
import { CommandFailure } from './output.ts';

/** @throws CommandFailure for a file that is no gradebook */
export function bookAt(file: string): Book {
  const opened = openBook(path.resolve(file));
  if (!opened.ok) throw new CommandFailure(opened.error.kind, bookFaultSentence(opened.error));
  return opened.value;
}

/**
 * Where only one was held there is no choice; a rehearsal is only meant when it is named.
 *
 * @throws CommandFailure where it is not clear which, or there is none
 */
export function whichExam(
  book: Book,
  { exam, rehearsal }: { readonly exam?: string; readonly rehearsal: boolean },
): Which {
  const examKind = rehearsal ? 'rehearsal' : 'exam';
  const ids = book.reading.examIds();
  const [only, second] = exam === undefined ? ids : ids.filter((id) => id === exam);
  if (only === undefined) {
    const what = exam === undefined ? 'no exam' : `no exam ${JSON.stringify(exam)}`;
    throw new CommandFailure('no-exam', `The gradebook holds ${what}.`, { exams: ids });
  }
  if (second === undefined) return { examId: only, examKind };
  const message = `The gradebook holds ${ids.length} exams: say with --exam which.`;
  throw new CommandFailure('several-exams', message, { exams: ids });
}
