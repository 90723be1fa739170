// Exports for the page, made by the gradebook's own parts from the desk's book.
import type {
  ExportAsk,
  ExportFault,
  ExportFile,
  ExportPreview,
} from '#contract/desk-gradebook.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Book } from '../gradebook/book/book.ts';
import type { Which } from '../gradebook/book/reading-store.ts';
import { gradesOf } from '../gradebook/book/readings.ts';
import { DEFAULT_CHOICES, makeExport, previewExport } from '../gradebook/exports/export.ts';
import type { ExportChoices } from '../gradebook/exports/export.ts';
import { papersOf } from '../gradebook/report/from-book.ts';

export function previewedExport(
  book: Book,
  which: Which,
  ask: ExportAsk,
): Result<ExportPreview, ExportFault> {
  const grades = gradesOf(book, which);
  return grades === null ? NO_EXAM : previewExport(grades, choicesOf(ask, null));
}

export async function madeExport(
  book: Book,
  which: Which,
  ask: ExportAsk,
): Promise<Result<ExportFile, ExportFault>> {
  const grades = gradesOf(book, which);
  if (grades === null) return NO_EXAM;
  const paperOf = ask.format === 'json' ? papersOf(book, which) : null;
  const made = await makeExport(grades, choicesOf(ask, paperOf));
  if (!made.ok) return made;
  const { fileName, mediaType, bytes } = made.value;
  return ok({ fileName, mediaType, base64: Buffer.from(bytes).toString('base64') });
}

const NO_EXAM: Result<never, ExportFault> = fail({
  kind: 'refused',
  detail: 'The book holds no exam yet.',
});

function choicesOf(
  { rosterBase64, items, ...ask }: ExportAsk,
  paperOf: ExportChoices['paperOf'],
): ExportChoices {
  const roster = rosterBase64 === null ? null : new Uint8Array(Buffer.from(rosterBase64, 'base64'));
  return { ...DEFAULT_CHOICES, ...ask, roster, paperOf, items: new Map(Object.entries(items)) };
}
