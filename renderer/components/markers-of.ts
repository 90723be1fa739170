// Which places of the code a refusal or a result speaks of.
import type { ResultView } from '#contract/submission.ts';
import type { Marker } from '../editor/Editor.tsx';
import type { Sending } from '../state/submissions.ts';

export type MarkerWords = {
  readonly forbidden: (word: string) => string;
  readonly nul: () => string;
};

/** A refusal is newer than any result, and stands alone. */
export function markersOf(
  sending: Sending | undefined,
  result: Pick<ResultView, 'loadError'> | null,
  words: MarkerWords,
): readonly Marker[] {
  if (sending?.kind === 'refused') {
    const { fault } = sending;
    if (fault.kind === 'forbidden') {
      return fault.findings.map(({ word, line, column }) => ({
        line,
        column,
        message: words.forbidden(word),
        severity: 'error',
      }));
    }
    if (fault.kind === 'nul-byte') {
      const { line, column } = fault;
      return [{ line, column, message: words.nul(), severity: 'error' }];
    }
    return [];
  }
  const error = result?.loadError ?? null;
  if (error === null || error.line === null) return [];
  const message = `${error.exceptionType}: ${error.message}`;
  return [{ line: error.line, column: error.column ?? 1, message, severity: 'error' }];
}
