// Where two texts part, for showing expected and actual side by side; and white space made visible.

export type Parted = {
  readonly before: string;
  readonly different: string;
  readonly after: string;
};

/** Both texts cut into what they begin with alike, what differs, and what they end with alike. Never splits a pair. */
export function part(one: string, other: string): { one: Parted; other: Parted } {
  const a = Array.from(one);
  const b = Array.from(other);
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const cut = (text: readonly string[]): Parted => ({
    before: text.slice(0, head).join(''),
    different: text.slice(head, text.length - tail).join(''),
    after: text.slice(text.length - tail).join(''),
  });
  return { one: cut(a), other: cut(b) };
}

export type Piece = {
  readonly text: string;
  readonly mark: 'none' | 'space' | 'tab' | 'line-end' | 'odd';
};

const MARKS: Readonly<Record<string, Piece>> = {
  ' ': { text: '·', mark: 'space' },
  '\t': { text: '→\t', mark: 'tab' },
  '\n': { text: '↵\n', mark: 'line-end' },
  '\r': { text: '␍', mark: 'odd' },
  '\u00a0': { text: '⍽', mark: 'odd' },
  '\u200b': { text: '�', mark: 'odd' },
};

/** The text in pieces, so that a screen can draw white space as faint signs. */
export function visibleWhitespace(text: string): readonly Piece[] {
  return text
    .split(/([ \t\n\r\u00a0\u200b])/u)
    .filter((piece) => piece !== '')
    .map((piece) => MARKS[piece] ?? { text: piece, mark: 'none' });
}
