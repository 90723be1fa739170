// One line of code cut where shared passages begin and end.
import type { SimilarPair } from '#contract/desk-gradebook.ts';

export type Span = SimilarPair['passages'][number]['one'];

export type MarkedPiece = {
  readonly text: string;
  /** Index of the passage; null: shared with nobody. Of passages that overlap, the first. */
  readonly passage: number | null;
  /** The passage begins here. */
  readonly first: boolean;
};

/** @param line from 1; columns in UTF-16 units, as JavaScript counts */
export function markedPieces(
  text: string,
  line: number,
  spans: readonly Span[],
): readonly MarkedPiece[] {
  const here = spans.flatMap((span, passage) => {
    if (line < span.startLine || line > span.endLine) return [];
    const from = line === span.startLine ? span.startColumn - 1 : 0;
    const to = line === span.endLine ? span.endColumn - 1 : text.length;
    const begins = line === span.startLine;
    return from < to ? [{ from, to: Math.min(to, text.length), passage, begins }] : [];
  });
  const cuts = new Set([0, text.length, ...here.flatMap(({ from, to }) => [from, to])]);
  const sorted = [...cuts].filter((cut) => cut <= text.length).toSorted((a, b) => a - b);
  return sorted.slice(0, -1).map((from, at) => {
    const covering = here.find((span) => span.from <= from && from < span.to);
    return {
      text: text.slice(from, sorted[at + 1]),
      passage: covering?.passage ?? null,
      first: covering?.begins === true && covering.from === from,
    };
  });
}
