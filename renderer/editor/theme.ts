// Monaco's colours, from the same design tokens as the screens.
import { CODE_COLOURS, type EditorTheme } from './code-colours.ts';
import { monaco } from './monaco.ts';

const BASE = { light: 'vs', dark: 'vs-dark', 'high-contrast': 'hc-black' } as const;

/** Monaco colour ← design token. */
const TOKEN_OF_COLOUR = {
  'editor.background': '--surface-1',
  'editor.foreground': '--ink',
  'editorLineNumber.foreground': '--ink-3',
  'editorLineNumber.activeForeground': '--ink',
  'editorCursor.foreground': '--accent',
  'editor.selectionBackground': '--accent-soft',
  'editor.rangeHighlightBackground': '--accent-soft',
  'editor.findMatchBackground': '--mark-extra',
  'editor.findMatchHighlightBackground': '--warn-soft',
  'editorUnicodeHighlight.border': '--warn',
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

/** In high contrast a soft background would swallow the text on it, which Monaco draws dark there. */
const STRONG = {
  'editor.selectionBackground': '--accent',
  'editor.selectionForeground': '--accent-ink',
  // The found text is selected too, and lies under this.
  'editor.findMatchBackground': '--accent',
  'editor.findMatchHighlightBackground': '--surface-1',
  'editor.lineHighlightBorder': '--line',
} as const;

/** Tells Monaco the colours of a theme as the design tokens of `place` have them. One theme holds for all editors. */
export function applyTheme(theme: EditorTheme, place: Element): void {
  const tokens = getComputedStyle(place);
  const colours: Record<string, string> = {};
  const tokenOfColour = { ...TOKEN_OF_COLOUR, ...(theme === 'high-contrast' ? STRONG : {}) };
  for (const [colour, token] of Object.entries(tokenOfColour)) {
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
      { token: 'annotation', foreground: code.decorator },
      { token: 'namespace', foreground: code.decorator },
      { token: 'type', foreground: code.decorator },
      { token: 'regexp', foreground: code.string },
    ],
  });
  monaco.editor.setTheme(name);
}

/** Monaco reads no `#fff`, and a bundler may make `#ffffff` so. */
const sixDigits = (colour: string): string =>
  colour.replace(/^#([\da-f])([\da-f])([\da-f])$/i, '#$1$1$2$2$3$3');
