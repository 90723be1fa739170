// How every exam editor is set up. Each "off" is a way for text to get in that nobody typed, or a distraction.
import type { monaco } from './monaco.ts';

export type Look = {
  readonly fontSizePx: number;
  readonly readOnly: boolean;
  readonly ariaLabel: string;
  readonly fontFamily: string;
  readonly screenReader: boolean;
};

type Options = monaco.editor.IStandaloneEditorConstructionOptions;

/** What may change while an editor is open. */
export const lookOptions = (look: Look): Options => ({
  fontSize: look.fontSizePx,
  fontFamily: look.fontFamily,
  readOnly: look.readOnly,
  ariaLabel: look.ariaLabel,
  accessibilitySupport: look.screenReader ? 'on' : 'auto',
  // A read-only view still takes the focus, so that it can be read and scrolled by keyboard.
  domReadOnly: look.readOnly,
});

/** What holds for as long as an editor is open. */
export const fixedOptions: Options = {
  model: null,
  automaticLayout: true,
  accessibilityPageSize: 50,
  // The gate is built on Chromium's EditContext: one way in, one set of events. See gate/commands.ts.
  editContext: true,

  // Nothing writes for the student.
  quickSuggestions: false,
  suggestOnTriggerCharacters: false,
  wordBasedSuggestions: 'off',
  snippetSuggestions: 'none',
  tabCompletion: 'off',
  acceptSuggestionOnEnter: 'off',
  inlineSuggest: { enabled: false },
  parameterHints: { enabled: false },
  inlayHints: { enabled: 'off' },
  codeLens: false,
  formatOnPaste: false,
  formatOnType: false,

  // No way in but the keyboard and the exam's own clipboard.
  contextmenu: false,
  links: false,
  dragAndDrop: false,
  dropIntoEditor: { enabled: false },
  pasteAs: { enabled: false },
  selectionClipboard: false,
  copyWithSyntaxHighlighting: false,
  // A line is copied whole when nothing is selected, as in every code editor.
  emptySelectionClipboard: true,
  find: { addExtraSpaceOnTop: false, seedSearchStringFromSelection: 'selection' },

  // What is shown is what is there: no line is re-ended, letters of other alphabets that look like ours are framed,
  // control characters are drawn.
  unusualLineTerminators: 'off',
  renderControlCharacters: true,
  unicodeHighlight: { ambiguousCharacters: true, invisibleCharacters: true },

  autoIndent: 'advanced',
  autoClosingBrackets: 'languageDefined',
  autoClosingQuotes: 'languageDefined',
  autoSurround: 'languageDefined',
  detectIndentation: false,
  tabSize: 4,
  insertSpaces: true,

  minimap: { enabled: false },
  stickyScroll: { enabled: false },
  hover: { enabled: 'on' },
  overviewRulerLanes: 0,
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  wordWrap: 'off',
  lineNumbersMinChars: 3,
  padding: { top: 12, bottom: 12 },
  fixedOverflowWidgets: true,
};
