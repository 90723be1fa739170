// Cases from a table of inputs and outputs, as a spreadsheet saves it.
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { CASES_MAX } from '#contract/test-kinds.ts';
import type { FileFault } from './plain-file.ts';

/** As it is written into problem.yml. */
export type ImportedCase = {
  readonly name: string;
  readonly visibility: 'public' | 'hidden';
  readonly points?: number;
  readonly stdin: string | { readonly file: string };
  readonly stdout: string | { readonly file: string };
};
export type ImportedCases = {
  readonly cases: readonly ImportedCase[];
  /** Long inputs and outputs. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
};

/** Longer texts make problem.yml hard to read. */
const INLINE_MAX_CHARS = 500;
const COLUMNS: Readonly<Record<string, string>> = {
  name: 'name',
  nombre: 'name',
  input: 'stdin',
  stdin: 'stdin',
  entrada: 'stdin',
  output: 'stdout',
  stdout: 'stdout',
  salida: 'stdout',
  points: 'points',
  puntos: 'points',
  visibility: 'visibility',
  visibilidad: 'visibility',
};
const VISIBILITIES: Readonly<Record<string, 'public' | 'hidden'>> = {
  public: 'public',
  pública: 'public',
  publica: 'public',
  público: 'public',
  hidden: 'hidden',
  oculta: 'hidden',
  oculto: 'hidden',
};

const rowsShape = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

/**
 * Reads a table with a line of column names: `input` and `output`, and if wanted `name`, `visibility` and `points`, in
 * English or Spanish, in any order. Comma, semicolon or tabulator part the cells. Without `visibility` the first two
 * cases are public.
 *
 * @param file for the faults
 */
export function readCsvCases(text: string, file: string): Result<ImportedCases, FileFault[]> {
  const faultAt = (line: number, sentence: string): FileFault => ({
    ...{ file, line, column: 1, sentence },
  });
  const rows = rowsOf(text);
  if (!rows.ok) return fail([faultAt(rows.error.line, rows.error.sentence)]);
  const [head, ...body] = rows.value;
  if (head === undefined || body.length === 0)
    return fail([faultAt(1, 'The table has no cases: a line of column names, then one row each.')]);
  const keys = head.cells.map((cell) => COLUMNS[cell.trim().toLowerCase()]);
  const unknown = head.cells.find((_, at) => keys[at] === undefined);
  if (unknown !== undefined) return fail([faultAt(1, `No column is called "${unknown}".`)]);
  const missing = ['stdin', 'stdout'].find((key) => !keys.includes(key));
  if (missing !== undefined) return fail([faultAt(1, `There is no column for ${missing}.`)]);
  if (body.length > CASES_MAX)
    return fail([faultAt(1, `The table has ${body.length} cases; at most ${CASES_MAX} are read.`)]);

  const read = body.map(({ cells, line }, at) =>
    caseOf(
      (key) => cells[keys.indexOf(key)],
      at,
      (sentence) => faultAt(line, sentence),
    ),
  );
  const faults = read.flatMap((one) => (one.ok ? [] : [one.error]));
  if (faults.length > 0) return fail(faults);
  const imported = read.flatMap((one) => (one.ok ? [one.value] : []));
  return ok({
    cases: imported.map(({ asCase }) => asCase),
    files: imported.flatMap(({ files }) => files),
  });
}

type Row = { readonly cells: readonly string[]; readonly line: number };

function rowsOf(text: string): Result<Row[], { readonly line: number; readonly sentence: string }> {
  const head = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const delimiter = [',', ';', '\t'].toSorted(
    (one, other) => head.split(other).length - head.split(one).length,
  )[0];
  try {
    const options = { bom: true, delimiter: delimiter ?? ',', info: true, skip_empty_lines: true };
    const rows = rowsShape.parse(parse(text, options));
    let line = 1;
    return ok(
      rows.map(({ record, info }) => {
        const row = { cells: record, line };
        // A quoted cell may go over several lines, and `lines` counts those before the row's end.
        line = info.lines + 1;
        return row;
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error['lines'];
    return fail({ line: typeof line === 'number' ? line : 1, sentence: error.message });
  }
}

type Made = { readonly asCase: ImportedCase; readonly files: ImportedCases['files'] };

function caseOf(
  cell: (key: string) => string | undefined,
  at: number,
  faultOf: (sentence: string) => FileFault,
): Result<Made, FileFault> {
  const written = cell('visibility')?.trim().toLowerCase() ?? '';
  const usual = at < 2 ? 'public' : 'hidden';
  const visibility = written === '' ? usual : VISIBILITIES[written];
  if (visibility === undefined) return fail(faultOf(`"${written}" is neither public nor hidden.`));
  const points = pointsOf(cell('points'));
  if (points === null) return fail(faultOf(`"${cell('points') ?? ''}" is no number of points.`));
  const number = String(at + 1).padStart(2, '0');
  const input = placed(cell('stdin') ?? '', `${number}.in`);
  const output = placed(cell('stdout') ?? '', `${number}.out`);
  const given = cell('name')?.trim() ?? '';
  const asCase = {
    name: given === '' ? `caso ${number}` : given,
    visibility,
    ...(points === undefined ? {} : { points }),
    stdin: input.source,
    stdout: output.source,
  };
  return ok({ asCase, files: [...input.files, ...output.files] });
}

/** Undefined where there are none, null for what is no number. A spreadsheet in Spanish writes 2,5. */
function pointsOf(cell: string | undefined): number | null | undefined {
  const text = cell?.trim().replace(',', '.') ?? '';
  if (text === '') return undefined;
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
}

function placed(cell: string, name: string) {
  const lines = cell.replaceAll('\r\n', '\n');
  const text = lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
  return text.length <= INLINE_MAX_CHARS
    ? { source: text, files: [] }
    : { source: { file: name }, files: [{ name, text }] };
}
