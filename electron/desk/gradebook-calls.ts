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
import type { Result } from '#contract/result.ts';

export type GradebookCalls = {
  readonly offers: readonly ExportOffer[];
  preview(ask: ExportAsk): Promise<Result<ExportPreview, ExportFault>>;
  make(ask: ExportAsk): Promise<Result<ExportFile, ExportFault>>;
  similar(problemId: ProblemId): Promise<Similar>;
};
