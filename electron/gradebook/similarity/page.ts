// Similar pairs as one HTML file that needs nothing beside it: both programs side by side, the shared passages marked and
// linked to each other. No scripts, so that it can be opened anywhere, and kept.
import { createHash } from 'node:crypto';
import type { SimilarPair } from '#contract/desk-gradebook.ts';
import { Markup, html } from '../report/html.ts';
import { markedPieces } from './marked.ts';
import type { Piece } from './marked.ts';
import { PAGE_STYLE } from './page-style.ts';

export type ShownPair = SimilarPair & {
  readonly oneText: string;
  readonly otherText: string;
};
export type ShownProblem = {
  readonly problemId: string;
  readonly compared: number;
  readonly pairs: readonly ShownPair[];
};

/** Said wherever pairs are told. */
export const POINTS_ONLY =
  'This list points; it accuses nobody. Programs are alike for many reasons: one task, one lesson, one shape that ' +
  'everybody writes. Read both before you think anything, and ask before you say anything.';

const STYLE_HASH = createHash('sha256').update(PAGE_STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
// The one text that is not escaped: it is ours, and a style element knows no entities.
const STYLE_ELEMENT = new Markup(`<style>${PAGE_STYLE}</style>`);

export function similarPage(title: string, problems: readonly ShownProblem[]): string {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <h1>${title}</h1>
        <p class="notice">${POINTS_ONLY}</p>
        ${problems.map(problemSection)}
      </body>
    </html> `;
  return document.text;
}

function problemSection({ problemId, compared, pairs }: ShownProblem): Markup {
  const rows = pairs.map(
    (pair, at) =>
      html`<tr>
        <td><a href="#${placeOf(problemId, at)}">${percent(pair.likeness)}</a></td>
        <td>${who(pair.one)}</td>
        <td>${who(pair.other)}</td>
        <td>${pair.passages.length}</td>
      </tr> `,
  );
  const table = html`<table>
    <thead>
      <tr>
        <th>Shared</th>
        <th>Student</th>
        <th>Student</th>
        <th>Passages</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  const none = html`<p>No pair is alike beyond what the task and the class explain.</p>`;
  return html`<section>
    <h2>${problemId}</h2>
    <p>Students compared: ${compared}. Pairs: ${pairs.length}.</p>
    ${pairs.length === 0 ? none : table}
    ${pairs.map((pair, at) => pairArticle(pair, placeOf(problemId, at)))}
  </section> `;
}

function pairArticle(pair: ShownPair, place: string): Markup {
  return html`<article id="${place}">
    <h3>${percent(pair.likeness)} of the shorter one’s own code</h3>
    <div class="sides">
      ${side(pair, 'one', pair.oneText, place)}${side(pair, 'other', pair.otherText, place)}
    </div>
  </article> `;
}

function side(pair: ShownPair, name: 'one' | 'other', text: string, place: string): Markup {
  const there = name === 'one' ? 'other' : 'one';
  const pieces = markedPieces(
    text,
    pair.passages.map((passage) => passage[name]),
  ).map((piece) => marked(piece, `${place}-${name}`, `${place}-${there}`));
  return html`<div>
    <h4>${who(pair[name])}</h4>
    <pre>${pieces}</pre>
  </div>`;
}

/** The number stands where a passage begins, and leads to the same passage on the other side. */
function marked({ text, passage, first }: Piece, here: string, there: string): Markup {
  if (passage === null) return html`${text}`;
  const number = first
    ? html`<a id="${here}-${passage}" href="#${there}-${passage}">${passage}</a>`
    : null;
  return html`<mark class="p${passage % 6}">${number}${text}</mark>`;
}

const placeOf = (problemId: string, at: number): string => `${problemId}-${at + 1}`;
const percent = (share: number): string => `${Math.floor(share * 100)} %`;
const who = ({ name, studentId }: SimilarPair['one']): Markup =>
  html`<bdi>${name}</bdi> <span class="id">${studentId}</span>`;
