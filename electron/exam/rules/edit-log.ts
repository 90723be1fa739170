// The edit log must always replay to the draft. Where the two part, the text is right, and the log says so.
import { replay } from '#contract/edit.ts';
import type { Edit } from '#contract/edit.ts';

export type LogHead = {
  readonly source: string;
  /** Last edit of the log; its numbers have no gap. */
  readonly lastSeq: number;
  /** Last edit by the editor's own count, which knows nothing of resyncs. */
  readonly editorSeq: number;
};

export type Followed = Omit<LogHead, 'source'> & { readonly edits: readonly Edit[] };

/**
 * The edits that lead from the log's head to `source`: those of the editor that are new, if they do; else one `resync`
 * edit that replaces the whole text. Edits up to `editorSeq` were kept already (an answer was lost) and are skipped.
 */
export function follow(
  head: LogHead,
  sent: readonly Edit[],
  source: string,
  atMs: number,
): Followed {
  const fresh = sent.filter((edit) => edit.seq > head.editorSeq);
  const whole = fresh.every((edit, index) => edit.seq === head.editorSeq + 1 + index);
  const fits = whole && replay(fresh, head.source) === source;
  const edits = fits ? fresh : [resync(head.source, source, atMs)];
  return {
    edits: edits.map((edit, index) => ({ ...edit, seq: head.lastSeq + 1 + index })),
    lastSeq: head.lastSeq + edits.length,
    editorSeq: Math.max(head.editorSeq, fresh.at(-1)?.seq ?? 0),
  };
}

function resync(before: string, source: string, atMs: number): Edit {
  const change = { offset: 0, removedLength: before.length, inserted: source };
  return { seq: 1, atMs, source: 'resync', changes: [change] };
}
