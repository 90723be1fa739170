// `gradebook student`: everything that a gradebook holds of one student, to be handed to them.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { studentData } from '../../gradebook/book/student-data.ts';
import type { StudentExamData } from '../../gradebook/book/student-data.ts';
import { bookAt } from '../gradebook-exam.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type Options = {
  readonly book: string;
  readonly student: string;
  readonly out?: string;
  readonly json: boolean;
};

export function studentCommand(gradebook: Command): void {
  gradebook
    .command('student')
    .description('write out everything that a gradebook holds of one student')
    .requiredOption('--book <file>', 'the gradebook of `gradebook collect`')
    .requiredOption('--student <id>', 'as the roster has it')
    .option('--out <dir>', 'a new folder for student.json and the sources as files')
    .option('--json', 'print one JSON value on standard output', false)
    .action((options: Options, command: Command) => {
      if (options.out === undefined && !options.json)
        command.error('error: give --out, --json or both.');
      handOver(options);
    });
}

function handOver({ book: file, student, out, json }: Options): void {
  const book = bookAt(file);
  try {
    const exams = studentData(book, student);
    if (exams.length === 0)
      throw new CommandFailure('unknown-student', `The gradebook holds nothing of ${student}.`);
    const data = { student, exams: exams.map(asJson) };
    if (json) printJson(data);
    if (out === undefined) return;
    write(out, JSON.stringify(data, null, 2), exams);
    say(`${out}: student.json, and the sources as they were typed.`);
  } finally {
    book.close();
  }
}

const asJson = ({ submissions, ...exam }: StudentExamData) => ({
  ...exam,
  submissions: submissions.map(({ source, ...one }) => ({
    ...one,
    sourceBase64: Buffer.from(source).toString('base64'),
  })),
});

function write(dir: string, json: string, exams: readonly StudentExamData[]): void {
  try {
    // A folder that is there may hold somebody else's.
    mkdirSync(path.dirname(path.resolve(dir)), { recursive: true });
    mkdirSync(dir, { mode: 0o700 });
    writeFileSync(path.join(dir, 'student.json'), `${json}\n`);
    for (const { examId, examKind, submissions } of exams)
      for (const { problemId, code, source } of submissions) {
        const folder = path.join(dir, `${examId}-${examKind}`, problemId);
        mkdirSync(folder, { recursive: true });
        writeFileSync(path.join(folder, `${code.replaceAll(/[^A-Za-z0-9-]/g, '_')}.txt`), source);
      }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new CommandFailure('not-written', `${dir}: ${error.message}`);
  }
}
