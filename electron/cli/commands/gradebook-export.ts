// `gradebook export`: grades in the form that an instructor's LMS or spreadsheet takes. Of this station's own database it
// works beside a running Invigil, which it never disturbs; of a gradebook file it knows every station and policy.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { exportFormatShape } from '#contract/desk-gradebook.ts';
import type { ExportFormat, ExportPreview } from '#contract/desk-gradebook.ts';
import type { Locale } from '#contract/language.ts';
import { openDatabaseForReading, openFaultSentence } from '../../database/open.ts';
import { gradesOf } from '../../gradebook/book/readings.ts';
import { DEFAULT_CHOICES, makeExport, previewExport } from '../../gradebook/exports/export.ts';
import type { ExportChoices } from '../../gradebook/exports/export.ts';
import { exportStation } from '../../gradebook/exports/station-export.ts';
import { stationGrades } from '../../gradebook/exports/station-grades.ts';
import { replaceFile } from '../../gradebook/exports/write-file.ts';
import type { Grades } from '../../gradebook/grades.ts';
import { papersOf } from '../../gradebook/report/from-book.ts';
import { gradebookStore } from '../../gradebook/store.ts';
import type { GradebookStore } from '../../gradebook/store.ts';
import { dataDirectory } from '../../station/paths.ts';
import { bookAt, whichExam } from '../gradebook-exam.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type Options = {
  readonly format: ExportFormat;
  readonly out?: string;
  readonly preview: boolean;
  readonly book?: string;
  readonly exam?: string;
  readonly rehearsal: boolean;
  readonly data?: string;
  readonly roster?: string;
  readonly items: ReadonlyMap<string, string>;
  readonly changed: boolean;
  readonly acceptPartial: boolean;
  readonly acceptDoubtful: boolean;
  readonly decimalComma: boolean;
  readonly utf16?: boolean;
  readonly lang: Locale;
  readonly force: boolean;
  readonly json: boolean;
};

export function exportCommand(gradebook: Command): void {
  gradebook
    .command('export')
    .description('write grades as CSV, as a workbook, or as an LMS takes them')
    .addOption(
      new Option('--format <format>', 'the form').choices(exportFormatShape.options).default('csv'),
    )
    .option('--out <file>', 'the file; one that is there is replaced whole')
    .option('--preview', 'only say what would be written and what does not match', false)
    .option('--book <file>', 'the gradebook that bundles were collected into')
    .option('--exam <id>', 'the exam, where there are several')
    .option('--rehearsal', 'the rehearsal of the exam', false)
    .option('--data <dir>', 'without --book: the data directory of this station')
    .option('--roster <file>', 'what the LMS itself exported: students are matched with it')
    .option(
      '--items <name=column...>',
      'columns of the LMS: `total` or a problem, and its title or id number there',
      oneItem,
      new Map(),
    )
    .option('--changed', 'only students whose grade in the roster file is another', false)
    .option('--accept-partial', 'leave out what does not match, and write the rest', false)
    .option('--accept-doubtful', 'write also who is matched by a key under another name', false)
    .option('--decimal-comma', '3,5 instead of 3.5, and semicolons', false)
    .option('--utf16', 'blackboard: UTF-16, whatever the roster was')
    .addOption(new Option('--lang <lang>', 'of titles').choices(['es', 'en']).default('en'))
    .option('--force', 'also while something is ungraded; the file is marked provisional', false)
    .option('--json', 'print one JSON value on standard output', false)
    .action(async (options: Options, command: Command) => {
      if (options.out === undefined && !options.preview)
        command.error('error: required option --out <file> not specified');
      if (isStationCsv(options)) exportStationCsv(options, options.out);
      else await exportGrades(options);
    });
}

/** `--items suma=Sum "total=Midterm (123)"` */
function oneItem(item: string, items: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const at = item.indexOf('=');
  if (at < 1 || at === item.length - 1)
    throw new InvalidArgumentError('Write NAME=COLUMN, such as total=Midterm.');
  return new Map([...items, [item.slice(0, at), item.slice(at + 1)]]);
}

/** The form that scripts have known from the start: every exam of this station in one CSV. */
const isStationCsv = (options: Options): options is Options & { readonly out: string } =>
  options.book === undefined &&
  options.format === 'csv' &&
  options.exam === undefined &&
  !options.preview &&
  options.out !== undefined;

