// The gradebook as a CSV file that a spreadsheet opens and a script reads back: RFC 4180, UTF-8 with BOM. One row for
// each student and problem with a graded submission. Columns are added at the end, never changed: scripts depend on it.
import { stringify } from 'csv-stringify/sync';
import type { Cell, GradedProblem, GradedStudent, Grades, Mark } from '../grades.ts';
import { harmlessText, numberCell } from './cells.ts';
import type { CellStyle } from './cells.ts';
import { isUnfinished } from './columns.ts';

const COLUMNS = [
  'exam_id',
  'exam_kind',
  'student_id',
  'student_name',
  'problem_id',
  'best_score',
  'last_score',
  'max_score',
  'submissions',
  'best_sha256',
  'last_sha256',
  'first_submitted_at',
  'last_submitted_at',
  'best_verdict',
  'last_verdict',
  'last_late',
  'state',
  'score',
  'late',
  'automatic',
  'weight',
  'adjusted_by',
  'adjustment_reason',
] as const;

/**
 * @param exams several only from a station's own database, which may have seen more than one
 * @returns rows marked `provisional` while submissions of any of the exams wait or are held
 */
export function gradesCsv(exams: readonly Grades[], style: CellStyle): string {
  const state = exams.some(isUnfinished) ? 'provisional' : 'complete';
  const rows = exams.flatMap((grades) =>
    grades.students.flatMap((student) =>
      grades.problems.flatMap((problem, index) => {
        const cell = student.cells[index];
        const graded = cell === undefined ? null : gradedOf(cell);
        return graded === null
          ? []
          : [rowOf({ grades, student, problem, ...graded, state, style })];
      }),
    ),
  );
  return stringify([[...COLUMNS], ...rows], {
    bom: true,
    record_delimiter: 'windows',
    delimiter: style.decimalComma ? ';' : ',',
  });
}

/** How many rows the file has below its header. */
export const csvRowCount = (exams: readonly Grades[]): number =>
  exams
    .flatMap(({ students }) => students)
    .reduce((sum, { cells }) => sum + cells.filter((cell) => gradedOf(cell) !== null).length, 0);

type GradedCell = { readonly cell: Cell; readonly best: Mark; readonly last: Mark };

const gradedOf = (cell: Cell): GradedCell | null =>
  cell.best === null || cell.last === null ? null : { cell, best: cell.best, last: cell.last };

function rowOf({
  grades,
  student,
  problem,
  cell,
  best,
  last,
  state,
  style,
}: GradedCell & {
  readonly grades: Grades;
  readonly student: GradedStudent;
  readonly problem: GradedProblem;
  readonly state: string;
  readonly style: CellStyle;
}): readonly (string | number)[] {
  const number = (value: number | null) => numberCell(value, style);
  return [
    grades.examId,
    grades.examKind,
    student.id,
    harmlessText(student.name),
    problem.id,
    number(best.score),
    number(last.score),
    number(problem.maxPoints),
    cell.submissions,
    best.sourceSha256,
    last.sourceSha256,
    iso(cell.firstSubmittedAtMs ?? last.submittedAtMs),
    iso(cell.lastSubmittedAtMs ?? last.submittedAtMs),
    best.verdict,
    last.verdict,
    yesNo(last.late),
    state,
    number(cell.score),
    yesNo(cell.late),
    yesNo(cell.automatic),
    number(problem.weight),
    harmlessText(cell.adjustment?.by ?? ''),
    harmlessText(cell.adjustment?.reason ?? ''),
  ];
}

const iso = (ms: number): string => new Date(ms).toISOString();
const yesNo = (value: boolean): string => (value ? 'yes' : 'no');
