// What the page asks of the gradebook: exports and similar pairs, made by the gradebook's own parts from the desk's book.
import type {
  ExportAsk,
  ExportFault,
  ExportFile,
  ExportOffer,
  ExportPreview,
  Similar,
} from '#contract/desk-gradebook.ts';
import type { ProblemId } from '#contract/ids.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Book } from '../gradebook/book/book.ts';
import type { Which } from '../gradebook/book/reading-store.ts';
import { gradesOf } from '../gradebook/book/readings.ts';
import {
  DEFAULT_CHOICES,
  EXPORT_OFFERS,
  makeExport,
  previewExport,
} from '../gradebook/exports/export.ts';
import type { ExportChoices } from '../gradebook/exports/export.ts';

export type GradebookCalls = {
  readonly offers: readonly ExportOffer[];
  preview(ask: ExportAsk): Result<ExportPreview, ExportFault>;
  make(ask: ExportAsk): Promise<Result<ExportFile, ExportFault>>;
  similar(problemId: ProblemId): Promise<Similar>;
};

export function gradebookCalls(
  book: Book,
  which: Which,
  similar: GradebookCalls['similar'],
): GradebookCalls {
  const gradesNow = () => gradesOf(book, which);
  return {
    offers: EXPORT_OFFERS,
    preview(ask) {
      const grades = gradesNow();
      return grades === null ? NO_EXAM : previewExport(grades, choicesOf(ask));
    },
    async make(ask) {
      const grades = gradesNow();
      if (grades === null) return NO_EXAM;
      const made = await makeExport(grades, choicesOf(ask));
      if (!made.ok) return made;
      const { fileName, mediaType, bytes } = made.value;
      return ok({ fileName, mediaType, base64: Buffer.from(bytes).toString('base64') });
    },
    similar,
  };
}

const NO_EXAM: Result<never, ExportFault> = fail({
  kind: 'refused',
  detail: 'The book holds no exam yet.',
});

function choicesOf({ rosterBase64, ...ask }: ExportAsk): ExportChoices {
  const roster = rosterBase64 === null ? null : new Uint8Array(Buffer.from(rosterBase64, 'base64'));
  return { ...DEFAULT_CHOICES, ...ask, roster };
}
