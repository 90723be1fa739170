// Statements and rules: Markdown with tables, code and mathematics, made into clean HTML. Authors are trusted less than
// the page: no raw HTML, no links (there is nowhere to go in an exam), no picture but those that came with the text.
import { katex } from '@mdit/plugin-katex';
import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';
import { placePictures } from './place-pictures.ts';
import type { ShownPicture } from './place-pictures.ts';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).use(katex, {
  throwOnError: false,
  strict: 'ignore',
  trust: false,
});

const CLEAN = {
  USE_PROFILES: { html: true, mathMl: true },
  FORBID_TAGS: ['a', 'style', 'form', 'input', 'button', 'audio', 'video'],
  ALLOWED_URI_REGEXP: /^data:image\/(?:png|jpeg|gif|webp);base64,/u,
} as const;

const FORMULA = '<span class="katex-display">';

/** The text without its own first heading, where it begins with one: the screen shows the problem's title itself. */
export function withoutTitle(text: string): string {
  return text.replace(/^\s*# [^\n]*\n+/u, '');
}

/**
 * @param headingsFrom level of the text's own first level on the page, 1 to 6
 * @param pictures those that the text may show; any other is its description in words
 * @returns HTML that is safe to put into the page
 */
export function htmlOf(
  text: string,
  headingsFrom: number,
  pictures: readonly ShownPicture[],
): string {
  const tokens = markdown.parse(text, {});
  placePictures(tokens, pictures);
  for (const token of tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') {
      const level = Math.min(6, Number(token.tag.slice(1)) + headingsFrom - 1);
      token.tag = `h${level}`;
    }
  }
  const clean = DOMPurify.sanitize(markdown.renderer.render(tokens, markdown.options, {}), {
    ...CLEAN,
    FORBID_TAGS: [...CLEAN.FORBID_TAGS],
  });
  // A long formula scrolls inside its pane, and the keyboard must be able to reach it. In a text this would be escaped.
  return clean.replaceAll(FORMULA, FORMULA.replace('>', ' tabindex="0">'));
}
