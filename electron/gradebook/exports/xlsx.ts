// The gradebook as an Excel workbook: students and totals, every cell in detail, and how the grades came about. Texts
// are written as texts, so that none is a formula and none needs to be changed.
import writeXlsxFile from 'write-excel-file/node';
import type { CellObject, SheetData } from 'write-excel-file/node';
import { localized } from '#contract/language.ts';
import type { Locale } from '#contract/language.ts';
import type { Cell, Grades } from '../grades.ts';
import { isProvisional, isUnfinished } from './columns.ts';

const HEADERS = {
  en: {
    sheets: ['Grades', 'Details', 'About'],
    grades: ['Student', 'Name', 'Email', 'Group', 'Seat', 'Total', 'State', 'Incidents'],
    details: [
      ...['Student', 'Name', 'Problem', 'State', 'Score', 'Out of', 'Before late and adjustment'],
      ...['Verdict', 'Submitted (UTC)', 'Late', 'Sent at the end of time', 'Submissions', 'Best'],
      ...['Last', 'Adjusted by', 'Reason', 'SHA-256'],
    ],
    yes: 'yes',
    provisional: 'provisional',
    complete: 'complete',
  },
  es: {
    sheets: ['Calificaciones', 'Detalle', 'Acerca de'],
    grades: ['Estudiante', 'Nombre', 'Correo', 'Grupo', 'Lugar', 'Total', 'Estado', 'Incidentes'],
    details: [
      ...['Estudiante', 'Nombre', 'Problema', 'Estado', 'Puntos', 'De', 'Antes de ajustes'],
      ...[
        'Veredicto',
        'Enviado (UTC)',
        'Tarde',
        'Enviado al acabarse el tiempo',
        'Envíos',
        'Mejor',
      ],
      ...['Último', 'Ajustado por', 'Motivo', 'SHA-256'],
    ],
    yes: 'sí',
    provisional: 'provisional',
    complete: 'completo',
  },
} as const;

export async function gradesXlsx(grades: Grades, locale: Locale): Promise<Uint8Array> {
  const [gradesSheet, detailsSheet, aboutSheet] = HEADERS[locale].sheets;
  const file = writeXlsxFile([
    { sheet: gradesSheet, data: overview(grades, locale), stickyRowsCount: 1 },
    { sheet: detailsSheet, data: details(grades, locale), stickyRowsCount: 1 },
    { sheet: aboutSheet, data: about(grades, locale) },
  ]);
  return file.toBuffer();
}

const text = (value: string | null): CellObject | null =>
  value === null || value === '' ? null : { value: whole(value), type: String };

/**
 * What XML cannot hold is written as `_xHHHH_`, and so is an underscore that begins what looks like that: else a name
 * would lose characters, or be read as others.
 *
 * Source: ECMA-376 part 1, 22.4.2.4 bstr, which Excel keeps to in shared strings.
 */
function whole(value: string): string {
  return value.toWellFormed().replace(UNWRITABLE, (sign) => {
    const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `_x${code}_`;
  });
}

const UNWRITABLE =
  // oxlint-disable-next-line no-control-regex -- control characters are what this finds
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffd-\uffff]|_(?=x[0-9a-fA-F]{4}_)/g;
const number = (value: number | null): CellObject | null =>
  value === null ? null : { value, type: Number };
const date = (ms: number | null): CellObject | null =>
  ms === null ? null : { value: new Date(ms), type: Date, format: 'yyyy-mm-dd hh:mm:ss' };
const header = (values: readonly string[]): CellObject[] =>
  values.map((value) => ({ value, type: String, fontWeight: 'bold' }));

function overview(grades: Grades, locale: Locale): SheetData {
  const words = HEADERS[locale];
  const titles = grades.problems.map(
    ({ title, maxPoints }) => `${localized(title, locale)} (${maxPoints})`,
  );
  const rows = grades.students.map((student) => [
    ...[student.id, student.name, student.email, student.group, student.seat].map(text),
    number(student.total),
    text(isProvisional(grades, student) ? words.provisional : words.complete),
    number(student.incidents),
    ...student.cells.map(({ score }) => number(score)),
  ]);
  return [header([...words.grades, ...titles]), ...rows];
}

function details(grades: Grades, locale: Locale): SheetData {
  const { details: titles, yes } = HEADERS[locale];
  const flag = (value: boolean) => text(value ? yes : null);
  const row = (student: { id: string; name: string }, index: number, cell: Cell) => [
    text(student.id),
    text(student.name),
    text(grades.problems[index]?.id ?? null),
    text(cell.state),
    number(cell.score),
    number(grades.problems[index]?.maxPoints ?? null),
    number(cell.rawScore),
    text(cell.verdict),
    date(cell.submittedAtMs),
    flag(cell.late),
    flag(cell.automatic),
    number(cell.submissions),
    number(cell.bestScore),
    number(cell.lastScore),
    text(cell.adjustment?.by ?? null),
    text(cell.adjustment?.reason ?? null),
    text(cell.sourceSha256),
  ];
  const rows = grades.students.flatMap((student) =>
    student.cells.map((cell, index) => row(student, index, cell)),
  );
  return [header(titles), ...rows];
}

function about(grades: Grades, locale: Locale): SheetData {
  const words = HEADERS[locale];
  const { policy } = grades;
  const fact = (name: string, value: string | number) => [
    text(name),
    typeof value === 'number' ? number(value) : text(value),
  ];
  return [
    fact('exam', grades.examId),
    fact('kind', grades.examKind),
    fact('title', localized(grades.title, locale)),
    fact('state', isUnfinished(grades) ? words.provisional : words.complete),
    fact('waiting', grades.waiting),
    fact('held', grades.held),
    fact('total out of', grades.maxTotal),
    fact('counts', policy.counts),
    fact('late penalty %', policy.latePenaltyPercent),
    fact('decimals', policy.decimals),
    ...grades.problems.map(({ id, weight }) => fact(`weight of ${id}`, weight)),
  ];
}
