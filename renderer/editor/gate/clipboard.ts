// The exam's own clipboard: text copied inside this window, kept in memory, for all editors of the attempt. The system's
// clipboard is never read into an editor, and what is copied here never reaches it.
import type { CodeEditor } from '../monaco.ts';

export type Clip = {
  readonly text: string;
  /** Whole lines, copied with nothing selected: they are pasted above the line of the cursor. */
  readonly wholeLines: boolean;
  /** One part per cursor, where several were copied at once; else null. */
  readonly parts: readonly string[] | null;
};

export type InternalClipboard = {
  hold(clip: Clip): void;
  held(): Clip | null;
  clear(): void;
};

export function createInternalClipboard(): InternalClipboard {
  let clip: Clip | null = null;
  return {
    hold: (next) => {
      clip = next.text === '' ? clip : next;
    },
    held: () => clip,
    clear: () => {
      clip = null;
    },
  };
}

export const plainClip = (text: string): Clip => ({ text, wholeLines: false, parts: null });

/** What copying in an editor takes: the selections, or the lines of the cursors where nothing is selected. */
export function clipOf(editor: CodeEditor): Clip | null {
  const model = editor.getModel();
  const selections = editor.getSelections();
  if (model === null || selections === null) return null;
  const lineEnd = model.getEOL();
  const filled = selections
    .filter((selection) => !selection.isEmpty())
    .toSorted(
      (left, right) =>
        left.startLineNumber - right.startLineNumber || left.startColumn - right.startColumn,
    );
  if (filled.length > 0) {
    const parts = filled.map((selection) => model.getValueInRange(selection));
    return { text: parts.join(lineEnd), wholeLines: false, parts: parts.length > 1 ? parts : null };
  }
  const lines = new Set(selections.map((selection) => selection.startLineNumber));
  const text = [...lines]
    .toSorted((left, right) => left - right)
    .map((line) => model.getLineContent(line) + lineEnd)
    .join('');
  return { text, wholeLines: true, parts: null };
}

/** Pastes into an editor; the change is Monaco's own paste, with its multi-cursor rules. */
export function pasteClip(editor: CodeEditor, clip: Clip): void {
  editor.pushUndoStop();
  editor.trigger('gate', 'paste', {
    text: clip.text,
    pasteOnNewLine: clip.wholeLines,
    multicursorText: clip.parts,
    mode: null,
  });
  editor.pushUndoStop();
}
