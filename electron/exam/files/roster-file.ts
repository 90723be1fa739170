// Reads the bytes of roster.csv: the students, and everything that is wrong with the list, each at its line.
import { CsvError, parse } from 'csv-parse/sync';
import { studentIdShape } from '#contract/ids.ts';
import { MINUTE_MS } from '#contract/limits.ts';
import type { Student } from '../exam.ts';
import type { Finding } from './finding.ts';
import type { ExamManifest } from './manifest-shape.ts';

export const ROSTER_FILE = 'roster.csv';

export type ReadRoster = {
  readonly students: readonly Student[];
  readonly findings: readonly Finding[];
};

const COLUMNS = [
  'id',
  'name',
  'email',
  'group',
  'seat',
  'extra_percent',
  'extra_minutes',
  'break_minutes',
  'accommodations',
] as const;
type Column = (typeof COLUMNS)[number];
type Row = { readonly line: number; readonly cells: Readonly<Partial<Record<Column, string>>> };
type Accommodations = ExamManifest['accommodations'];

const STUDENTS_MAX = 20_000;
const TEXT_MAX_CHARS = 200;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** No cell is read by a program that obeys control characters. */
// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Comma, semicolon and tab are told apart by the header line; spreadsheets in Spanish write semicolons. */
export function readRosterFile(
  bytes: Uint8Array,
  accommodations: Accommodations,
  file = ROSTER_FILE,
): ReadRoster {
  const error = (line: number | null, sentence: string): Finding => ({
    file,
    line,
    column: null,
    severity: 'error',
    sentence,
  });
  const only = (finding: Finding): ReadRoster => ({ students: [], findings: [finding] });
  const text = decoded(bytes);
  if (typeof text === 'number')
    return only(error(text, 'This is not UTF-8. Save the list as "CSV UTF-8".'));
  const table = parsedTable(text);
  if ('fault' in table) return only(error(table.line, table.fault));
  const [header, ...body] = table.rows;
  if (header === undefined) return only(error(1, 'The list is empty.'));
  const columns = header.cells.map((cell) => cell.trim().toLowerCase());
  const findings = headerFaults(columns).map((sentence) => error(header.line, sentence));
  if (findings.length > 0) return { students: [], findings };
  if (body.length === 0) return only(error(header.line, 'The list has no students.'));
  if (body.length > STUDENTS_MAX)
    return only(error(header.line, `The list has more than ${STUDENTS_MAX} students.`));
  const rows = body.map(({ line, cells }): Row => ({ line, cells: named(columns, cells) }));
  const students = rows.map((row) => studentOf(row, accommodations));
  for (const { line, faults } of students)
    findings.push(...faults.map((sentence) => error(line, sentence)));
  findings.push(
    ...repeated(rows, (cells) => cells.id).map(({ line, first, value }) =>
      error(line, `id: "${value}" is on line ${first} too.`),
    ),
  );
  findings.push(
    ...repeated(rows, seatInGroup).map(({ line, first, value }): Finding => ({
      ...error(line, `seat: "${value}" is on line ${first} too, in the same group.`),
      severity: 'warning',
    })),
  );
  return { students: students.map(({ student }) => student), findings };
}

/** The text without a byte order mark; the line of the first byte that is no UTF-8 where there is one. */
function decoded(bytes: Uint8Array): string | number {
  const text = new TextDecoder('utf-8').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return text.slice(0, text.indexOf('\uFFFD')).split('\n').length;
  }
}

type Table =
  | { readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[] }
  | { readonly fault: string; readonly line: number };

