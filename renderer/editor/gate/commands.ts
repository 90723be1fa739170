// Monaco's own commands, overridden for all editors of the page. Whatever way text takes from the keyboard, an input
// method, an emoji panel or another program, it reaches the model through one of these, whole and in one call; later, in
// the model, it is one change per character and cannot be told from typing.
//
// `editor.trigger` runs the original command and passes by the override: that is how what is allowed goes on.
// Source: monaco-editor 0.57, codeEditorWidget.js (_createView, trigger), viewController.js.
import { monaco, type CodeEditor, type Disposable } from '../monaco.ts';
import type { Arrival } from './credit.ts';

export type CommandPort = {
  /** The guarded editor that has the focus, or null: then nothing may be written anywhere. */
  focused(): CodeEditor | null;
  /** Text on its way in; `forward` lets it in. */
  onArrival(editor: CodeEditor, arrival: Arrival, forward: () => void): void;
  onCompositionStart(editor: CodeEditor): void;
  onCompositionEnd(editor: CodeEditor): void;
  onCut(editor: CodeEditor): void;
  /** A paste command without a paste event. `length` is 0 where the text is not with it. */
  onPasteCommand(length: number): void;
};

type Arguments = Readonly<Record<string, unknown>>;

const textOf = (given: Arguments): string =>
  typeof given['text'] === 'string' ? given['text'] : '';
const countOf = (given: Arguments, name: string): number => {
  const count = given[name];
  return typeof count === 'number' && count > 0 ? count : 0;
};

/** Commands by which a menu, a palette or a shortcut could paste, in this and in fuller builds of Monaco. */
const PASTE_COMMANDS = [
  'paste',
  'editor.action.clipboardPasteAction',
  'editor.action.pasteAs',
  'editor.action.pasteAsText',
  'editor.action.insertSnippet',
];

/** @returns how to give Monaco its own commands back */
export function overrideCommands(port: CommandPort): Disposable {
  const overrides: Disposable[] = [];
  const override = (id: string, act: (editor: CodeEditor, given: Arguments) => void): void => {
    const run = (_accessor: unknown, given: unknown): void => {
      const editor = port.focused();
      if (editor !== null) act(editor, isArguments(given) ? given : {});
    };
    overrides.push(monaco.editor.registerCommand(id, run));
  };
  const arrive = (id: string, countName: string): void =>
    override(id, (editor, given) => {
      const arrival = { text: textOf(given), replacedLength: countOf(given, countName) };
      port.onArrival(editor, arrival, () => editor.trigger('keyboard', id, given));
    });

  arrive('type', 'none');
  arrive('replacePreviousChar', 'replaceCharCnt');
  arrive('compositionType', 'replacePrevCharCnt');
  override('compositionStart', (editor) => port.onCompositionStart(editor));
  override('compositionEnd', (editor) => port.onCompositionEnd(editor));
  override('cut', (editor) => port.onCut(editor));
  for (const id of PASTE_COMMANDS) {
    const run = (_accessor: unknown, given: unknown): void =>
      port.onPasteCommand(isArguments(given) ? textOf(given).length : 0);
    overrides.push(monaco.editor.registerCommand(id, run));
  }
  return {
    dispose: () => {
      for (const one of overrides) one.dispose();
    },
  };
}

const isArguments = (given: unknown): given is Arguments =>
  typeof given === 'object' && given !== null;
