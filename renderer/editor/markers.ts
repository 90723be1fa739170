// Places in the text that something is to be said about: a compile error, a forbidden word.
import { monaco, type TextModel } from './monaco.ts';

export type Marker = {
  /** From 1, as compilers count. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'info';
};

const OWNER = 'invigil';

const SEVERITY = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
} as const;

/** Shows these and no others; an empty list takes all away. Each marks the word at its place, or else the character. */
export function showMarkers(model: TextModel, markers: readonly Marker[]): void {
  const shown = markers.map(({ line, column, message, severity }) => {
    const { lineNumber, column: startColumn } = model.validatePosition({
      lineNumber: line,
      column,
    });
    const word = model.getWordAtPosition({ lineNumber, column: startColumn });
    return {
      startLineNumber: lineNumber,
      startColumn,
      endLineNumber: lineNumber,
      endColumn: word === null ? startColumn + 1 : Math.max(word.endColumn, startColumn + 1),
      message,
      severity: SEVERITY[severity],
    };
  });
  monaco.editor.setModelMarkers(model, OWNER, shown);
}
