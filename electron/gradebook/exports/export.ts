// The door of the exports: what each format takes, what would be written, and the bytes. Writes no file itself.
import type {
  ExportFault,
  ExportFormat,
  ExportOffer,
  ExportPreview,
} from '#contract/desk-gradebook.ts';
import type { Locale } from '#contract/language.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { GradedStudent, Grades } from '../grades.ts';
import type { Paper } from '../report/paper.ts';
import { blackboardTable } from './blackboard.ts';
import { canvasCsv } from './canvas.ts';
import { isUnfinished } from './columns.ts';
import type { ItemNames } from './columns.ts';
import { gradesCsv } from './csv.ts';
import { gradesJson } from './json.ts';
import { moodleCsv } from './moodle-csv.ts';
import { moodleXml } from './moodle-xml.ts';
import { planExport } from './plan.ts';
import type { LmsFormat, Plan } from './plan.ts';
import { gradesXlsx } from './xlsx.ts';

const plain = { roster: 'none', changedOnly: false } as const;
const lms = { roster: 'optional', changedOnly: true } as const;

export const EXPORT_OFFERS: readonly ExportOffer[] = [
  { format: 'csv', ...plain, decimalComma: true },
  { format: 'xlsx', ...plain, decimalComma: false },
  { format: 'canvas', ...lms, decimalComma: false },
  { format: 'moodle-csv', ...lms, decimalComma: true },
  { format: 'moodle-xml', ...lms, decimalComma: false },
  { format: 'blackboard', ...lms, roster: 'needed', decimalComma: true },
  { format: 'json', ...plain, decimalComma: false },
];

const FILES: Readonly<
  Record<ExportFormat, { readonly ending: string; readonly mediaType: string }>
