// One submission in a student's report: what each test said, the source with its lines, and how to get the same again.
import type { Report, TestResult } from '#contract/report.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import type { Pen } from './page.ts';
import type { PaperSubmission } from './paper.ts';

/** Tests, source and record of a submission. */
export function submissionPart({ source, report }: PaperSubmission, pen: Pen): Markup {
  const { words } = pen;
  return html`${report === null ? null : tests(report, pen)}
    <h3>${words.source}</h3>
    ${source === null ? html`<p class="quiet">${words.noSource}</p>` : listing(source)}`;
}

function tests({ tests: results, loadError, output }: Report, pen: Pen): Markup {
  const { words } = pen;
  const place =
    loadError === null || loadError.line === null ? '' : ` (${words.atLine} ${loadError.line})`;
  return html`<h3>${words.tests}</h3>
    ${loadError === null ? null : html`<p class="said">${loadError.exceptionType}: ${loadError.message}${place}</p>`}
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${words.test}</th>
            <th>${words.result}</th>
            <th class="number">${words.points}</th>
            <th class="number">${words.time}</th>
            <th>${words.said}</th>
          </tr>
        </thead>
        <tbody>
          ${results.map((test) => testRow(test, pen))}
        </tbody>
      </table>
    </div>
    ${
      output === ''
        ? null
        : html`<p class="quiet">${words.printed}:</p>
            <div class="said">${output}</div>`
    }`;
}

/** A sign beside the word, so that paper without colours says the same. */
const SIGNS = { passed: '✓', failed: '✗', error: '!', missing: '?', 'not-run': '–' } as const;

function testRow(test: TestResult, { words, number }: Pen): Markup {
  const { outcome, studentLine, durationMs } = test;
  const tone = outcome === 'passed' ? 'good' : 'bad';
  const said = [
    test.message === null ? null : test.message,
    test.expected === null ? null : `${words.expected}: ${test.expected}`,
    test.actual === null ? null : `${words.actual}: ${test.actual}`,
    studentLine === null ? null : `${words.atLine} ${studentLine}`,
    test.output === '' ? null : `${words.printed}: ${test.output}`,
  ].filter((line) => line !== null);
  return html`<tr>
    <td>
      <code>${test.name}</code><br /><span class="quiet">${words.visibility[test.visibility]}</span>
    </td>
    <td class="nowrap ${tone}">${SIGNS[outcome]} ${words.outcomes[outcome]}</td>
    <td class="number">${number(test.points)} / ${number(test.maxPoints)}</td>
    <td class="number">${durationMs === null ? '' : `${number(Math.round(durationMs))} ms`}</td>
    <td>${said.map((line) => html`<div class="said">${line}</div>`)}</td>
  </tr> `;
}

/** Numbers by the style sheet, so that copied code is code. */
function listing(source: string): Markup {
  const lines = source.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return html`<ol class="code">
    ${lines.map((line) => html`<li><span>${line}</span></li>`)}
  </ol>`;
}

/** What must be the same for the same result. */
export function recordRows({ report, sourceSha256 }: PaperSubmission, pen: Pen): Markup {
  const { words } = pen;
  const rows: (readonly [string, string])[] = [[words.sourceHash, sourceSha256]];
  if (report !== null) {
    const { record, limits, image } = report;
    rows.push(
      [words.image, image],
      [words.imageId, record.imageId],
      [words.problemHash, record.problemSha256],
      [words.testsHash, record.testsSha256],
      [words.seed, String(record.seed)],
      [words.version, record.toolVersion],
      [
        words.limits,
        `${limits.wallMs} ms · ${limits.memoryMb} MB · ${limits.processes} · ${limits.cpus} CPU · ${limits.outputKb} KB`,
      ],
    );
  }
  return html`<table class="record">
    <tbody>
      ${rows.map(
        ([name, value]) =>
          html`<tr>
            <th class="nowrap">${name}</th>
            <td><code>${value}</code></td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}
