// The CSV of a station's own database: written whole or not at all, and never silently before every submission has its
// grade.
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { GradebookStore, Unfinished } from '../store.ts';
import { csvRowCount, gradesCsv } from './csv.ts';
import { stationGrades } from './station-grades.ts';
import { replaceFile } from './write-file.ts';
import type { WriteFault } from './write-file.ts';

export type StationExportFault = ({ readonly kind: 'unfinished' } & Unfinished) | WriteFault;

export type StationExport = {
  readonly file: string;
  readonly rows: number;
  readonly provisional: boolean;
} & Unfinished;

/** @param force writes although submissions wait or are held, and marks every row as provisional */
export function exportStation(
  store: Pick<GradebookStore, 'list' | 'unfinished'>,
  file: string,
  { force, decimalComma = false }: { readonly force: boolean; readonly decimalComma?: boolean },
): Result<StationExport, StationExportFault> {
  const unfinished = store.unfinished();
  const provisional = unfinished.waiting + unfinished.held > 0;
  if (provisional && !force) return fail({ kind: 'unfinished', ...unfinished });
  const exams = stationGrades(store.list(), unfinished);
  const written = replaceFile(file, gradesCsv(exams, { decimalComma }));
  if (!written.ok) return written;
  return ok({ file, rows: csvRowCount(exams), provisional, ...unfinished });
}
