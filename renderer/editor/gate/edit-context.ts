// After a refusal the browser's EditContext still holds the refused text, while Monaco believes in its own copy. Typing
// goes on correctly, because both count from the same cursor, but the cursor that an input method sees is off and the
// refused text stays behind the line. This brings the two together again once Monaco has rendered.
//
// The order matters: Monaco reads the EditContext's cursor from its own last value, so the cursor goes first, through
// Monaco, and only then is what hangs over cut off. Source: monaco-editor 0.57, nativeEditContext.js, _updateEditContext.
import { monaco, type CodeEditor } from '../monaco.ts';

type EditContextLike = {
  readonly text: string;
  updateText(start: number, end: number, text: string): void;
};

const hasEditContext = (node: Element): node is Element & { editContext: EditContextLike } =>
  'editContext' in node && typeof node.editContext === 'object' && node.editContext !== null;

/** Call after a refused input, outside any composition. */
export function resyncEditContext(editor: CodeEditor): void {
  queueMicrotask(() => {
    nudgeCursor(editor);
    // Monaco writes to the EditContext in its own animation frame; the frame after the next is behind it.
    requestAnimationFrame(() => requestAnimationFrame(() => cutOverhang(editor)));
  });
}

/** Moves the cursor and back, so that Monaco sends it to the EditContext anew. */
function nudgeCursor(editor: CodeEditor): void {
  const selections = editor.getSelections();
  const model = editor.getModel();
  if (selections === null || model === null || model.getValueLength() === 0) return;
  const elsewhere = model.getFullModelRange();
  const [first] = selections;
  const whole = first !== undefined && monaco.Range.equalsRange(first, elsewhere);
  editor.setSelection(whole ? new monaco.Range(1, 1, 1, 1) : elsewhere, 'gate');
  editor.setSelections(selections, 'gate');
}

function cutOverhang(editor: CodeEditor): void {
  const node = editor.getContainerDomNode().querySelector('.native-edit-context');
  const model = editor.getModel();
  const selection = editor.getSelection();
  if (node === null || !hasEditContext(node) || model === null || selection === null) return;
  if (editor.inComposition) return;
  const { startLineNumber, endLineNumber } = selection;
  const lines = new monaco.Range(
    startLineNumber,
    1,
    endLineNumber,
    model.getLineMaxColumn(endLineNumber),
  );
  const expected = model.getValueInRange(lines);
  const { editContext } = node;
  if (editContext.text.length > expected.length && editContext.text.startsWith(expected)) {
    editContext.updateText(expected.length, editContext.text.length, '');
  }
}
