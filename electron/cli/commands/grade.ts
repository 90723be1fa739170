// `grade`: one file, or each file of a folder, through the same runner as the app.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Problem } from '#contract/problem.ts';
import { programsOf } from '#contract/programs.ts';
import type { Runner } from '#runner';
import { gradeSource, languageOfFile, problemAt, readSource } from '../grading.ts';
import type { GradeLine } from '../grading.ts';
import { CommandFailure, failureOf, printJson, say } from '../output.ts';
import { withRunner } from '../with-runner.ts';

type Options = {
  readonly problem: string;
  readonly file?: string;
  readonly dir?: string;
  readonly language?: string;
  readonly json: boolean;
};

export function gradeCommand(program: Command): void {
  program
    .command('grade')
    .description('grade a file, or every file of a folder, as the app would')
    .requiredOption('--problem <dir>', "the problem's folder")
    .option('--file <file>', 'one source file')
    .option('--language <language>', "its language; default: by the file's ending, else the first")
    .option('--dir <folder>', 'every source file of a folder, one result each')
    .option('--json', 'print JSON on standard output: one value, with --dir one a line', false)
    .action(async (options: Options, command: Command) => {
      const { file, dir } = options;
      if ((file === undefined) === (dir === undefined))
        command.error('error: give either --file or --dir', { exitCode: 2 });
      const problem = problemAt(options.problem);
      if (dir !== undefined) await gradeFolder(problem, dir, options.json);
      else if (file !== undefined)
        await gradeFile(problem, file, languageFor(problem, file, options.language), options.json);
    });
}

function languageFor(problem: Problem, file: string, asked?: string): ProgrammingLanguage {
  const programs = programsOf(problem.manifest);
  if (asked === undefined) return languageOfFile(problem, file) ?? programs[0].language;
  const found = programs.find(({ language }) => language === asked);
  if (found !== undefined) return found.language;
  const offered = programs.map(({ language }) => language).join(', ');
  throw new CommandFailure('unknown-language', `The problem is offered in ${offered} only.`);
}

async function gradeFile(
  problem: Problem,
  file: string,
  language: ProgrammingLanguage,
  json: boolean,
): Promise<void> {
  const source = readSource(file);
  // One sandbox is all it takes: nothing is kept ready.
  const graded = await withRunner(
    { concurrency: 1, poolSize: 0, languages: [language] },
    (runner) => gradeSource(runner, problem, source, language),
  );
  if (!graded.ok) throw new CommandFailure(graded.error.kind, graded.error.sentence, { file });
  if (json) printJson(graded.value);
  else tell(file, graded.value);
}

async function gradeFolder(problem: Problem, dir: string, json: boolean): Promise<void> {
  const languages = programsOf(problem.manifest).map(({ language }) => language);
  const files = sourceFiles(dir).filter((file) => languageOfFile(problem, file) !== null);
  const failures = await withRunner({ languages }, async (runner) => {
    const lines = files.map((file) => gradeOne(runner, problem, file));
    let failed = 0;
    // All are under way at once; they are told in the order of their names.
    for (const [index, line] of lines.entries()) {
      const graded = await line;
      const file = path.basename(files[index] ?? '');
      if (graded instanceof CommandFailure) {
        failed += 1;
        say(`${file}: ${graded.message}`);
        if (json) printJson({ file, ...failureOf(graded) });
      } else if (json) printJson({ file, ...graded });
      else tell(file, graded);
    }
    return failed;
  });
  if (failures > 0) process.exitCode = 1;
}

async function gradeOne(
  runner: Runner,
  problem: Problem,
  file: string,
): Promise<GradeLine | CommandFailure> {
  try {
    const graded = await gradeSource(
      runner,
      problem,
      readSource(file),
      languageOfFile(problem, file) ?? undefined,
    );
    return graded.ok ? graded.value : new CommandFailure(graded.error.kind, graded.error.sentence);
  } catch (error) {
    if (error instanceof CommandFailure) return error;
    throw error;
  }
}

function sourceFiles(dir: string): string[] {
  try {
    const names = readdirSync(dir, { withFileTypes: true });
    const files = names.filter((entry) => entry.isFile());
    return files.map((entry) => path.join(dir, entry.name)).toSorted();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CommandFailure('missing-folder', `${dir}: there is no such folder.`);
  }
}

function tell(file: string, line: GradeLine): void {
  say(`${path.basename(file)}: ${line.verdict}, ${line.score} of ${line.maxScore} points`);
  for (const finding of line.findings)
    say(`  forbidden word ${finding.word} at line ${finding.line}, column ${finding.column}`);
  if (line.loadError !== null) say(`  ${line.loadError.exceptionType}: ${line.loadError.message}`);
  for (const test of line.tests)
    say(`  ${test.outcome.padEnd(8)} ${test.name} (${test.points} of ${test.maxPoints})`);
}
