// Watches one problem's model: what the gate let in goes to the ledger, anything else is put back at once and leaves
// nothing to undo or redo.
import type { EditSource, TextChange } from '#contract/edit.ts';
import type { GateSightingDetail } from '#contract/sighting.ts';
import type { Ledger } from '../ledger.ts';
import { monaco, type ContentChange, type Disposable, type TextModel } from '../monaco.ts';
import { judgeChange, reasonsOf } from './audit.ts';
import type { Permission } from './permission.ts';

export type WatchPort = {
  readonly permission: Permission;
  /** After edits were added to the ledger. */
  onRecorded(): void;
  onReverted(detail: GateSightingDetail, length: number): void;
};

export function watchModel(model: TextModel, ledger: Ledger, port: WatchPort): Disposable {
  /** What was refused in this turn, until it is put back. */
  let refused: { readonly detail: GateSightingDetail; readonly length: number } | null = null;
  const record = (source: EditSource, changes: readonly TextChange[]): void => {
    ledger.record(source, changes);
    port.onRecorded();
  };
  const putBack = (): void => {
    if (refused !== null) port.onReverted(refused.detail, refused.length);
    refused = null;
    if (model.isDisposed() || model.getValue() === ledger.text()) return;
    port.permission.during('reverted', () => restore(model, ledger.text()));
  };
  return model.onDidChangeContent((event) => {
    const permitted = port.permission.current();
    // While a refused change waits to be put back, and while it is, the ledger keeps the text from before it.
    if (permitted === 'reverted') return;
    const ruling = judgeChange(
      {
        reasons: reasonsOf(event),
        undoing: event.isUndoing,
        redoing: event.isRedoing,
        onlyRemoves: event.changes.every((change) => change.text === ''),
      },
      permitted,
    );
    if (ruling.allowed) {
      // What is let in after a refused change of the same turn goes with it: it stands on a text that never was.
      if (refused === null) record(ruling.source, changesOf(event));
      return;
    }
    // Not within the event: other listeners have yet to hear of this change, and must hear of it first.
    if (refused === null) queueMicrotask(putBack);
    const length = event.changes.reduce((sum, change) => sum + change.text.length, 0);
    refused = { detail: ruling.detail, length: (refused?.length ?? 0) + length };
  });
}

const changesOf = (event: ContentChange): TextChange[] =>
  event.changes.map((change) => ({
    offset: change.rangeOffset,
    removedLength: change.rangeLength,
    inserted: change.text,
  }));

/**
 * Puts the text back. Undo is tried first, since it keeps the student's own steps; the empty edit after it ends the redo
 * list, or Ctrl+Y would bring the refused text back. Where undo took too little or too much, the text is set anew and
 * the steps are lost: a rare price, paid after a change that no honest path makes.
 */
function restore(model: TextModel, text: string): void {
  // One resource only, so Monaco undoes at once; the promise is for edits of several files.
  void model.undo();
  if (model.getValue() === text) {
    const nothing = { range: new monaco.Range(1, 1, 1, 1), text: '' };
    model.pushStackElement();
    model.pushEditOperations([], [nothing], () => null);
    model.pushStackElement();
    return;
  }
  model.setValue(text);
}
