// The report of a whole exam: what it was, how grades came about, and everybody's.
import { localized } from '#contract/language.ts';
import type { GradedStudent, Grades } from '../grades.ts';
import { isProvisional, isUnfinished } from '../exports/columns.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import { fact, page } from './page.ts';
import type { Pen } from './page.ts';

/** @param linkOf the page of a student beside this one; null where there is none */
export function examPage(
  grades: Grades,
  linkOf: (student: GradedStudent) => string | null,
  pen: Pen,
): string {
  const { words, number } = pen;
  const hasAdjusted = grades.students.some(({ cells }) =>
    cells.some(({ adjustment }) => adjustment !== null),
  );
  const totals = grades.students.flatMap(({ total }) => total ?? []);
  const body = html`<p class="facts">
      ${[
        fact(words.students, number(grades.students.length)),
        fact(words.submittedBy, number(totals.length)),
        fact(words.mean, totals.length === 0 ? null : number(rounded(mean(totals)))),
        fact(words.median, totals.length === 0 ? null : number(rounded(median(totals)))),
        fact(words.maximum, number(grades.maxTotal)),
      ]}
    </p>
    ${policyPart(grades, pen)}
    <h2>${words.students}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            ${pen.anonymous ? null : html`<th>${words.student}</th>`}
            <th>${words.name}</th>
            ${grades.problems.map(
              ({ title }) => html`<th class="number">${localized(title, pen.locale)}</th>`,
            )}
            <th class="number">${words.total}</th>
            <th class="number">${words.incidents}</th>
            <th>${words.state}</th>
          </tr>
        </thead>
        <tbody>
          ${grades.students.map((student) => studentRow(grades, student, linkOf(student), pen))}
        </tbody>
      </table>
    </div>
    ${hasAdjusted ? html`<p class="quiet">* ${words.adjusted}</p>` : null}`;
  const title = localized(grades.title, pen.locale);
  return page(grades, { title, provisional: isUnfinished(grades) }, body, pen);
}

function policyPart({ policy, problems }: Grades, { words, number, locale }: Pen): Markup {
  const weights = problems.map(
    ({ title, maxPoints, weight }) =>
      html`<tr>
        <td>${localized(title, locale)}</td>
        <td class="number">${number(maxPoints)}</td>
        <td class="number">${number(weight)}</td>
      </tr> `,
  );
  return html`<h2>${words.policy}</h2>
    <p>
      ${policy.counts === 'best' ? words.best : words.last} ${words.latePenalty}:
      ${number(policy.latePenaltyPercent)} %. ${words.decimals}: ${policy.decimals}.
    </p>
    <table>
      <thead>
        <tr>
          <th>${words.problem}</th>
          <th class="number">${words.points}</th>
          <th class="number">${words.weight}</th>
        </tr>
      </thead>
      <tbody>
        ${weights}
      </tbody>
    </table>`;
}

function studentRow(grades: Grades, student: GradedStudent, link: string | null, pen: Pen): Markup {
  const { words, number } = pen;
  const name = html`<bdi>${student.name}</bdi>`;
  const cells = student.cells.map(
    (cell) =>
      html`<td class="number">
        ${cell.score === null ? words.states[cell.state] : number(cell.score)}${cell.late ? ` (${words.late})` : ''}${cell.adjustment === null ? '' : ' *'}
      </td>`,
  );
  return html`<tr>
    ${pen.anonymous ? null : html`<td><code>${student.id}</code></td>`}
    <td>${link === null ? name : html`<a href="${link}">${name}</a>`}</td>
    ${cells}
    <td class="number"><b>${student.total === null ? '–' : number(student.total)}</b></td>
    <td class="number">${student.incidents === 0 ? '' : number(student.incidents)}</td>
    <td>${isProvisional(grades, student) ? words.isProvisional : words.complete}</td>
  </tr> `;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = sorted.slice(Math.max(0, middle - 1), middle + 1);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : (low + high) / 2;
}
