// The edit log of one problem: what changed in the editor, how, and when. Replaying it gives the source, byte for byte.
import { z } from 'zod';
import { SOURCE_MAX_BYTES } from './limits.ts';

/** Changes of one edit at most. What touches more places (replace all) arrives as one change that spans them. */
export const EDIT_CHANGES_MAX = 1_000;

/**
 * How a change came about.
 * - `typed`: a key, with what the editor adds to it (closing bracket, indentation)
 * - `composition`: dead keys, input methods, accent pop-ups
 * - `unkeyed`: a character that no key explains, let in by the small allowance (on-screen keyboards, emoji panels)
 * - `dictation`: a longer text without keys, under an accommodation
 * - `auto-close`: a bracket or quote closed by the editor at the end of a composition
 * - `command`: an editor command on text that was there (delete, indent, comment, move line, replace)
 * - `internal-paste`, `cut`: the exam's own clipboard
 * - `undo`, `redo`
 * - `reset`, `restore`: the starter, or an earlier submission, put back by the student
 * - `line-ends`: one kind of line end made of a mixed text when it was opened, before it was shown
 * - `reverted`: the way back from a change that the gate found too late to refuse
 * - `resync`: written by the host where the edits it was sent do not lead to the text: the whole text anew
 */
export const editSourceShape = z.enum([
  'typed',
  'composition',
  'unkeyed',
  'dictation',
  'auto-close',
  'command',
  'internal-paste',
  'cut',
  'undo',
  'redo',
  'reset',
  'restore',
  'line-ends',
  'reverted',
  'resync',
]);
export type EditSource = z.infer<typeof editSourceShape>;

/** One replacement. Offset and length are in UTF-16 units of the text as the changes before it left it. */
export const textChangeShape = z.strictObject({
  offset: z.int().min(0),
  removedLength: z.int().min(0),
  inserted: z.string().max(SOURCE_MAX_BYTES),
});
export type TextChange = z.infer<typeof textChangeShape>;

export const editShape = z.strictObject({
  /** 1, 2, 3 … without a gap over the whole attempt at one problem, through reloads and restarts. */
  seq: z.int().min(1),
  /** Unix time by the page's monotonic clock: never falls within one page, whatever the system clock does. */
  atMs: z.number(),
  source: editSourceShape,
  /** Applied in this order. */
  changes: z.array(textChangeShape).min(1).max(EDIT_CHANGES_MAX),
});
export type Edit = z.infer<typeof editShape>;

/**
 * The text after the edits, or null where a change does not fit the text that it meets: then the log is not of this
 * text, or not whole.
 */
export function replay(edits: readonly Edit[], initial: string): string | null {
  let text: string | null = initial;
  for (const edit of edits) {
    for (const change of edit.changes) {
      text = applyChange(text, change);
      if (text === null) return null;
    }
  }
  return text;
}

/** The text after one change, or null where the change lies outside it. */
export function applyChange(text: string, change: TextChange): string | null {
  const end = change.offset + change.removedLength;
  if (change.offset < 0 || change.removedLength < 0 || end > text.length) return null;
  return text.slice(0, change.offset) + change.inserted + text.slice(end);
}
