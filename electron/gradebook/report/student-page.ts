// One student's report: the grade and how it came about, every submission, every incident, and the record.
import type { Incident } from '#contract/incident.ts';
import { localized } from '#contract/language.ts';
import type { Cell, GradedProblem, Grades } from '../grades.ts';
import { isProvisional } from '../exports/columns.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import { fact, page } from './page.ts';
import type { Pen } from './page.ts';
import type { Paper, PaperSubmission } from './paper.ts';
import { recordRows, submissionPart } from './submission-part.ts';

export function studentPage(grades: Grades, paper: Paper, pen: Pen): string {
  const { student } = paper;
  const { words } = pen;
  const total = student.total === null ? words.noTotal : outOf(student.total, grades.maxTotal, pen);
  const body = html`<p class="facts">
      ${[
        pen.anonymous ? null : fact(words.student, student.id),
        fact(words.email, student.email),
        fact(words.group, student.group),
        fact(words.seat, student.seat),
      ]}
    </p>
    <p class="total">${words.total}: ${total}</p>
    ${resultTable(grades, paper, pen)}
    ${grades.problems.map((problem, index) => problemPart(problem, student.cells[index] ?? null, paper, pen))}
    ${incidentPart(paper.incidents, pen)} ${recordPart(grades, paper, pen)}`;
  const provisional = isProvisional(grades, student);
  return page(grades, { title: student.name, provisional }, body, pen);
}

export const outOf = (score: number, most: number, { number, words }: Pen): string =>
  `${number(score)} ${words.outOf} ${number(most)}`;

