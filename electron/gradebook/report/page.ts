// One self-contained page: no script, nothing fetched, and a policy in the page itself that would forbid either.
import { createHash } from 'node:crypto';
import type { Locale } from '#contract/language.ts';
import { localized } from '#contract/language.ts';
import type { Grades } from '../grades.ts';
import { html } from './html.ts';
import { Markup } from './html.ts';
import { STYLE } from './style.ts';
import { english } from './words-en.ts';
import type { ReportWords } from './words-en.ts';
import { spanish } from './words-es.ts';

/** What every part of a report is written with. */
export type Pen = {
  readonly locale: Locale;
  readonly words: ReportWords;
  readonly anonymous: boolean;
  number(value: number): string;
  time(ms: number): string;
  readonly timeZone: string;
};

export function penFor(locale: Locale, timeZone: string, anonymous: boolean): Pen {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  const time = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'es', {
    ...{ dateStyle: 'medium', timeStyle: 'medium', timeZone },
  });
  return {
    ...{ locale, anonymous, timeZone, words: locale === 'en' ? english : spanish },
    number: (value) => number.format(value),
    time: (ms) => time.format(ms),
  };
}

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
// The one text that is not escaped: it is ours, and a style element knows no entities.
const STYLE_ELEMENT = new Markup(`<style>${STYLE}</style>`);

/** @param provisional something that this page tells of may still change */
export function page(
  grades: Grades,
  { title, provisional }: { readonly title: string; readonly provisional: boolean },
  body: Markup,
  pen: Pen,
): string {
  const { words, locale } = pen;
  const notes = [
    provisional ? words.provisional : null,
    grades.examKind === 'exam' ? null : words[grades.examKind],
    pen.anonymous ? words.anonymous : null,
  ].filter((note) => note !== null);
  const document = html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title} · ${localized(grades.title, locale)}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>
          <p class="over">
            ${words.report} · ${localized(grades.title, locale)} · ${grades.examId}
          </p>
          <h1><bdi>${title}</bdi></h1>
          ${notes.map((note) => html`<p class="note">${note}</p> `)}${body}
          <footer>${words.times_} ${pen.timeZone}. Invigil.</footer>
        </main>
      </body>
    </html> `;
  return document.text;
}

export const fact = (name: string, value: string | null): Markup | null =>
  value === null || value === ''
    ? null
    : html`<span
        >${name}: <b><bdi>${value}</bdi></b></span
      > `;
