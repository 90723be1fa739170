// What Monaco cannot show as it is: a text with several kinds of line end. It is made even before it is shown, as an
// edit of the log, so that what the student sees is what is hashed and sent.

export type LineEnd = '\n' | '\r\n';
export type EvenText = {
  readonly text: string;
  readonly lineEnd: LineEnd;
  readonly changed: boolean;
};

/**
 * The text with one kind of line end: CRLF where more than half of its ends are CRLF, else LF. A lone CR counts as a
 * line end, as Python and Monaco take it. U+2028, U+2029, NUL, byte order marks and all other characters stay.
 */
export function evenLineEnds(text: string): EvenText {
  const counts = { lf: 0, crlf: 0, cr: 0 };
  for (const [end] of text.matchAll(/\r\n|\r|\n/g)) {
    if (end === '\n') counts.lf += 1;
    else if (end === '\r\n') counts.crlf += 1;
    else counts.cr += 1;
  }
  const lineEnd: LineEnd = counts.crlf > counts.lf + counts.cr ? '\r\n' : '\n';
  const even = counts.cr === 0 && (counts.lf === 0 || counts.crlf === 0);
  if (even) return { text, lineEnd, changed: false };
  return { text: text.replaceAll(/\r\n|\r|\n/g, lineEnd), lineEnd, changed: true };
}
