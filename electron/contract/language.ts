// The two kinds of language: what the screens speak, and what the student writes.
import { z } from 'zod';

/** Languages of the screens. */
export const localeShape = z.enum(['es', 'en']);
export type Locale = z.infer<typeof localeShape>;

/** A text in Spanish, English or both; the other one is shown where the wanted one is missing. */
export const localizedTextShape = z
  .strictObject({ es: z.string().min(1).optional(), en: z.string().min(1).optional() })
  .refine((text) => text.es !== undefined || text.en !== undefined, 'give es, en or both');
export type LocalizedText = z.infer<typeof localizedTextShape>;

/** Programming languages with a recipe in runner/languages. */
export const programmingLanguageShape = z.enum(['python', 'javascript', 'java', 'csharp']);
export type ProgrammingLanguage = z.infer<typeof programmingLanguageShape>;
/** Of drafts and edits that were written before they named theirs: every problem was in Python then. */
export const UNNAMED_LANGUAGE: ProgrammingLanguage = 'python';

/** The text in the wanted language, or the other one. */
export function localized(text: LocalizedText, locale: Locale): string {
  return text[locale] ?? text.en ?? text.es ?? '';
}
