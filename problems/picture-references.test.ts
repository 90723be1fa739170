import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { pictureReferences } from './picture-references.ts';

const markdown = new MarkdownIt({ html: false });

/** What the screen's own Markdown takes for pictures. */
const drawn = (text: string) =>
  markdown
    .parse(text, {})
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'image')
    .map((image) => ({ alt: image.content, target: image.attrGet('src') }));

test.each([
  ['alone', '![a](b.png)'],
  ['two in a line', 'x ![a](b.png) y ![c](d.png)'],
  ['the same twice', '![a](b.png)\n\n![a](b.png)'],
  ['in a list, a quote and a table', '- ![a](b.png)\n\n> ![c](d.png)\n\n| ![e](f.png) |\n| - |'],
  ['with a description over two lines', '![a\nb](c.png)'],
  ['with code and a bracket in the description', '![`x]` \\] y](c.png)'],
  ['without a description', '![](b.png)'],
  ['escaped', '\\![a](b.png)'],
  ['a link', '[a](b.png)'],
  ['over two paragraphs', '![a\n\nb](c.png)'],
  ['inside code', '`![a](b.png)` and ``x ` ![a](b.png)``'],
  ['after a lone backtick', '`![a](b.png)'],
  ['a backtick of another paragraph', '`\n\n![a](b.png) `'],
  ['in a fence', '```md\n![a](b.png)\n```\n![c](d.png)'],
  ['in a longer fence', '````\n```\n![a](b.png)\n````\n![c](d.png)'],
  ['in a fence of tildes, with carriage returns', '~~~\r\n![a](b.png)\r\n~~~\r\n![c](d.png)'],
  ['in a fence inside a list', '- x\n\n  ```\n  ![a](b.png)\n  ```\n\n  ![c](d.png)'],
  ['in a fence that nobody closes', '```\n![a](b.png)\n'],
  ['empty', ''],
])('the same pictures as on the screen: %s', (_name, text) => {
  expect(pictureReferences(text).map(({ alt, target }) => ({ alt, target }))).toEqual(drawn(text));
});

test('a place counts lines and UTF-16 units from one', () => {
  expect(pictureReferences('a\r\n😀 ![b](c.png)\n![d](e.png)')).toMatchObject([
    { line: 2, column: 4 },
    { line: 3, column: 1 },
  ]);
});

test('forms that are not known are found as they are written, so that they can be told', () => {
  const text = '![a](b.png "title") ![c][label]\n\n[label]: d.png';
  expect(pictureReferences(text).map(({ target }) => target)).toEqual(['b.png "title"', 'label']);
});
