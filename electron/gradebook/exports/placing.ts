// Finds the LMS's own column for each of ours, and refuses what the LMS would take in silently and wrong.
import type { ExportFault, ExportFormat } from '#contract/desk-gradebook.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Grades } from '../grades.ts';
import type { Column, ItemNames } from './columns.ts';
import type { GradeColumn, LmsFile } from './roster/lms-file.ts';
import { foldKey } from './roster/names.ts';

export type PlacedColumn = Column & {
  /** The header of the file: the LMS's own where it has the column already. */
  readonly header: string;
  readonly place: GradeColumn | null;
};

export function placeColumns(
  columns: readonly Column[],
  lms: LmsFile | null,
  { items, format }: { readonly items: ItemNames; readonly format: ExportFormat },
  grades: Grades,
): Result<readonly PlacedColumn[], ExportFault> {
  const placed: PlacedColumn[] = [];
  for (const column of columns) {
    const names = items.has(column.key) ? [column.title] : ownNames(column, grades);
    const found = (lms?.columns ?? []).filter((place) => isNamed(place, names));
    if (found.length > 1)
      return refused(
        `The roster has ${found.length} columns called ${JSON.stringify(column.title)}: name one by its number.`,
      );
    const [place = null] = found;
    const most = place?.maxPoints ?? null;
    if (most !== null && most !== column.maxPoints)
      return refused(
        `${JSON.stringify(place?.title)} is out of ${most} in the LMS and out of ${column.maxPoints} here: make them the same first.`,
      );
    placed.push({ ...column, place, header: place?.header ?? newHeader(column, format) });
  }
  const twice = placed.find(({ header }, at) =>
    placed.slice(0, at).some((other) => other.header === header),
  );
  if (twice !== undefined)
    return refused(`The column ${JSON.stringify(twice.header)} is there twice: name another.`);
  return ok(placed);
}

const refused = (detail: string): Result<never, ExportFault> => fail({ kind: 'refused', detail });

/** Where nobody named the column: the exam by its titles and its id. */
function ownNames({ key }: Column, { title, examId, problems }: Grades): readonly string[] {
  const texts = key === 'total' ? title : problems.find(({ id }) => id === key)?.title;
  const all = [texts?.en, texts?.es, key === 'total' ? examId : key];
  return all.filter((name) => name !== undefined);
}

function isNamed(place: GradeColumn, names: readonly string[]): boolean {
  const own = [place.header, place.title, place.id, place.title.replace(/^[^:]*: /u, '')];
  const keys = new Set(own.filter((name) => name !== null).map(foldKey));
  return names.some((name) => keys.has(foldKey(name)));
}

/** A column that the LMS is to make. */
function newHeader({ title, maxPoints }: Column, format: ExportFormat): string {
  if (format !== 'blackboard' || /\|\s*\d+\s*$/.test(title)) return title;
  return `${title} [Total Pts: ${maxPoints} Score]`;
}