> = {
  csv: { ending: 'csv', mediaType: 'text/csv' },
  xlsx: {
    ending: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  canvas: { ending: 'canvas.csv', mediaType: 'text/csv' },
  'moodle-csv': { ending: 'moodle.csv', mediaType: 'text/csv' },
  'moodle-xml': { ending: 'moodle.xml', mediaType: 'application/xml' },
  // The name that Blackboard gives its own tab-separated files.
  blackboard: { ending: 'blackboard.xls', mediaType: 'text/tab-separated-values' },
  json: { ending: 'json', mediaType: 'application/json' },
};

/** What the desk's page may ask, and what only the command line does; each has a default in DEFAULT_ASK. */
export type ExportChoices = {
  readonly format: ExportFormat;
  readonly roster: Uint8Array | null;
  readonly items: ItemNames;
  readonly locale: Locale;
  readonly decimalComma: boolean;
  readonly changedOnly: boolean;
  /** Write although something is ungraded or held; it is marked in the file. */
  readonly force: boolean;
  /** Write although rows are unmatched, doubtful or twice; those are left out. */
  readonly acceptPartial: boolean;
  /** Write the doubtful too: somebody has looked at them. */
  readonly acceptDoubtful: boolean;
  /** Blackboard: UTF-16LE with its mark, as its own files are; null: as the roster was. */
  readonly utf16: boolean | null;
  /** JSON: submissions, sources and incidents too; null: the grades alone. */
  readonly paperOf: ((student: GradedStudent) => Paper) | null;
};

export const DEFAULT_CHOICES: Omit<ExportChoices, 'format'> = {
  roster: null,
  items: new Map(),
  locale: 'en',
  decimalComma: false,
  changedOnly: false,
  force: false,
  acceptPartial: false,
  acceptDoubtful: false,
  utf16: null,
  paperOf: null,
};

export type ExportedFile = {
  /** A suggestion: exam, state where provisional, format. */
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly provisional: boolean;
};

/** Rows with trouble that one preview tells; all of them are counted. */
export const PREVIEW_ROWS_MAX = 500;

/** Everything that somebody should look at first. Asks for no leave to force or to leave rows out. */
export function previewExport(
  grades: Grades,
  choices: ExportChoices,
): Result<ExportPreview, ExportFault> {
  const allowed = offered(choices);
  if (!allowed.ok) return allowed;
  const { waiting, held } = grades;
  const students = grades.students.length;
  const base = { students, written: students, waiting, held, rows: [], rowsTotal: 0 };
  if (!isLms(choices.format)) return ok(base);
  const lmsChoices = { ...choices, format: choices.format };
  const plan = planExport(grades, lmsChoices);
  if (!plan.ok) return plan;
  // What the LMS would give up at is to be seen now, not when the file is wanted.
  const text = lmsText(plan.value, lmsChoices);
  if (!text.ok) return text;
  const { lines, troubles } = plan.value;
  return ok({
    ...base,
    written: lines.length,
    rows: troubles.slice(0, PREVIEW_ROWS_MAX).map((trouble) => ({ ...trouble })),
    rowsTotal: troubles.length,
  });
}

/** The file, whole. Refuses what is unfinished without `force` and what does not match without `acceptPartial`. */
export async function makeExport(
  grades: Grades,
  choices: ExportChoices,
): Promise<Result<ExportedFile, ExportFault>> {
  const allowed = offered(choices);
  if (!allowed.ok) return allowed;
  const provisional = isUnfinished(grades);
  if (provisional && !choices.force) return fail(ungraded(grades));
  const bytes = await bytesOf(grades, choices);
  if (!bytes.ok) return bytes;
  const { ending, mediaType } = FILES[choices.format];
  const stem = provisional ? `${grades.examId}-provisional` : grades.examId;
  return ok({ fileName: `${stem}.${ending}`, mediaType, bytes: bytes.value, provisional });
}

const ungraded = ({ waiting, held }: Grades): ExportFault => ({
  kind: 'ungraded',
  detail: `${waiting} submissions still wait and ${held} are held: wait for them, or export provisional scores.`,
});

function offered({
  format,
  roster,
  decimalComma,
  changedOnly,
}: ExportChoices): Result<null, ExportFault> {
  const offer = EXPORT_OFFERS.find((one) => one.format === format);
  const wrong = [
    roster !== null && offer?.roster === 'none' ? 'a roster' : null,
    decimalComma && offer?.decimalComma === false ? 'the decimal comma' : null,
    changedOnly && offer?.changedOnly === false ? 'only what has changed' : null,
  ].find((one) => one !== null);
  return wrong === undefined || wrong === null
    ? ok(null)
    : fail({ kind: 'not-offered', detail: `The format ${format} does not take ${wrong}.` });
}

const isLms = (format: ExportFormat): format is LmsFormat =>
  format !== 'csv' && format !== 'xlsx' && format !== 'json';

async function bytesOf(
  grades: Grades,
  choices: ExportChoices,
): Promise<Result<Uint8Array, ExportFault>> {
  const { format } = choices;
  if (isLms(format)) return lmsBytes(grades, { ...choices, format });
  if (format === 'xlsx') return ok(await gradesXlsx(grades, choices.locale));
  return ok(
    utf8(format === 'csv' ? gradesCsv([grades], choices) : gradesJson(grades, choices.paperOf)),
  );
}

function lmsBytes(
  grades: Grades,
  choices: ExportChoices & { readonly format: LmsFormat },
): Result<Uint8Array, ExportFault> {
  const plan = planExport(grades, choices);
  if (!plan.ok) return plan;
  const { troubles } = plan.value;
  const open = choices.acceptDoubtful
    ? troubles.filter(({ kind }) => kind !== 'doubtful')
    : troubles;
  if (open.length > 0 && !choices.acceptPartial)
    return fail({
      kind: 'partial',
      detail: `${open.length} rows do not match for certain: look at them first, then leave them out.`,
    });
  const text = lmsText(plan.value, choices);
  if (!text.ok) return text;
  const asRoster = (plan.value.lms?.encoding ?? 'utf-8') !== 'utf-8';
  const wide = choices.format === 'blackboard' && (choices.utf16 ?? asRoster);
  return ok(wide ? utf16(text.value) : utf8(text.value));
}

function lmsText(
  plan: Plan,
  choices: ExportChoices & { readonly format: LmsFormat },
): Result<string, ExportFault> {
  switch (choices.format) {
    case 'canvas':
      return ok(canvasCsv(plan));
    case 'moodle-csv':
      return ok(moodleCsv(plan, choices));
    case 'moodle-xml':
      return moodleXml(plan, choices.items, choices);
    case 'blackboard':
      return blackboardTable(plan, choices);
  }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');
