// Blackboard's grade centre: tab-separated, students by user name, columns by the number after the bar. A column
// without its number would become text that nothing can be calculated with, so the number must be known: from
// Blackboard's own download, or named.
//
// Source: Blackboard, Grade Center Upload and Download. Its own downloads are UTF-16LE with a mark.
import { stringify } from 'csv-stringify/sync';
import type { ExportFault } from '#contract/desk-gradebook.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { harmlessText, numberCell } from './cells.ts';
import { isProvisional, isUnfinished } from './columns.ts';
import { feedbackOf } from './feedback.ts';
import type { LmsStyle } from './lms-style.ts';
import { headerKey } from './roster/fields.ts';
import { currentCell, isExcused } from './plan.ts';
import type { Line, Plan } from './plan.ts';

const IDENTITY = ['Last Name', 'First Name', 'Username', 'Student ID'] as const;
/** What the form for a single column has besides: the notes are seen by staff alone. */
const NOTES = [
  ...['Feedback to Learner', 'Feedback Format'],
  ...['Grading Notes', 'Notes Format'],
] as const;

export function blackboardTable(plan: Plan, style: LmsStyle): Result<string, ExportFault> {
  const { grades, columns, lines } = plan;
  const nameless = columns.find(({ header }) => !/\|\s*\d+\s*$/.test(header));
  if (nameless !== undefined)
    return fail({
      kind: plan.lms === null ? 'roster-needed' : 'refused',
      detail: `Blackboard must have a column ${JSON.stringify(nameless.title)} already: give its own download as roster, or name the column by its whole header with the number after the bar.`,
    });
  const [only, second] = columns;
  const single = second === undefined ? only : undefined;
  const marked = isUnfinished(grades);
  if (marked && single === undefined)
    return fail({
      kind: 'refused',
      detail: 'Blackboard’s form marks provisional grades for one column at a time.',
    });
  const identity = identityOf(plan);
  const notes = (line: Line) => {
    if (single === undefined) return [];
    const feedback = feedbackOf(grades, line.student, single.key, style);
    const provisional = marked && isProvisional(grades, line.student);
    const note = provisional ? ['provisional', 'PLAIN_TEXT'] : ['', ''];
    return [harmlessText(feedback), 'PLAIN_TEXT', ...note];
  };
  const rows = lines.map((line) => [
    ...identity.of(line),
    ...columns.map((column, index) => {
      const now = currentCell(line, column);
      const score = line.scores[index] ?? null;
      return isExcused(now) || score === null ? now : numberCell(score, style);
    }),
    ...notes(line).map(oneLine),
  ]);
  const titles = [...identity.header, ...columns.map(({ header }) => header)];
  const header = single === undefined ? titles : [...titles, ...NOTES];
  return ok(
    stringify([header, ...rows], { delimiter: '\t', quoted: true, record_delimiter: 'windows' }),
  );
}

type Identity = { readonly header: readonly string[]; of(line: Line): readonly string[] };

function identityOf({ lms }: Plan): Identity {
  if (lms === null)
    return {
      header: IDENTITY,
      of: ({ student }) => [harmlessText(oneLine(student.name)), '', student.id, student.id],
    };
  return {
    header: lms.identity.map((index) => lms.header[index] ?? ''),
    of: ({ row }) =>
      lms.identity.map((index) => {
        const cell = row?.cells[index] ?? '';
        return isKey(lms.header[index] ?? '') ? cell : harmlessText(cell);
      }),
  };
}

const KEYS = new Set(['username', 'studentid', 'nombredeusuario', 'iddelestudiante', 'iddealumno']);
const isKey = (header: string): boolean => KEYS.has(headerKey(header));

/** Its reader knows no line break and no tab within a cell. */
const oneLine = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ');
