// `gradebook report`: pages for an instructor's files and for the student who asks why. Each is one file, without scripts.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Locale } from '#contract/language.ts';
import type { Book } from '../../gradebook/book/book.ts';
import { gradesOf } from '../../gradebook/book/readings.ts';
import type { Which } from '../../gradebook/book/reading-store.ts';
import { replaceFile } from '../../gradebook/exports/write-file.ts';
import type { Grades } from '../../gradebook/grades.ts';
import { papersOf } from '../../gradebook/report/from-book.ts';
import { pseudonymKey } from '../../gradebook/report/pseudonym-key.ts';
import { examReport, reportFiles, studentReport } from '../../gradebook/report/report-files.ts';
import type { ReportOptions } from '../../gradebook/report/report-files.ts';
import { bookAt, whichExam } from '../gradebook-exam.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type Options = {
  readonly book: string;
  readonly out: string;
  readonly exam?: string;
  readonly rehearsal: boolean;
  readonly student?: string;
  readonly anonymous: boolean;
  readonly lang: Locale;
  readonly timeZone: string;
  readonly json: boolean;
};

export function reportCommand(gradebook: Command): void {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  gradebook
    .command('report')
    .description('write pages of an exam and its students that print well')
    .requiredOption('--book <file>', 'the gradebook that bundles were collected into')
    .requiredOption(
      '--out <path>',
      'a folder for the exam’s page and one for each student, or a file that ends in .html',
    )
    .option('--exam <id>', 'the exam, where there are several')
    .option('--rehearsal', 'the rehearsal of the exam', false)
    .option('--student <id>', 'the page of this student alone')
    .option('--anonymous', 'pseudonyms instead of students', false)
    .addOption(new Option('--lang <lang>', 'of the pages').choices(['es', 'en']).default('en'))
    .option('--time-zone <zone>', 'that times are told in, such as Europe/Madrid', here)
    .option('--json', 'print one JSON value on standard output', false)
    .action((options: Options) => {
      const book = bookAt(options.book);
      try {
        const which = whichExam(book, options);
        const grades = gradesOf(book, which);
        if (grades === null)
          throw new CommandFailure('no-exam', `The gradebook holds no exam ${which.examId}.`);
        const files = writeReport(book, which, grades, options);
        if (options.json) printJson({ files, anonymous: options.anonymous });
        say(`Wrote ${files.length === 1 ? files[0] : `${files.length} pages to ${options.out}`}.`);
        if (options.anonymous)
          say(
            'Source code is as it was sent: look whether it names its author before it is shared.',
          );
      } finally {
        book.close();
      }
    });
}

function writeReport(book: Book, which: Which, grades: Grades, options: Options): string[] {
  const out = path.resolve(options.out);
  const report: ReportOptions = {
    locale: options.lang,
    timeZone: knownZone(options.timeZone),
    anonymousKey: options.anonymous ? keyBeside(book.file) : null,
  };
  const paperOf = papersOf(book, which);
  if (options.student !== undefined) {
    const student = grades.students.find(({ id }) => id === options.student);
    if (student === undefined)
      throw new CommandFailure('unknown-student', `The exam knows no student ${options.student}.`);
    return [write(htmlFile(out), studentReport(grades, paperOf(student), report))];
  }
  if (isHtml(out)) return [write(out, examReport(grades, report))];
  makeFolder(out);
  return [...reportFiles(grades, paperOf, report)].map(({ name, page }) =>
    write(path.join(out, name), page),
  );
}

const isHtml = (out: string): boolean => /\.html?$/i.test(out) && !isFolder(out);
const isFolder = (out: string): boolean => existsSync(out) && statSync(out).isDirectory();

function htmlFile(out: string): string {
  if (isHtml(out)) return out;
  const message = 'One student’s page is one file: give --out a name that ends in .html.';
  throw new CommandFailure('not-a-file', message);
}

function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CommandFailure('unknown-zone', `There is no time zone ${JSON.stringify(timeZone)}.`);
  }
}

function keyBeside(book: string): Uint8Array {
  const key = pseudonymKey(book);
  if (!key.ok) throw new CommandFailure('no-pseudonyms', key.error);
  return key.value;
}

function makeFolder(out: string): void {
  try {
    mkdirSync(out, { recursive: true, mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new CommandFailure('write-failed', `The folder could not be made: ${error.message}.`);
  }
}

function write(file: string, page: string): string {
  const written = replaceFile(file, page);
  if (!written.ok)
    throw new CommandFailure(
      'write-failed',
      `The page could not be written: ${written.error.detail}.`,
    );
  return file;
}
