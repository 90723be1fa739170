// The text of one problem as the edit log has it, and the edits that are not yet handed on.
// Monaco's model is compared against it: whatever the model holds that the ledger does not is no student's work.
import {
  applyChange,
  EDIT_CHANGES_MAX,
  type Edit,
  type EditSource,
  type TextChange,
} from '#contract/edit.ts';
import { difference } from './difference.ts';

export type Ledger = {
  /** The text after all recorded edits. */
  text(): string;
  /** Adds one edit. The changes apply in order, each to the text that the one before it left. */
  record(source: EditSource, changes: readonly TextChange[]): void;
  /** Edits since the last call, oldest first. */
  takeEdits(): Edit[];
};

/**
 * @param start.lastSeq number of the last edit that the host has; the next one here is one more
 * @param nowMs Unix time, never falling
 */
export function createLedger(
  start: { readonly text: string; readonly lastSeq: number },
  nowMs: () => number,
): Ledger {
  let text = start.text;
  let seq = start.lastSeq;
  let waiting: Edit[] = [];
  return {
    text: () => text,
    record: (source, changes) => {
      const before = text;
      for (const change of changes) {
        const after = applyChange(text, change);
        if (after === null) throw new RangeError('a change lies outside the text of the ledger');
        text = after;
      }
      const kept = changes.length > EDIT_CHANGES_MAX ? spanning(before, text) : [...changes];
      if (kept.length === 0) return;
      seq += 1;
      waiting.push({ seq, atMs: nowMs(), source, changes: kept });
    },
    takeEdits: () => {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}

function spanning(before: string, after: string): TextChange[] {
  const change = difference(before, after);
  return change === null ? [] : [change];
}
