// After a refusal the browser's EditContext still holds the refused text, while Monaco believes in its own copy. Typing
// goes on correctly, because both count from the same cursor, but an input method sees text that is not there. This
// brings the two together again once Monaco has rendered. (Monaco itself leaves a few typed characters behind the end of
// the line there; those are the student's own and do no harm.)
//
// The order matters: Monaco reads a text update against the cursor that it last knew, so the cursor goes first, through
// Monaco, and the text after it. Source: monaco-editor 0.57, nativeEditContext.js, _updateEditContext, _emitTypeEvent.
import { monaco, type CodeEditor } from '../monaco.ts';

type EditContextLike = {
  readonly text: string;
  readonly selectionStart: number;
  readonly selectionEnd: number;
  updateText(start: number, end: number, text: string): void;
  updateSelection(start: number, end: number): void;
};

const hasEditContext = (node: Element): node is Element & { editContext: EditContextLike } =>
  'editContext' in node && typeof node.editContext === 'object' && node.editContext !== null;

/** Call after a refused input, outside any composition. */
export function resyncEditContext(editor: CodeEditor): void {
  queueMicrotask(() => {
    if (!nudgeCursor(editor)) {
      // An empty text has one place for the cursor, so Monaco has no news for the EditContext until something is in it.
      const once = editor.onDidChangeModelContent(() => {
        once.dispose();
        resyncEditContext(editor);
      });
      return;
    }
    // Monaco writes to the EditContext in its own animation frame; the frame after the next is behind it.
    requestAnimationFrame(() => requestAnimationFrame(() => putTextRight(editor)));
  });
}

/** Moves the cursor and back, so that Monaco sends it to the EditContext anew. */
function nudgeCursor(editor: CodeEditor): boolean {
  const selections = editor.getSelections();
  const model = editor.getModel();
  if (selections === null || model === null || model.getValueLength() === 0) return false;
  const whole = model.getFullModelRange();
  const wholeSelected = selections.some((selection) => monaco.Range.equalsRange(selection, whole));
  editor.setSelection(wholeSelected ? new monaco.Range(1, 1, 1, 1) : whole, 'gate');
  editor.setSelections(selections, 'gate');
  return true;
}

/** Gives the EditContext the text that Monaco believes it has: the lines of the selection. */
function putTextRight(editor: CodeEditor): void {
  const node = editor.getContainerDomNode().querySelector('.native-edit-context');
  const model = editor.getModel();
  const selection = editor.getSelection();
  if (node === null || !hasEditContext(node) || model === null || selection === null) return;
  if (editor.inComposition) return;
  const { startLineNumber, endLineNumber } = selection;
  const endColumn = model.getLineMaxColumn(endLineNumber);
  const text = model.getValueInRange(
    new monaco.Range(startLineNumber, 1, endLineNumber, endColumn),
  );
  const { editContext } = node;
  if (editContext.text === text) return;
  const { selectionStart, selectionEnd } = editContext;
  editContext.updateText(0, editContext.text.length, text);
  editContext.updateSelection(selectionStart, selectionEnd);
}
