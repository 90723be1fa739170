// Which grades become columns of an LMS: the total of the exam, and problems where they are wanted.
import { localized } from '#contract/language.ts';
import type { Locale } from '#contract/language.ts';
import type { GradedStudent, Grades } from '../grades.ts';

/** `total`, or a problem's id. Of a problem that is itself called `total` there is no column of its own. */
export type ColumnKey = string;

/** Names of columns, or id numbers of grade items, in the LMS: by problem id, and `total`. */
export type ItemNames = ReadonlyMap<string, string>;

export type Column = {
  readonly key: ColumnKey;
  /** As it is called there. */
  readonly title: string;
  readonly maxPoints: number;
  scoreOf(student: GradedStudent): number | null;
};

/** The total, under the exam's title; then the problems in their order. */
export function everyColumn(grades: Grades, locale: Locale): readonly Column[] {
  const total: Column = {
    key: 'total',
    title: localized(grades.title, locale),
    maxPoints: grades.maxTotal,
    scoreOf: (student) => student.total,
  };
  const problems = grades.problems.map((problem, index): Column => ({
    key: problem.id,
    title: localized(problem.title, locale),
    maxPoints: problem.maxPoints,
    scoreOf: (student) => student.cells[index]?.score ?? null,
  }));
  return [total, ...problems.filter(({ key }) => key !== 'total')];
}

/**
 * What a file for an LMS gets: exactly the named items, or else the total alone. The problems beside their total would
 * be counted twice there.
 */
export function wantedColumns(grades: Grades, items: ItemNames, locale: Locale): readonly Column[] {
  const all = everyColumn(grades, locale);
  if (items.size === 0) return all.filter(({ key }) => key === 'total');
  return all.flatMap((column) => {
    const title = items.get(column.key);
    return title === undefined ? [] : [{ ...column, title }];
  });
}

/** Names that are neither `total` nor a problem of this exam. */
export function unknownItems(grades: Grades, items: ItemNames): readonly string[] {
  const known = new Set(['total', ...grades.problems.map(({ id }) => id)]);
  return [...items.keys()].filter((key) => !known.has(key));
}

/** Something of this student's is ungraded, so that what is written may still change. */
export function isProvisional(grades: Grades, student: GradedStudent): boolean {
  const own = isOpen(student);
  // Where nobody's cell says so, it may be anybody's.
  return own || (isUnfinished(grades) && !grades.students.some(isOpen));
}

const isOpen = ({ cells }: GradedStudent): boolean =>
  cells.some(({ state }) => state === 'waiting' || state === 'held');

export const isUnfinished = ({ waiting, held }: Grades): boolean => waiting + held > 0;