function resultTable({ problems }: Grades, { student }: Paper, pen: Pen): Markup {
  const { words, number } = pen;
  const rows = problems.map((problem, index) => {
    const cell = student.cells[index];
    if (cell === undefined) return null;
    const score =
      cell.score === null ? words.states[cell.state] : outOf(cell.score, problem.maxPoints, pen);
    return html`<tr>
      <td>${localized(problem.title, pen.locale)}</td>
      <td class="number">${score}</td>
      <td class="number">${number(problem.weight)}</td>
      <td>${cell.verdict === null ? '' : words.verdicts[cell.verdict]}</td>
      <td class="number">${cell.submissions}</td>
      <td class="nowrap">${cell.submittedAtMs === null ? '' : pen.time(cell.submittedAtMs)}</td>
      <td>${remarks(cell, pen)}</td>
    </tr> `;
  });
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>${words.problem}</th>
          <th class="number">${words.score}</th>
          <th class="number">${words.weight}</th>
          <th>${words.verdict}</th>
          <th class="number">${words.submissions}</th>
          <th>${words.submitted}</th>
          <th>${words.remarks}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function remarks(cell: Cell, pen: Pen): Markup {
  const { words, number, time } = pen;
  const { adjustment, rawScore } = cell;
  const marks = [
    cell.state === 'graded' || cell.score === null ? null : words.states[cell.state],
    cell.late ? words.late : null,
    cell.automatic ? words.automatic : null,
    rawScore === null || rawScore === cell.score ? null : `${words.before}: ${number(rawScore)}`,
  ].filter((mark) => mark !== null);
  const by =
    adjustment === null || adjustment.by === '' ? '' : ` ${words.adjustedBy} ${adjustment.by}`;
  return html`${marks.join(', ')}${
    adjustment === null
      ? null
      : html`<div>
          ${words.adjusted}${by}, ${time(adjustment.atMs)}:
          <div class="words">${adjustment.reason}</div>
        </div>`
  }`;
}

function problemPart(problem: GradedProblem, cell: Cell | null, paper: Paper, pen: Pen): Markup {
  const { words } = pen;
  const own = paper.submissions.filter(({ problemId }) => problemId === problem.id);
  const counting = countingOf(own, cell);
  const others = own.filter(
    (one) => one !== counting && (one.report !== null || one.source !== null),
  );
  return html`<section>
    <h2>${localized(problem.title, pen.locale)}</h2>
    ${own.length === 0 ? html`<p class="quiet">${words.noSubmissions}</p>` : submissionTable(own, counting, pen)}
    ${counting === null ? null : submissionPart(counting, pen)}
    ${others.map(
      (one) =>
        html`<details>
          <summary>${words.otherSubmissions}: ${nameOf(one, pen)}</summary>
          ${submissionPart(one, pen)}
        </details> `,
    )}
  </section> `;
}

/** By its hash where ids were taken out: the same source earns the same. */
function countingOf(own: readonly PaperSubmission[], cell: Cell | null): PaperSubmission | null {
  if (cell === null || cell.sourceSha256 === null) return null;
  const finals = own.filter(({ purpose }) => purpose === 'final');
  const exact = finals.find(({ submissionId }) => submissionId === cell.submissionId);
  const same = finals.filter(({ sourceSha256 }) => sourceSha256 === cell.sourceSha256);
  return exact ?? same.find((one) => one.receivedAtMs === cell.submittedAtMs) ?? same[0] ?? null;
}

const nameOf = ({ code, receivedAtMs }: PaperSubmission, { time }: Pen): string =>
  code === null ? time(receivedAtMs) : `${code}, ${time(receivedAtMs)}`;

function submissionTable(
  own: readonly PaperSubmission[],
  counting: PaperSubmission | null,
  pen: Pen,
): Markup {
  const { words } = pen;
  const rows = own.map((one) => {
    const { report } = one;
    const marks = [
      one === counting ? words.counts : null,
      one.late ? words.late : null,
      one.automatic ? words.automatic : null,
      one.regraded ? words.regraded : null,
    ].filter((mark) => mark !== null);
    return html`<tr>
      <td class="nowrap">${pen.time(one.receivedAtMs)}</td>
      <td><code>${one.code}</code></td>
      <td class="nowrap">${words.purposes[one.purpose]}</td>
      <td class="number">${report === null ? '' : outOf(report.score, report.maxScore, pen)}</td>
      <td>${report === null ? words.states.waiting : words.verdicts[report.verdict]}</td>
      <td>${marks.join(', ')}</td>
    </tr> `;
  });
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>${words.submitted}</th>
          <th>${words.code}</th>
          <th>${words.purpose}</th>
          <th class="number">${words.score}</th>
          <th>${words.verdict}</th>
          <th>${words.remarks}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function incidentPart(incidents: readonly Incident[], pen: Pen): Markup {
  const { words } = pen;
  if (incidents.length === 0)
    return html`<section>
      <h2>${words.incidents}</h2>
      <p class="quiet">${words.noIncidents}</p>
    </section>`;
  return html`<section>
    <h2>${words.incidents}</h2>
    <p class="quiet">${words.incidentsNote}</p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${words.time}</th>
            <th>${words.seen}</th>
            <th>${words.reading}</th>
            <th>${words.followed}</th>
            <th>${words.statement}</th>
          </tr>
        </thead>
        <tbody>
          ${incidents.map((incident) => incidentRow(incident, pen))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function incidentRow(incident: Incident, { words, time, number }: Pen): Markup {
  const { awayMs, count, detail, statement } = incident;
  const more = [
    detail === '' || detail === 'none' ? null : detail,
    count === 1 ? null : `${number(count)} ${words.times}`,
    awayMs === null ? null : `${words.away} ${number(Math.round(awayMs / 100) / 10)} s`,
  ].filter((part) => part !== null);
  return html`<tr>
    <td class="nowrap">${time(incident.atMs)}</td>
    <td>${words.sightings[incident.kind]}<br /><span class="quiet">${more.join(' · ')}</span></td>
    <td>${words.classes[incident.class]}</td>
    <td>${words.actions[incident.action]}</td>
    <td>${statement === null ? null : html`<div class="words">${statement}</div>`}</td>
  </tr> `;
}

function recordPart({ problems }: Grades, paper: Paper, pen: Pen): Markup {
  const { words } = pen;
  const parts = problems.map((problem, index) => {
    const own = paper.submissions.filter(({ problemId }) => problemId === problem.id);
    const counting = countingOf(own, paper.student.cells[index] ?? null);
    if (counting === null) return null;
    return html`<h3>${localized(problem.title, pen.locale)}</h3>
      ${recordRows(counting, pen)} `;
  });
  return html`<section>
    <h2>${words.record}</h2>
    <p class="quiet">${words.recordNote}</p>
    ${parts}
  </section>`;
}