function exportStationCsv(options: Options, out: string): void {
  const exported = fromStation(options, (store) =>
    exportStation(store, path.resolve(out), options),
  );
  if (!exported.ok) {
    const { error } = exported;
    throw error.kind === 'unfinished' ? unfinished(error) : unwritten(error.detail);
  }
  if (options.json) printJson(exported.value);
  const { rows, file, provisional } = exported.value;
  say(`Wrote ${rows} rows to ${file}${provisional ? ', marked provisional' : ''}.`);
}

async function exportGrades(options: Options): Promise<void> {
  if (options.book === undefined) {
    await exportOne(stationExam(options), choicesOf(options), options);
    return;
  }
  const book = bookAt(options.book);
  try {
    const which = whichExam(book, options);
    const grades = gradesOf(book, which);
    if (grades === null)
      throw new CommandFailure('no-exam', `The gradebook holds no exam ${which.examId}.`);
    const paperOf = options.format === 'json' ? papersOf(book, which) : null;
    await exportOne(grades, { ...choicesOf(options), paperOf }, options);
  } finally {
    book.close();
  }
}

async function exportOne(grades: Grades, choices: ExportChoices, options: Options): Promise<void> {
  const preview = previewExport(grades, choices);
  if (!preview.ok) throw new CommandFailure(preview.error.kind, preview.error.detail);
  const { value: seen } = preview;
  tell(seen);
  if (options.out === undefined || options.preview) {
    if (options.json) printJson({ preview: seen });
    say(`${seen.written} of ${seen.students} students would be written.`);
    return;
  }
  const made = await makeExport(grades, choices);
  if (!made.ok) {
    if (made.error.kind === 'ungraded') throw unfinished(grades);
    throw new CommandFailure(made.error.kind, advice(made.error), { preview: seen });
  }
  const file = path.resolve(options.out);
  const written = replaceFile(file, made.value.bytes);
  if (!written.ok) throw unwritten(written.error.detail);
  const { provisional } = made.value;
  if (options.json) printJson({ file, format: options.format, provisional, preview: seen });
  say(
    `Wrote ${seen.written} of ${seen.students} students to ${file}${provisional ? ', marked provisional' : ''}.`,
  );
}

const advice = ({ kind, detail }: { readonly kind: string; readonly detail: string }) =>
  kind === 'partial' ? `${detail} (--accept-partial)` : detail;

function tell({ rows, rowsTotal }: ExportPreview): void {
  for (const { kind, studentId, name, line, why } of rows) {
    const who = [studentId, name, line === null ? null : `line ${line}`];
    say(`${kind}: ${who.filter((part) => part !== null && part !== '').join(', ')}: ${why}`);
  }
  if (rowsTotal > rows.length) say(`… and ${rowsTotal - rows.length} more`);
}

function choicesOf(options: Options): ExportChoices {
  const { format, items, lang, decimalComma, changed, force } = options;
  return {
    ...DEFAULT_CHOICES,
    ...{ format, items, locale: lang, decimalComma, changedOnly: changed, force },
    roster: options.roster === undefined ? null : readRoster(options.roster),
    acceptPartial: options.acceptPartial,
    acceptDoubtful: options.acceptDoubtful,
    utf16: options.utf16 ?? null,
  };
}

function readRoster(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CommandFailure('roster-unreadable', `The roster cannot be read: ${error.message}.`);
  }
}

function stationExam(options: Options): Grades {
  const exams = fromStation(options, (store) => stationGrades(store.list(), store.unfinished()));
  const kind = options.rehearsal ? 'rehearsal' : null;
  const [only, second] = exams
    .filter(({ examId }) => options.exam === undefined || examId === options.exam)
    .filter(({ examKind }) => (kind === null ? examKind !== 'rehearsal' : examKind === kind));
  if (only === undefined)
    throw new CommandFailure('no-exam', 'No submission of such an exam has been graded here.');
  if (second === undefined) return only;
  const ids = exams.map(({ examId }) => examId);
  throw new CommandFailure('several-exams', 'Say with --exam which.', { exams: ids });
}

function fromStation<Value>({ data }: Options, read: (store: GradebookStore) => Value): Value {
  const opened = openDatabaseForReading(path.resolve(data ?? dataDirectory(process.env)));
  if (!opened.ok) throw new CommandFailure(opened.error.kind, openFaultSentence(opened.error));
  try {
    return read(gradebookStore(opened.value));
  } finally {
    opened.value.close();
  }
}

const unwritten = (detail: string): CommandFailure =>
  new CommandFailure('write-failed', `The file could not be written: ${detail}.`);

function unfinished({ waiting, held }: { waiting: number; held: number }): CommandFailure {
  const message = `${waiting} submissions still wait and ${held} are held: wait for them, or export provisional scores with --force.`;
  return new CommandFailure('unfinished', message, { waiting, held });
}
