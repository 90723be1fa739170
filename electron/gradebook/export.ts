// Writes the gradebook to a file: whole or not at all, and never silently before every submission has its grade.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { gradebookCsv } from './csv.ts';
import { standings } from './rules.ts';
import type { GradebookStore, Unfinished } from './store.ts';

export type ExportFault =
  | ({ readonly kind: 'unfinished' } & Unfinished)
  | { readonly kind: 'write-failed'; readonly detail: string };

export type Exported = {
  readonly file: string;
  readonly rows: number;
  readonly provisional: boolean;
} & Unfinished;

/** @param force writes although submissions wait or are held, and marks every row as provisional */
export function exportGradebook(
  store: Pick<GradebookStore, 'list' | 'unfinished'>,
  file: string,
  force: boolean,
): Result<Exported, ExportFault> {
  const unfinished = store.unfinished();
  const provisional = unfinished.waiting + unfinished.held > 0;
  if (provisional && !force) return fail({ kind: 'unfinished', ...unfinished });
  const rows = standings(store.list());
  const written = replaceFile(file, gradebookCsv(rows, provisional));
  if (!written.ok) return written;
  return ok({ file, rows: rows.length, provisional, ...unfinished });
}

/** Written aside and renamed: who opens the file meets the old one or the new one, whole. */
function replaceFile(file: string, text: string): Result<null, ExportFault> {
  const aside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);
  try {
    const descriptor = openSync(aside, 'wx', 0o600);
    try {
      writeThrough(descriptor, text);
      renameSync(aside, file);
    } catch (error) {
      rmSync(aside);
      throw error;
    }
    return ok(null);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return fail({ kind: 'write-failed', detail: error.message });
  }
}

function writeThrough(descriptor: number, text: string): void {
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
