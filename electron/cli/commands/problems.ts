// `problems check`: does every solution of every problem earn what its first line promises?
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { programsOf } from '#contract/programs.ts';
import { fail, ok } from '#contract/result.ts';
import { openCatalog, problemFolders } from '#problems';
import { knownCheats } from '#runner';
import { checkProblems } from '../../../problems/check.ts';
import type { Judge, ProblemCheck, SolutionCheck } from '../../../problems/check.ts';
import { PROJECT } from '../../station/project.ts';
import { gradeSource } from '../grading.ts';
import { CommandFailure, printJson, say } from '../output.ts';
import { withRunner } from '../with-runner.ts';

export function problemsCommand(program: Command): void {
  program
    .command('problems')
    .description('look after the problems')
    .command('check')
    .description('grade every solution and compare with what its first line promises')
    .argument('[dir...]', 'problem folders, or folders of problems; all problems when left out')
    .option('--json', 'print one JSON value on standard output', false)
    .action(async (dirs: string[], options: { json: boolean }) => {
      const folders = foldersOf(dirs);
      const report = await withRunner({ languages: languagesOf(folders) }, async (runner) => {
        const judge: Judge = async (problem, source, language) => {
          const graded = await gradeSource(runner, problem, source, language);
          return graded.ok ? ok(graded.value) : fail({ detail: graded.error.sentence });
        };
        return checkProblems(folders, judge, tell, knownCheats);
      });
      if (options.json) printJson(report);
      if (!report.passed) process.exitCode = 1;
    });
}

/** Every language that these problems are offered in; broken ones are told by the check. */
function languagesOf(folders: readonly string[]): ProgrammingLanguage[] {
  const problems = folders.map((folder) =>
    openCatalog(path.dirname(folder)).read(path.basename(folder)),
  );
  const languages = problems.flatMap((problem) =>
    problem.ok ? programsOf(problem.value.manifest).map(({ language }) => language) : [],
  );
  return [...new Set(languages)];
}

/** A folder with a problem.yml is a problem; any other is a folder of problems. */
function foldersOf(dirs: readonly string[]): string[] {
  const given = dirs.length === 0 ? [path.join(PROJECT, 'problems')] : dirs;
  return given.flatMap((dir) => {
    if (!existsSync(dir)) throw new CommandFailure('missing-folder', `${dir}: no such folder.`);
    if (existsSync(path.join(dir, 'problem.yml'))) return [path.resolve(dir)];
    const folders = problemFolders(path.resolve(dir));
    if (folders.length === 0) throw new CommandFailure('no-problem', `${dir}: no problem here.`);
    return folders;
  });
}

function tell(check: ProblemCheck): void {
  const kept = check.solutions.filter((solution) => solution.kept).length;
  const state = check.passed ? 'ok' : 'FAILED';
  say(`${check.id}: ${state}, ${kept} of ${check.solutions.length} solutions as promised`);
  for (const { file, line, column, sentence } of check.faults)
    say(`  ${file}${line === null ? '' : `:${line}:${column ?? 1}`}: ${sentence}`);
  for (const solution of check.solutions) if (!solution.kept) tellSolution(solution);
  for (const { name, visibility, passedBy } of check.weakTests)
    say(
      `  weak: ${name} (${visibility}) is passed by a program that ${passedBy.join('; or that ')}`,
    );
}

function tellSolution(solution: SolutionCheck): void {
  const { file, expected, got, detail, notPassed, notCrossable } = solution;
  say(
    `  ${file}:1:1: expected ${expected}, got ${got === null ? detail : `${got.verdict} ${got.score}`}`,
  );
  if (notPassed.length > 0) say(`    not passed: ${notPassed.join(', ')}`);
  for (const sentence of notCrossable)
    say(`    a test asks what cannot reach the student's code: ${sentence} (LIMITS.md)`);
}
