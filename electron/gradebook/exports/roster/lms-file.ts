// Reads what an LMS exported itself: its own keys of the students, and its own columns with what they hold now.
import { CsvError, parse } from 'csv-parse/sync';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { readNumber } from '../cells.ts';
import { decodeText } from './decode.ts';
import type { Encoding } from './decode.ts';
import { fieldsOf, isIdentityHeader, kindOfHeader } from './fields.ts';
import type { Field, LmsKind } from './fields.ts';

/** Where a grade goes. `id`: the number that Canvas and Blackboard know the column by. */
export type GradeColumn = {
  readonly index: number;
  /** As the file has it, to be given back unchanged. */
  readonly header: string;
  readonly title: string;
  readonly id: string | null;
  readonly maxPoints: number | null;
};

export type LmsRow = {
  /** Line of the file where the row ends, as an editor counts. */
  readonly line: number;
  readonly id: string;
  readonly login: string;
  readonly email: string;
  readonly name: string;
  readonly cells: readonly string[];
};

export type LmsFile = {
  readonly kind: LmsKind;
  readonly encoding: Encoding;
  readonly header: readonly string[];
  /** Columns that say who a row is, in their order. */
  readonly identity: readonly number[];
  readonly columns: readonly GradeColumn[];
  readonly rows: readonly LmsRow[];
};

type TableRow = { readonly line: number; readonly cells: readonly string[] };

/** @returns as fault one English sentence: why the file is no list of students */
export function readLmsFile(bytes: Uint8Array): Result<LmsFile, string> {
  const decoded = decodeText(bytes);
  if (decoded === null)
    return fail('The roster is neither UTF-8 nor UTF-16: export it from the LMS again.');
  const parsed = parseRecords(decoded.text);
  if (!parsed.ok) return parsed;
  const [head, ...records] = parsed.value;
  if (head === undefined) return fail('The roster is empty.');
  const header = head.cells;
  const kind = kindOfHeader(header);
  const fields = fieldsOf(header, kind);
  if (fields.id === undefined && fields.login === undefined && fields.email === undefined)
    return fail('The roster has no column with an id, a login or an email.');
  const points = kind === 'canvas' ? pointsRow(records) : null;
  const students = records.slice(points === null ? 0 : points.at + 1);
  const columns = gradeColumns(header, kind, points?.cells ?? null);
  const graded = new Set(columns.map(({ index }) => index));
  return ok({
    kind,
    encoding: decoded.encoding,
    header,
    identity: header.flatMap((cell, index) =>
      !graded.has(index) && isIdentityHeader(cell) ? index : [],
    ),
    columns,
    rows: students.map((record) => rowOf(record, fields)).filter((row) => !isNobody(row, kind)),
  });
}

/** Comma, semicolon or tab: the one that the first line has most of. */
function delimiterOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0].replaceAll(/"[^"]*"/g, '') ?? '';
  const count = (sign: string) => first.split(sign).length;
  return ['\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

function parseRecords(text: string): Result<readonly TableRow[], string> {
  try {
    const records: TableRow[] = [];
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: readonly string[], { lines }) => {
        records.push({ line: lines, cells });
        return null;
      },
    });
    return ok(records);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return fail(`The roster is no table: ${error.message}.`);
  }
}

/** Canvas: after the header come a row of posting policies in some courses, and the points possible. */
function pointsRow(records: readonly TableRow[]): { at: number; cells: readonly string[] } | null {
  const at = records
    .slice(0, 3)
    .findIndex(({ cells }) => cells.slice(0, 2).some((cell) => /points possible/i.test(cell)));
  const cells = records[at]?.cells;
  return cells === undefined ? null : { at, cells };
}

function gradeColumns(
  header: readonly string[],
  kind: LmsKind,
  points: readonly string[] | null,
): GradeColumn[] {
  return header.flatMap((cell, index) => {
    if (isIdentityHeader(cell) || cell.trim() === '') return [];
    if (/\(read only\)/i.test(points?.[index] ?? '')) return [];
    return { index, header: cell, ...namesOf(cell, kind, points?.[index] ?? '') };
  });
}

function namesOf(
  cell: string,
  kind: LmsKind,
  points: string,
): Pick<GradeColumn, 'title' | 'id' | 'maxPoints'> {
  if (kind === 'canvas') {
    const [, title = cell, id = null] = /^(.*) \((\d+)\)$/su.exec(cell) ?? [];
    return { title, id, maxPoints: readNumber(points) };
  }
  if (kind === 'blackboard') {
    const [, title = cell, about = '', id = null] =
      /^(.*?)\s*(?:\[([^\]]*)\])?\s*\|\s*(\d+)\s*$/su.exec(cell) ?? [];
    // "up to 100" is said of columns that are calculated.
    const most = /^[^\d]*:\s*([\d.,]+)/u.exec(about)?.[1] ?? '';
    return { title, id, maxPoints: readNumber(most) };
  }
  // Moodle: `Quiz: Midterm (Real)`.
  const title = kind === 'moodle' ? cell.replace(/ \((Real|[^()]*)\)$/u, '') : cell;
  return { title, id: null, maxPoints: null };
}

function rowOf({ line, cells }: TableRow, fields: Partial<Record<Field, number>>): LmsRow {
  const cell = (field: Field) => {
    const index = fields[field];
    return index === undefined ? '' : (cells[index] ?? '');
  };
  const whole = cell('name').trim();
  const name = whole === '' ? `${cell('first')} ${cell('last')}`.trim() : whole;
  return { line, id: cell('id'), login: cell('login'), email: cell('email'), name, cells };
}

/** Canvas lists its own test student, whom no roster knows. */
function isNobody({ id, login, email, name }: LmsRow, kind: LmsKind): boolean {
  const keyless = [id, login, email].every((key) => key.trim() === '');
  return (
    keyless && (name === '' || (kind === 'canvas' && /^(student, test|test student)$/i.test(name)))
  );
}
