// A draft: what is in the editor, as last kept.
import { z } from 'zod';
import { problemIdShape } from './ids.ts';
import { programmingLanguageShape } from './language.ts';

/** A problem's draft in one of its languages. */
export const draftKeyShape = z.strictObject({
  problemId: problemIdShape,
  /** Default: the problem's first. */
  language: programmingLanguageShape.optional(),
});

/** The editor's text of one problem in one language as last kept. Cursor is an offset in UTF-16 units. */
export const draftShape = z.strictObject({
  problemId: problemIdShape,
  language: programmingLanguageShape,
  source: z.string(),
  cursor: z.int().min(0),
  savedAtMs: z.number(),
  /** Sequence number of the last edit kept; the editor's next one is this plus one. */
  lastSeq: z.int().min(0),
});
export type Draft = z.infer<typeof draftShape>;
