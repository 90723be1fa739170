// `gradebook adjust`: another score by hand, with its reason. What was before is kept, with who and when.
import { userInfo } from 'node:os';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { Book } from '../../gradebook/book/book.ts';
import type { Which } from '../../gradebook/book/reading-store.ts';
import { gradesOf } from '../../gradebook/book/readings.ts';
import { bookAt, whichExam } from '../gradebook-exam.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type Options = {
  readonly book: string;
  readonly exam?: string;
  readonly rehearsal: boolean;
  readonly student: string;
  readonly problem: string;
  readonly score?: number;
  readonly withdraw: boolean;
  readonly reason: string;
  readonly by?: string;
  readonly json: boolean;
};

export function adjustCommand(gradebook: Command): void {
  gradebook
    .command('adjust')
    .description('give a student another score in a problem, or take that back')
    .requiredOption('--book <file>', 'the gradebook of `gradebook collect`')
    .option('--exam <id>', 'which exam, where the gradebook holds several')
    .option('--rehearsal', 'its rehearsal instead', false)
    .requiredOption('--student <id>', 'as the roster has it')
    .requiredOption('--problem <id>', 'the problem')
    .option('--score <points>', 'what counts instead of the submission', points)
    .option('--withdraw', 'let the submission count again', false)
    .requiredOption('--reason <text>', 'why; it stands in the report', reason)
    .option('--by <name>', 'who decided; the name of this account when left out')
    .option('--json', 'print one JSON value on standard output', false)
    .action((options: Options, command: Command) => {
      if ((options.score === undefined) !== options.withdraw)
        command.error('error: give either --score or --withdraw.');
      adjust(options);
    });
}

function points(written: string): number {
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(written))
    throw new InvalidArgumentError('A number from 0 with at most six decimals.');
  return Number(written);
}

function reason(written: string): string {
  const words = written.trim();
  if (words === '' || words.length > 2_000)
    throw new InvalidArgumentError('From 1 to 2000 characters.');
  return words;
}

function adjust(options: Options): void {
  const book = bookAt(options.book);
  try {
    const which = whichExam(book, options);
    const { student: studentId, problem: problemId, score = null } = options;
    refuseUnknown(book, which, options);
    const by = options.by ?? userInfo().username;
    const row = { studentId, problemId, score, reason: options.reason, by, atMs: Date.now() };
    book.decisions.adjust(which, row);
    const cell = cellOf(book, which, studentId, problemId);
    if (options.json) printJson({ ...which, ...row, cell });
    say(`${studentId}, ${problemId}: ${cell?.score ?? 'no score'}.`);
  } finally {
    book.close();
  }
}

/** A typing error must not become a student. */
function refuseUnknown(book: Book, which: Which, { student, problem, score }: Options): void {
  const grades = gradesOf(book, which);
  if (grades?.students.every(({ id }) => id !== student) === true)
    throw new CommandFailure('unknown-student', `The exam knows no student ${student}.`);
  const column = grades?.problems.find(({ id }) => id === problem);
  if (column === undefined)
    throw new CommandFailure('unknown-problem', `The exam has no problem ${problem}.`);
  if (score !== undefined && score > column.maxPoints)
    throw new CommandFailure('too-many-points', `${problem} gives ${column.maxPoints} points.`);
}

function cellOf(book: Book, which: Which, studentId: string, problemId: string) {
  const grades = gradesOf(book, which);
  const column = grades?.problems.findIndex(({ id }) => id === problemId) ?? -1;
  return grades?.students.find(({ id }) => id === studentId)?.cells[column] ?? null;
}