function parsedTable(text: string): Table {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const delimiter = [';', '\t'].find((sign) => firstLine.includes(sign)) ?? ',';
  try {
    const records: unknown = parse(text, { delimiter, info: true, relax_column_count: true });
    return { rows: rowsOf(records) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return { line, fault: `${error.message.replace(/\.$/, '')}.` };
  }
}

/** csv-parse counts the lines read so far, so a row with line breaks in quotes is named by its last line. */
function rowsOf(records: unknown) {
  if (!Array.isArray(records)) return [];
  return records
    .map((entry: { record: string[]; info: { lines: number } }) => ({
      line: entry.info.lines,
      cells: entry.record,
    }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

const isColumn = (name: string): name is Column => COLUMNS.some((column) => column === name);

function headerFaults(columns: readonly string[]): string[] {
  const faults = columns
    .filter((name) => !isColumn(name))
    .map((name) => `There is no column "${name}". The columns are: ${COLUMNS.join(', ')}.`);
  const twice = columns.filter((name, index) => columns.indexOf(name) !== index);
  faults.push(...twice.map((name) => `The column "${name}" is there twice.`));
  for (const needed of ['id', 'name'])
    if (!columns.includes(needed)) faults.push(`The column "${needed}" is missing.`);
  return faults;
}

function named(columns: readonly string[], cells: readonly string[]): Row['cells'] {
  const row: Partial<Record<Column, string>> = {};
  columns.forEach((name, index) => {
    if (isColumn(name)) row[name] = (cells[index] ?? '').trim();
  });
  return row;
}

function studentOf({ line, cells }: Row, accommodations: Accommodations) {
  const faults: string[] = [];
  const number = (column: Column, max: number): number => {
    const written = cells[column] ?? '';
    const value = written === '' ? 0 : Number(written.replace(',', '.'));
    if (value >= 0 && value <= max) return value;
    faults.push(`${column}: "${written}" is not a number from 0 to ${max}.`);
    return 0;
  };
  const text = (column: Column): string | null => {
    const written = cells[column] ?? '';
    if (written.length > TEXT_MAX_CHARS) faults.push(`${column}: more than 200 characters.`);
    if (CONTROL.test(written)) faults.push(`${column}: a line break or control character.`);
    return written === '' ? null : written;
  };
  const id = cells.id ?? '';
  if (!studentIdShape.safeParse(id).success)
    faults.push(`id: "${id}" is not letters, digits and . _ @ - (at most 64, no spaces).`);
  const name = text('name');
  if (name === null) faults.push('name: missing.');
  const email = text('email');
  if (email !== null && !EMAIL.test(email)) faults.push(`email: "${email}" is not an address.`);
  const names = (cells.accommodations ?? '').split(/[;|+\s]+/).filter((part) => part !== '');
  const unknown = names.filter((one) => !Object.hasOwn(accommodations, one));
  faults.push(...unknown.map((one) => `accommodations: exam.yml knows no "${one}".`));
  const given = names.flatMap((one) => accommodations[one] ?? []);
  const sum = (of: (one: (typeof given)[number]) => number) =>
    given.reduce((total, one) => total + of(one), 0);
  const student: Student = {
    id,
    name: name ?? '',
    email,
    group: text('group'),
    seat: text('seat'),
    extraPercent: number('extra_percent', 300) + sum((one) => one.extraPercent),
    extraMs: (number('extra_minutes', 1_440) + sum((one) => one.extraMinutes)) * MINUTE_MS,
    breakMs: (number('break_minutes', 600) + sum((one) => one.breakMinutes)) * MINUTE_MS,
    accommodations: names,
  };
  return { line, student, faults };
}

/** Values that two lines share. */
function repeated(rows: readonly Row[], valueOf: (cells: Row['cells']) => string | undefined) {
  const firstLine = new Map<string, number>();
  return rows.flatMap(({ line, cells }) => {
    const value = valueOf(cells) ?? '';
    const first = firstLine.get(value);
    if (first === undefined) firstLine.set(value, line);
    return first === undefined || value === '' ? [] : [{ line, first, value }];
  });
}

/** Groups may sit one after the other in the same seats. */
function seatInGroup({ seat, group }: Row['cells']): string | undefined {
  if (seat === undefined || seat === '') return undefined;
  return group === undefined || group === '' ? seat : `${seat} (${group})`;
}
