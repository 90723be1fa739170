import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { placePictures } from './place-pictures.ts';

const markdown = new MarkdownIt({ html: false });
const KNOWN = [{ name: 'tower.png', dataUri: 'data:image/png;base64,AAAA' }];

function shown(text: string): string {
  const tokens = markdown.parse(text, {});
  placePictures(tokens, KNOWN);
  return markdown.renderer.render(tokens, markdown.options, {}).trim();
}

test('a name that came with the problem becomes its picture, with its description', () => {
  expect(shown('See ![A **tall**\ntower](tower.png).')).toBe(
    '<p>See <img src="data:image/png;base64,AAAA" alt="A tall\ntower">.</p>',
  );
  expect(shown('| a |\n| - |\n| ![in a cell](tower.png) |')).toContain('<td><img src="data:');
});

test.each([
  'other.png',
  'Tower.png',
  './tower.png',
  'tower.png?x',
  'https://example.org/tower.png',
  '//example.org/tower.png',
  'data:image/png;base64,BBBB',
  'toString',
  '__proto__',
])('%s is no picture: the description stands there in words', (target) => {
  expect(shown(`See ![a <b> tower](${target}).`)).toBe('<p>See a &lt;b&gt; tower.</p>');
});
