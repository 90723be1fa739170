// A text cut where shared passages begin and end, for a page that shows it.
import type { Span } from './places.ts';
import { lineStarts } from './places.ts';

export type Piece = {
  readonly text: string;
  /** Number of the passage, from 1; null: shared with nobody. Of passages that overlap, the first. */
  readonly passage: number | null;
  /** The passage begins here. */
  readonly first: boolean;
};

/** In order; joined they are the text. */
export function markedPieces(text: string, spans: readonly Span[]): readonly Piece[] {
  const starts = lineStarts(text);
  const offset = (line: number, column: number): number =>
    Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
  const marks = spans.map((span, at) => ({
    passage: at + 1,
    from: offset(span.startLine, span.startColumn),
    to: offset(span.endLine, span.endColumn),
  }));
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ from, to }) => [from, to])])];
  const sorted = cuts.toSorted((a, b) => a - b);
  const begun = new Set<number>();
  return sorted.slice(0, -1).map((from, at) => {
    const passage = marks.find((mark) => mark.from <= from && from < mark.to)?.passage ?? null;
    const first = passage !== null && !begun.has(passage);
    if (passage !== null) begun.add(passage);
    return { text: text.slice(from, sorted[at + 1]), passage, first };
  });
}
