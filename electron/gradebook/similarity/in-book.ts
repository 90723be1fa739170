// Similar pairs of one problem of an exam, from a gradebook. For the command line and the desk alike.
import type { SimilarPair } from '#contract/desk-gradebook.ts';
import type { ProblemId } from '#contract/ids.ts';
import { programmingLanguageShape } from '#contract/language.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Book } from '../book/book.ts';
import type { BookSubmission, Which } from '../book/reading-store.ts';
import { gradesOf, submissionsOf } from '../book/readings.ts';
import { similarPairs } from './pairs.ts';
import type { Given, PairSide, Program } from './pairs.ts';

/** As the screens show it, so that columns mean the same: nothing is taken off its beginning. */
const EXACT = new TextDecoder('utf-8', { ignoreBOM: true });

export type Task = {
  readonly problemId: ProblemId;
  /** Of submissions whose bundle does not say theirs. */
  readonly language: ProgrammingLanguage;
  /** Code that students were given. What two of them began with counts as given too. */
  readonly starters: readonly Given[];
};

export type Similarities = {
  /** All of them, most alike first. */
  readonly pairs: readonly SimilarPair[];
  /** Students with a submission that was compared. */
  readonly compared: number;
};

/** Compares what counts and what was sent last of each student. Reads from the book; nothing is written. */
export function similarIn(book: Book, which: Which, task: Task): Similarities {
  const submissions = comparedOf(book, which, task.problemId);
  const programs = submissions.flatMap((one) => programOf(book, one, task));
  const languages = [...new Set(programs.map(({ language }) => language))];
  const begun = book.reading.sharedBases(which, task.problemId);
  const starters = [
    ...task.starters,
    ...begun.flatMap((text) => languages.map((language) => ({ language, text }))),
  ];
  const names = new Map(submissions.map((one) => [one.studentId, one.studentName]));
  const sideOf = (side: PairSide) => ({ ...side, name: names.get(side.studentId) ?? '' });
  return {
    pairs: similarPairs(programs, starters).map(({ likeness, one, other, passages }) => ({
      problemId: task.problemId,
      likeness,
      one: sideOf(one),
      other: sideOf(other),
      passages: [...passages],
    })),
    compared: new Set(programs.map(({ studentId }) => studentId)).size,
  };
}

/** More would only repeat: a student's earlier submissions are mostly what the later ones grew from. */
function comparedOf(book: Book, which: Which, problemId: ProblemId): BookSubmission[] {
  const column = gradesOf(book, which);
  const at = column?.problems.findIndex(({ id }) => id === problemId) ?? -1;
  const counting = new Set(column?.students.map(({ cells }) => cells[at]?.submissionId));
  const finals = submissionsOf(book, which).filter(
    (one) => one.problemId === problemId && one.purpose === 'final',
  );
  const last = new Map(finals.map((one) => [one.studentId, one.submissionId]));
  const wanted = finals.filter(
    (one) => counting.has(one.submissionId) || last.get(one.studentId) === one.submissionId,
  );
  const once = new Map(wanted.map((one) => [`${one.studentId} ${one.sourceSha256}`, one]));
  return [...once.values()];
}

function programOf(book: Book, one: BookSubmission, task: Task): Program[] {
  const bytes = book.reading.source(one.submissionId);
  if (bytes === null) return [];
  const { submissionId, studentId } = one;
  const said = programmingLanguageShape.safeParse(one.language);
  const language = said.success ? said.data : task.language;
  return [{ submissionId, studentId, language, text: EXACT.decode(bytes) }];
}
