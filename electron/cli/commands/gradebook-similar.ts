// `gradebook similar`: pairs of submissions that share much, to be read side by side.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { localized, programmingLanguageShape } from '#contract/language.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { SimilarPair } from '#contract/desk-gradebook.ts';
import type { Book } from '../../gradebook/book/book.ts';
import { similarIn } from '../../gradebook/similarity/in-book.ts';
import { POINTS_ONLY, similarPage } from '../../gradebook/similarity/page.ts';
import { bookAt, whichExam } from '../gradebook-exam.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type Options = {
  readonly book: string;
  readonly exam?: string;
  readonly rehearsal: boolean;
  readonly problem?: string;
  readonly language: ProgrammingLanguage;
  readonly html?: string;
  readonly json: boolean;
};

/** So many pairs of a problem are told on the terminal and drawn on the page; --json has all of them. */
const TOLD_MAX = 20;
const DRAWN_MAX = 200;

export function similarCommand(gradebook: Command): void {
  gradebook
    .command('similar')
    .description('pairs of submissions that share much; it points, it accuses nobody')
    .requiredOption('--book <file>', 'the gradebook file')
    .option('--exam <id>', 'the exam, where the gradebook holds several')
    .option('--rehearsal', 'its rehearsal', false)
    .option('--problem <id>', 'this problem alone')
    .addOption(
      new Option('--language <name>', 'of submissions that do not say theirs')
        .choices(programmingLanguageShape.options)
        .default('python'),
    )
    .option(
      '--html <file>',
      'write a page with each pair side by side; one that is there is replaced',
    )
    .option('--json', 'print one JSON value on standard output', false)
    .action((options: Options) => {
      const book = bookAt(options.book);
      try {
        similar(book, options);
      } finally {
        book.close();
      }
    });
}

function similar(book: Book, options: Options): void {
  const which = whichExam(book, options);
  const exam = book.reading.exam(which.examId);
  const all = exam?.problems.map(({ id }) => id) ?? [];
  const wanted = all.filter((id) => options.problem === undefined || id === options.problem);
  if (wanted.length === 0)
    throw new CommandFailure('no-problem', `The exam has no problem ${options.problem ?? ''}.`, {
      problems: all,
    });
  const problems = wanted.map((problemId) => {
    const task = { problemId, language: options.language, starters: [] };
    return { problemId, ...similarIn(book, which, task) };
  });
  if (options.json) printJson({ examId: which.examId, examKind: which.examKind, problems });
  else for (const { problemId, pairs } of problems) tell(problemId, pairs);
  if (options.html !== undefined) {
    const title = `Similar submissions: ${exam === null ? which.examId : localized(exam.title, 'en')}`;
    const shown = problems.map(({ pairs, ...problem }) => ({
      ...problem,
      pairs: pairs.slice(0, DRAWN_MAX).map((pair) => ({ ...pair, ...textsOf(book, pair) })),
    }));
    write(options.html, similarPage(title, shown));
  }
  say(POINTS_ONLY);
}

function tell(problemId: string, pairs: readonly SimilarPair[]): void {
  say(`${problemId}: ${pairs.length === 0 ? 'no pairs' : `${pairs.length} pairs`}`);
  for (const { likeness, one, other, passages } of pairs.slice(0, TOLD_MAX)) {
    const sides = [one, other].map(({ name, studentId }) => `${name} (${studentId})`);
    say(`  ${Math.floor(likeness * 100)} %  ${sides.join(' and ')}, ${passages.length} passages`);
  }
  if (pairs.length > TOLD_MAX) say(`  and ${pairs.length - TOLD_MAX} more: see --html or --json`);
}

function textsOf(book: Book, { one, other }: SimilarPair) {
  const text = (submissionId: string): string =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      book.reading.source(submissionId) ?? new Uint8Array(),
    );
  return { oneText: text(one.submissionId), otherText: text(other.submissionId) };
}

/** For whoever asks alone: it holds names and programs. */
function write(file: string, page: string): void {
  const whole = path.resolve(file);
  try {
    writeFileSync(whole, page, { mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new CommandFailure('not-written', `${whole}: ${error.message}`);
  }
  say(`Wrote ${whole}.`);
}
