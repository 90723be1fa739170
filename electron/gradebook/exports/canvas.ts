// Canvas's gradebook CSV. Its own file given as roster, its identity columns and titles go back unchanged; else
// students are named by their SIS login and the column is new.
//
// Source: canvas-lms lib/gradebook_importer.rb and gradebook_exporter.rb: the identity columns from `Student` to
// `Section` in this order; the row of points possible; `EX`; `(read only)` in that row makes a column ignored.
import { stringify } from 'csv-stringify/sync';
import { harmlessText, numberCell } from './cells.ts';
import { isProvisional, isUnfinished } from './columns.ts';
import { currentCell, isExcused } from './plan.ts';
import type { Line, Plan } from './plan.ts';

const IDENTITY = ['Student', 'ID', 'SIS Login ID', 'Section'] as const;
const READ_ONLY = '(read only)';
const STATE = 'Invigil state';

export function canvasCsv(plan: Plan): string {
  const { grades, columns, lines, lms } = plan;
  const identity = identityOf(plan);
  const marked = isUnfinished(grades);
  const header = [...identity.header, ...columns.map((column) => column.header)];
  const points = columns.map(({ place, maxPoints }) => place?.maxPoints ?? maxPoints);
  const blank = identity.header.slice(1).map(() => '');
  const rows = lines.map((line) => [
    ...identity.of(line),
    ...columns.map((column, index) => {
      const now = currentCell(line, column);
      const score = line.scores[index] ?? null;
      // A blank would take away what is there.
      return isExcused(now) || score === null ? now : numberCell(score, { decimalComma: false });
    }),
    ...(marked ? [isProvisional(grades, line.student) ? 'provisional' : 'complete'] : []),
  ]);
  const table = [
    [...header, ...(marked ? [STATE] : [])],
    ['    Points Possible', ...blank, ...points, ...(marked ? [READ_ONLY] : [])],
    ...rows,
  ];
  // Canvas writes line feeds and takes a mark for a part of the first title where its own file had none.
  return stringify(table, { bom: lms === null, record_delimiter: 'unix' });
}

type Identity = { readonly header: readonly string[]; of(line: Line): readonly string[] };

function identityOf({ lms }: Plan): Identity {
  if (lms === null)
    return {
      header: IDENTITY,
      of: ({ student }) => [harmlessText(student.name), '', student.id, student.group ?? ''],
    };
  // The file's own columns as far as `Section`, where the identity ends for the importer.
  const end = lms.header.findIndex((cell) => /section/i.test(cell)) + 1;
  return {
    header: lms.header.slice(0, end),
    of: ({ row }) =>
      (row?.cells.slice(0, end) ?? []).map((cell, index) =>
        isKey(lms.header[index] ?? '') ? cell : harmlessText(cell),
      ),
  };
}

const isKey = (header: string): boolean => /\bID$/.test(header);
