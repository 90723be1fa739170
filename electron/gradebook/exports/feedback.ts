// The words beside a grade in an LMS: each problem's score, and what was done to it.
import { localized } from '#contract/language.ts';
import type { Locale } from '#contract/language.ts';
import type { Cell, GradedStudent, Grades } from '../grades.ts';
import { numberCell } from './cells.ts';
import type { CellStyle } from './cells.ts';
import { isProvisional } from './columns.ts';
import type { ColumnKey } from './columns.ts';

const WORDS = {
  en: {
    provisional: 'Provisional: something is not graded yet.',
    late: 'late',
    automatic: 'sent at the end of time',
    adjusted: 'adjusted by hand',
    none: 'nothing submitted',
    waiting: 'not graded yet',
    held: 'held for staff',
  },
  es: {
    provisional: 'Provisional: algo está sin calificar.',
    late: 'tarde',
    automatic: 'enviado al acabarse el tiempo',
    adjusted: 'ajustado a mano',
    none: 'sin envíos',
    waiting: 'sin calificar todavía',
    held: 'retenido para revisión',
  },
} as const;

/** `Sum: 10/10; Hanoi: 3/10 (late)`. Reasons of adjustments are staff's own and are not told here. */
export function feedbackOf(
  grades: Grades,
  student: GradedStudent,
  key: ColumnKey,
  { locale, ...style }: CellStyle & { readonly locale: Locale },
): string {
  const words = WORDS[locale];
  const lines = grades.problems.flatMap((problem, index) => {
    const cell = student.cells[index];
    if (cell === undefined || (key !== 'total' && key !== problem.id)) return [];
    const score =
      cell.score === null
        ? null
        : `${numberCell(cell.score, style)}/${numberCell(problem.maxPoints, style)}`;
    const marks = marksOf(cell, locale);
    const said = [score, marks.length === 0 ? null : `(${marks.join(', ')})`];
    return `${localized(problem.title, locale)}: ${said.filter((part) => part !== null).join(' ')}`;
  });
  const provisional = isProvisional(grades, student) ? [words.provisional] : [];
  return [...provisional, lines.join('; ')].join(' ');
}

function marksOf(cell: Cell, locale: Locale): readonly string[] {
  const words = WORDS[locale];
  return [
    cell.state === 'graded' ? null : words[cell.state],
    cell.late ? words.late : null,
    cell.automatic ? words.automatic : null,
    cell.adjustment === null ? null : words.adjusted,
  ].filter((mark) => mark !== null);
}
