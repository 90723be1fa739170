// The choices that one export is written by.
import type { Locale } from '#contract/language.ts';
import type { CellStyle } from './cells.ts';

export type LmsStyle = CellStyle & {
  /** Of titles and feedback. */
  readonly locale: Locale;
};
