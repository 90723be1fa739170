// The files of a report: the exam's page and one page for each student, under names that every file system takes.
import type { Locale } from '#contract/language.ts';
import type { GradedStudent, Grades } from '../grades.ts';
import { anonymousGrades, anonymousPaper, pseudonym } from './anonymous.ts';
import { examPage } from './exam-page.ts';
import { penFor } from './page.ts';
import type { Pen } from './page.ts';
import type { Paper } from './paper.ts';
import { studentPage } from './student-page.ts';

export type ReportOptions = {
  readonly locale: Locale;
  /** IANA name of the zone that times are told in. */
  readonly timeZone: string;
  /** Makes the pseudonyms; null names everybody. */
  readonly anonymousKey: Uint8Array | null;
};

export type ReportFile = { readonly name: string; readonly page: string };

/** `index.html` first, then each student's page as it is asked for: no more than one paper is held at a time. */
export function* reportFiles(
  grades: Grades,
  paperOf: (student: GradedStudent) => Paper,
  options: ReportOptions,
): Generator<ReportFile> {
  const pen = penOf(options);
  const shown = shownGrades(grades, options);
  const names = fileNames(shown.students);
  yield { name: 'index.html', page: examPage(shown, ({ id }) => names.get(id) ?? null, pen) };
  for (const student of grades.students) {
    const paper = shownPaper(grades, paperOf(student), options);
    const name = names.get(paper.student.id);
    if (name === undefined) throw new Error('a student without a file name');
    yield { name, page: studentPage(grades, paper, pen) };
  }
}

/** The exam's page alone, without links. */
export const examReport = (grades: Grades, options: ReportOptions): string =>
  examPage(shownGrades(grades, options), () => null, penOf(options));

export const studentReport = (grades: Grades, paper: Paper, options: ReportOptions): string =>
  studentPage(grades, shownPaper(grades, paper, options), penOf(options));

const penOf = ({ locale, timeZone, anonymousKey }: ReportOptions): Pen =>
  penFor(locale, timeZone, anonymousKey !== null);

const shownGrades = (grades: Grades, { anonymousKey }: ReportOptions): Grades =>
  anonymousKey === null ? grades : anonymousGrades(grades, anonymousKey);

function shownPaper(grades: Grades, paper: Paper, { anonymousKey }: ReportOptions): Paper {
  if (anonymousKey === null) return paper;
  return anonymousPaper(paper, pseudonym(anonymousKey, grades.examId, paper.student.id));
}

/**
 * `student-0012.html`. Ids are letters, digits and `._@-`; on most machines `Ana` and `ana` are one file, and so are two
 * ways to compose a letter.
 */
function fileNames(students: readonly GradedStudent[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    students.map(({ id }) => {
      const safe = id.normalize('NFC').replaceAll(/[^\p{L}\p{N}._@-]/gu, '_');
      let name = `student-${safe}.html`;
      for (let more = 2; taken.has(name.toLowerCase()); more += 1)
        name = `student-${safe}-${more}.html`;
      taken.add(name.toLowerCase());
      return [id, name];
    }),
  );
}
