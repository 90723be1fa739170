// The edit log must always replay to the draft. Where the two part, the text is right, and the log says so.
import { replay } from '#contract/edit.ts';
import type { Edit } from '#contract/edit.ts';

export type Followed = {
  /** What to append, numbered on from the log's last edit. */
  readonly edits: readonly Edit[];
  readonly lastSeq: number;
};

/**
 * The edits that lead from `before` to `source`: those of the editor that are new, if they do; else one `resync` edit
 * that replaces the whole text. Edits up to `lastSeq` were kept already (an answer was lost) and are skipped.
 */
export function follow(
  before: { readonly source: string; readonly lastSeq: number },
  edits: readonly Edit[],
  source: string,
  atMs: number,
): Followed {
  const fresh = edits.filter((edit) => edit.seq > before.lastSeq);
  const inOrder = fresh.every((edit, index) => edit.seq === before.lastSeq + 1 + index);
  if (inOrder && replay(fresh, before.source) === source)
    return { edits: fresh, lastSeq: before.lastSeq + fresh.length };
  const seq = before.lastSeq + 1;
  const whole = { offset: 0, removedLength: before.source.length, inserted: source };
  return { edits: [{ seq, atMs, source: 'resync', changes: [whole] }], lastSeq: seq };
}
