// Moodle's grade import from XML (gradeimport_xml). The importer gives the whole file up at the first item or student
// it does not know, at the second grade for one of them, and at a score that is no number: hence the checks before.
import type { ExportFault } from '#contract/desk-gradebook.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { numberCell, xmlText } from './cells.ts';
import type { ItemNames } from './columns.ts';
import { feedbackOf } from './feedback.ts';
import type { LmsStyle } from './lms-style.ts';
import { currentCell, isExcused } from './plan.ts';
import type { Line, Plan } from './plan.ts';
import type { PlacedColumn } from './placing.ts';

/** `idnumber` of Moodle's tables. */
const IDNUMBER_MAX_CHARS = 255;

/**
 * @param items the ID numbers of the grade items; where none is named, the total's is the exam's id
 * @returns as fault the first thing that the importer would give up at
 */
export function moodleXml(
  plan: Plan,
  items: ItemNames,
  style: LmsStyle,
): Result<string, ExportFault> {
  const idOf = ({ key }: PlacedColumn) =>
    items.get(key) ?? (key === 'total' ? plan.grades.examId : key);
  const grades = plan.lines.flatMap((line) =>
    plan.columns.flatMap((column, index) => {
      const score = line.scores[index] ?? null;
      if (score === null || isExcused(currentCell(line, column))) return [];
      return { line, column, score, item: idOf(column), student: idnumberOf(line) };
    }),
  );
  const faults = [
    ...plan.columns.map((column) => itemFault(idOf(column))),
    twice(plan.columns.map(idOf), 'item'),
    ...grades.map(({ student, line }) => studentFault(student, line)),
    ...grades.map(({ score, column, student }) =>
      score >= 0 && score <= column.maxPoints
        ? null
        : `The grade ${score} of ${student} is not within 0 and ${column.maxPoints}.`,
    ),
    twice(
      plan.lines.map(idnumberOf).filter((id) => id !== ''),
      'student',
    ),
  ];
  const fault = faults.find((one) => one !== null);
  if (fault !== undefined && fault !== null) return fail({ kind: 'refused', detail: fault });
  const results = grades.map(({ line, column, score, item, student }) =>
    [
      '  <result>',
      '    <state>new</state>',
      `    <assignment>${xmlText(item)}</assignment>`,
      `    <student>${xmlText(student)}</student>`,
      `    <score>${numberCell(score, { decimalComma: false })}</score>`,
      `    <feedback>${xmlText(feedbackOf(plan.grades, line.student, column.key, style))}</feedback>`,
      '  </result>\n',
    ].join('\n'),
  );
  const batch = xmlText(`${plan.grades.examId}-${plan.grades.examKind}`);
  return ok(
    `<?xml version="1.0" encoding="UTF-8"?>\n<results batch="${batch}">\n${results.join('')}</results>\n`,
  );
}

const idnumberOf = ({ row, student }: Line): string => (row === null ? student.id : row.id.trim());

function itemFault(id: string): string | null {
  return isIdnumber(id) ? null : `${JSON.stringify(id)} can be no ID number of a grade item.`;
}

function studentFault(id: string, { student, row }: Line): string | null {
  if (isIdnumber(id)) return null;
  return `${student.id} has no ID number in Moodle (line ${row?.line ?? '?'} of the roster): the whole file would be given up.`;
}

/** Control characters and blanks at the ends would not survive the way. */
const isIdnumber = (id: string): boolean =>
  id !== '' &&
  id === id.trim() &&
  id.length <= IDNUMBER_MAX_CHARS &&
  id.isWellFormed() &&
  !/\p{Cc}/u.test(id);

function twice(ids: readonly string[], what: string): string | null {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) return `The ${what} ${JSON.stringify(id)} is there twice.`;
    seen.add(id);
  }
  return null;
}
