// Monaco's colours, from the same design tokens as the screens. Only the colours of code are named here, because no
// screen has code of its own; each is at least 4.5 : 1 on the surface that it stands on.
import { monaco } from './monaco.ts';

export type EditorTheme = 'light' | 'dark' | 'high-contrast';

type CodeColours = Record<
  'comment' | 'keyword' | 'string' | 'number' | 'name' | 'decorator',
  string
>;

const CODE_COLOURS: Record<EditorTheme, CodeColours> = {
  light: {
    comment: '5c6674',
    keyword: '7a2a8f',
    string: '17693d',
    number: '8a4b00',
    name: '1a1f27',
    decorator: '2f4fb3',
  },
  dark: {
    comment: '9aa4b2',
    keyword: 'd3a6f0',
    string: '8fd6a8',
    number: 'efc569',
    name: 'e8ebef',
    decorator: '8fadff',
  },
  'high-contrast': {
    comment: 'b8f2c4',
    keyword: 'ffb3ff',
    string: '7dffa1',
    number: 'ffd83d',
    name: 'ffffff',
    decorator: '4ce0ff',
  },
};

const BASE = { light: 'vs', dark: 'vs-dark', 'high-contrast': 'hc-black' } as const;

/** Monaco colour ← design token. */
const TOKEN_OF_COLOUR = {
  'editor.background': '--surface-1',
  'editor.foreground': '--ink',
  'editorLineNumber.foreground': '--ink-3',
  'editorLineNumber.activeForeground': '--ink',
  'editorCursor.foreground': '--accent',
  'editor.selectionBackground': '--accent-soft',
  'editor.lineHighlightBackground': '--surface-0',
  'editorIndentGuide.background1': '--line',
  'editorIndentGuide.activeBackground1': '--line-strong',
  'editorBracketMatch.border': '--accent',
  'editorBracketMatch.background': '--accent-soft',
  'editorWidget.background': '--surface-2',
  'editorWidget.foreground': '--ink',
  'editorWidget.border': '--line',
  'editorHoverWidget.background': '--surface-2',
  'editorHoverWidget.border': '--line-strong',
  'input.background': '--surface-1',
  'input.foreground': '--ink',
  'input.border': '--line-strong',
  focusBorder: '--ring',
  'editorError.foreground': '--bad',
  'editorWarning.foreground': '--warn',
  'scrollbarSlider.background': '--line',
  'scrollbarSlider.hoverBackground': '--line-strong',
} as const;

/** Tells Monaco the colours of a theme as the design tokens of `place` have them. One theme holds for all editors. */
export function applyTheme(theme: EditorTheme, place: Element): void {
  const tokens = getComputedStyle(place);
  const colours: Record<string, string> = {};
  for (const [colour, token] of Object.entries(TOKEN_OF_COLOUR)) {
    const value = tokens.getPropertyValue(token).trim();
    if (value !== '') colours[colour] = sixDigits(value);
  }
  const code = CODE_COLOURS[theme];
  const name = `invigil-${theme}`;
  monaco.editor.defineTheme(name, {
    base: BASE[theme],
    inherit: true,
    colors: colours,
    rules: [
      { token: 'comment', foreground: code.comment },
      { token: 'keyword', foreground: code.keyword },
      { token: 'string', foreground: code.string },
      { token: 'string.escape', foreground: code.number },
      { token: 'number', foreground: code.number },
      { token: 'identifier', foreground: code.name },
      { token: 'tag', foreground: code.decorator },
    ],
  });
  monaco.editor.setTheme(name);
}

/** Monaco reads no `#fff`, and a bundler may make `#ffffff` so. */
const sixDigits = (colour: string): string =>
  colour.replace(/^#([\da-f])([\da-f])([\da-f])$/i, '#$1$1$2$2$3$3');
