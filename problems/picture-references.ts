// The pictures that a statement shows: `![what it shows](name.png)`, outside of code. This form alone is known; the
// others that Markdown has (a title, a label) are found too, so that they can be told from a picture that is shown.

export type PictureReference = {
  /** What stands between the brackets, as written. */
  readonly alt: string;
  /** What stands between the parentheses, as written; not yet the name of anything. */
  readonly target: string;
  /** 1-based; the column in UTF-16 units, as editors count. */
  readonly line: number;
  readonly column: number;
};

const PICTURE = /(?<!\\)!\[((?:\\[^]|[^\]\\])*)\](?:\(([^)]*)\)|\[([^\]]*)\])/gu;
const FENCED = /^[ \t>]*(`{3,}|~{3,})[^\n]*\n[^]*?(?:^[ \t>]*\1[`~]*[ \t\r]*$|$(?![^]))/gmu;
const INLINE_CODE = /(?<!`)(`+)(?!`)(?:(?!\n[ \t\r]*\n)[^])*?(?<!`)\1(?!`)/gu;
const PARAGRAPH_END = /\n[ \t\r]*\n/u;

/** In the order of the text. Text is wrapped, so a description may run over a line's end, but not over a paragraph's. */
export function pictureReferences(text: string): PictureReference[] {
  // As many blanks as there was code: places stay right, and nothing inside is taken for a picture.
  const prose = text.replace(FENCED, blanks).replace(INLINE_CODE, blanks);
  return [...prose.matchAll(PICTURE)]
    .filter(([whole]) => !PARAGRAPH_END.test(whole))
    .map(({ index, 1: alt = '', 2: name, 3: label = '' }) => {
      const start = index + '!['.length;
      return {
        alt: text.slice(start, start + alt.length),
        target: name ?? label,
        ...placeOf(text, index),
      };
    });
}

const blanks = (code: string): string => code.replace(/[^\n]/g, ' ');

function placeOf(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index);
  return {
    line: before.split('\n').length,
    column: index - before.lastIndexOf('\n'),
  };
}
