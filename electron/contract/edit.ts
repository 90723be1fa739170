// One edit of a draft. The edits of an attempt, replayed over the starter, give exactly the bytes that were submitted.
import { z } from 'zod';
import { SOURCE_MAX_BYTES } from './limits.ts';

/**
 * Where an edit came from. `resync` is the host's own: the log and the text had parted, and this edit replaces the
 * whole text, so that the log still replays and says where it could not follow.
 */
export const editSourceShape = z.enum([
  'typed',
  'composition',
  'auto-close',
  'command',
  'undo',
  'redo',
  'internal-paste',
  'replace',
  'reset',
  'restore',
  'other',
  'resync',
]);
export type EditSource = z.infer<typeof editSourceShape>;

/** Replaces `removedLength` UTF-16 units at `offset` by `inserted`. */
export const textChangeShape = z.strictObject({
  offset: z.int().min(0).max(SOURCE_MAX_BYTES),
  removedLength: z.int().min(0).max(SOURCE_MAX_BYTES),
  inserted: z.string().max(SOURCE_MAX_BYTES),
});
export type TextChange = z.infer<typeof textChangeShape>;

export const editShape = z.strictObject({
  /** 1 for the first edit of a problem in an attempt, then without a gap. */
  seq: z.int().min(1),
  /** Wall time of the change. */
  atMs: z.number(),
  source: editSourceShape,
  /** Applied in this order, each to the text that the one before left. */
  changes: z.array(textChangeShape).min(1).max(10_000),
});
export type Edit = z.infer<typeof editShape>;

/** The text after these edits; null when one reaches outside of the text it is applied to. */
export function replay(initial: string, edits: readonly Edit[]): string | null {
  let text = initial;
  for (const edit of edits) {
    for (const { offset, removedLength, inserted } of edit.changes) {
      if (offset + removedLength > text.length) return null;
      text = text.slice(0, offset) + inserted + text.slice(offset + removedLength);
    }
  }
  return text;
}
