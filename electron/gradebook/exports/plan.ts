// What a file for an LMS will hold, worked out before anything is written: whose rows, which columns, what they hold
// now, and everything that does not fit.
import type { ExportFault, ExportFormat } from '#contract/desk-gradebook.ts';
import type { Locale } from '#contract/language.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { GradedStudent, Grades } from '../grades.ts';
import { readNumber, sameAtTwoDecimals } from './cells.ts';
import { unknownItems, wantedColumns } from './columns.ts';
import type { Column, ItemNames } from './columns.ts';
import { placeColumns } from './placing.ts';
import type { PlacedColumn } from './placing.ts';
import { readLmsFile } from './roster/lms-file.ts';
import type { LmsFile, LmsRow } from './roster/lms-file.ts';
import { matchRoster } from './roster/match.ts';
import type { Trouble } from './roster/match.ts';

export type LmsFormat = Exclude<ExportFormat, 'csv' | 'xlsx' | 'json'>;

/** One student's row of the file. */
export type Line = {
  readonly student: GradedStudent;
  /** Their row of the LMS's own file; null where none was given. */
  readonly row: LmsRow | null;
  /** In the order of the plan's columns. */
  readonly scores: readonly (number | null)[];
};

export type Plan = {
  readonly grades: Grades;
  readonly columns: readonly PlacedColumn[];
  /** Certain rows, or those that were changed of them. */
  readonly lines: readonly Line[];
  readonly lms: LmsFile | null;
  readonly troubles: readonly Trouble[];
};

export type PlanAsk = {
  readonly format: LmsFormat;
  readonly roster: Uint8Array | null;
  readonly items: ItemNames;
  readonly locale: Locale;
  readonly changedOnly: boolean;
  /** Write rows too that are matched by a key while something speaks against them. */
  readonly acceptDoubtful: boolean;
};

export function planExport(grades: Grades, ask: PlanAsk): Result<Plan, ExportFault> {
  const [stranger] = unknownItems(grades, ask.items);
  if (stranger !== undefined)
    return refused(`This exam has no problem ${JSON.stringify(stranger)}.`);
  const read = ask.roster === null ? ok(null) : readLmsFile(ask.roster);
  if (!read.ok) return fail({ kind: 'roster-unreadable', detail: read.error });
  const lms = read.value;
  if (lms === null && ask.changedOnly)
    return fail({
      kind: 'roster-needed',
      detail: 'Only the LMS’s own file says what has changed: give it as roster.',
    });
  const columns = wantedColumns(grades, ask.items, ask.locale);
  const placed = placeColumns(columns, lms, ask, grades);
  if (!placed.ok) return placed;
  const { lines, troubles } = linesOf(grades, columns, lms, ask);
  const wanted = ask.changedOnly ? lines.filter((line) => isChanged(line, placed.value)) : lines;
  return ok({ grades, columns: placed.value, lines: wanted, lms, troubles });
}

const refused = (detail: string): Result<never, ExportFault> => fail({ kind: 'refused', detail });

function linesOf(
  grades: Grades,
  columns: readonly Column[],
  lms: LmsFile | null,
  { acceptDoubtful }: PlanAsk,
): { lines: readonly Line[]; troubles: readonly Trouble[] } {
  const line = (student: GradedStudent, row: LmsRow | null): Line => ({
    student,
    row,
    scores: columns.map((column) => column.scoreOf(student)),
  });
  if (lms === null)
    return { lines: grades.students.map((student) => line(student, null)), troubles: [] };
  const { certain, doubtful, troubles } = matchRoster(grades.students, lms.rows);
  const pairs = acceptDoubtful ? [...certain, ...doubtful] : certain;
  // In the order of the LMS's own file, so that the two can be laid side by side.
  const sorted = pairs.toSorted((a, b) => a.row.line - b.row.line);
  return { lines: sorted.map(({ student, row }) => line(student, row)), troubles };
}

/** What the LMS's file holds in this column now. */
export const currentCell = ({ row }: Line, { place }: PlacedColumn): string =>
  place === null ? '' : (row?.cells[place.index] ?? '').trim();

/** Excused by somebody in the LMS: no grade of ours undoes that. */
export const isExcused = (cell: string): boolean => cell.toUpperCase() === 'EX';

function isChanged(line: Line, columns: readonly PlacedColumn[]): boolean {
  return columns.some((column, index) => {
    const score = line.scores[index] ?? null;
    const now = currentCell(line, column);
    return score !== null && !isExcused(now) && !sameAtTwoDecimals(score, readNumber(now));
  });
}
