// Is a problem fit for an exam? Each of its solutions earns what its first line promises, and its files agree.
import path from 'node:path';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Problem } from '#contract/problem.ts';
import { programsOf } from '#contract/programs.ts';
import type { Program } from '#contract/programs.ts';
import type { Report, TestResult } from '#contract/report.ts';
import type { Result } from '#contract/result.ts';
import { keeps, wordsOf } from './expectation.ts';
import { faultOf } from './plain-file.ts';
import type { FileFault } from './plain-file.ts';
import { readProblem } from './read-problem.ts';
import { readSolutions } from './solutions.ts';
import type { Solution } from './solutions.ts';
import { staticFaults } from './static-check.ts';
import { findWeakTests } from './weak-tests.ts';
import type { Cheat, WeakTest } from './weak-tests.ts';

export type Judged = Pick<Report, 'verdict' | 'score'> & {
  /** Needed to find weak tests. */
  readonly tests?: readonly Pick<TestResult, 'name' | 'visibility' | 'outcome'>[];
  /** What a test did that cannot cross to the student's code, in words for its author. */
  readonly notCrossable?: readonly string[];
};

/**
 * Grades a source as the product would, the validator first: a refused source is `rejected` with score 0. May be
 * called for many sources at once; it makes them wait as it must.
 */
export type Judge = (
  problem: Problem,
  source: Uint8Array,
  language: ProgrammingLanguage,
) => Promise<Result<Judged, { readonly detail: string }>>;

export type SolutionCheck = {
  readonly file: string;
  readonly expected: string;
  /** Null when nothing was judged, for a reason that is not the solution's. */
  readonly got: Pick<Judged, 'verdict' | 'score'> | null;
  readonly kept: boolean;
  /** The tests that it does not pass, as `name (outcome)`: where a broken promise parts from what happened. */
  readonly notPassed: readonly string[];
  /** Of a solution that should pass: what its author must write otherwise. Elsewhere the source may have provoked it. */
  readonly notCrossable: readonly string[];
  /** Why it was not judged. */
  readonly detail: string | null;
};

export type ProblemCheck = {
  /** The folder's name. */
  readonly id: string;
  readonly faults: readonly FileFault[];
  readonly solutions: readonly SolutionCheck[];
  /** For the author to weigh: they fail no check. */
  readonly weakTests: readonly WeakTest[];
  readonly passed: boolean;
};

export type CheckReport = { readonly passed: boolean; readonly problems: readonly ProblemCheck[] };

/**
 * Checks the problems in these folders. Nothing is thrown for a broken problem or a broken engine: both are told
 * in the report.
 *
 * @param onProblem called as each problem is done, in whatever order that happens
 * @param cheatsFor programs that solve nothing, to find the tests that they pass
 */
export async function checkProblems(
  folders: readonly string[],
  judge: Judge,
  onProblem: (check: ProblemCheck) => void = () => undefined,
  cheatsFor: (problem: Problem) => readonly Cheat[] = () => [],
): Promise<CheckReport> {
  const problems = await Promise.all(
    folders.map(async (folder) => {
      const check = await checkProblem(folder, judge, cheatsFor);
      onProblem(check);
      return check;
    }),
  );
  return { passed: problems.every((check) => check.passed), problems };
}

async function checkProblem(
  folder: string,
  judge: Judge,
  cheatsFor: (problem: Problem) => readonly Cheat[],
): Promise<ProblemCheck> {
  const id = path.basename(path.resolve(folder));
  const read = readProblem(folder);
  if (!read.ok) {
    const { error } = read;
    const faults =
      error.kind === 'broken-problem' ? error.faults : [faultOf(folder, error.sentence)];
    return { id, faults, solutions: [], weakTests: [], passed: false };
  }
  const problem = read.value;
  const { solutions, faults } = readSolutions(folder, problem.manifest);
  const [starterFaults, checks, weakTests] = await Promise.all([
    Promise.all(
      programsOf(problem.manifest).map((program) => checkStarter(folder, problem, program, judge)),
    ),
    Promise.all(solutions.map((solution) => checkSolution(problem, solution, judge))),
    findWeakTests(problem, cheatsFor(problem), judge),
  ]);
  const all = [...staticFaults(folder, problem), ...faults, ...starterFaults.flat()];
  const passed = all.length === 0 && checks.every((check) => check.kept);
  return { id, faults: all, solutions: checks, weakTests, passed };
}

async function checkSolution(
  problem: Problem,
  { file, bytes, expected, kind, language }: Solution,
  judge: Judge,
): Promise<SolutionCheck> {
  const judged = await judge(problem, bytes, language);
  const promise = { file, expected: wordsOf(expected) };
  if (!judged.ok) {
    const { detail } = judged.error;
    return { ...promise, got: null, kept: false, notPassed: [], notCrossable: [], detail };
  }
  const { verdict, score, tests = [] } = judged.value;
  const notPassed = tests
    .filter(({ outcome }) => outcome !== 'passed')
    .map(({ name, outcome }) => `${name} (${outcome})`);
  const notCrossable = kind === 'accepted' ? [...new Set(judged.value.notCrossable ?? [])] : [];
  const kept = keeps(expected, { verdict, score }) && notCrossable.length === 0;
  return { ...promise, got: { verdict, score }, kept, notPassed, notCrossable, detail: null };
}

/** A starter that passes gives the exam away; one that is refused cannot even be sent back. */
async function checkStarter(
  folder: string,
  problem: Problem,
  { language, starter }: Program,
  judge: Judge,
): Promise<FileFault[]> {
  const file = path.join(folder, starter);
  const source = new TextEncoder().encode(problem.starters[language] ?? '');
  const judged = await judge(problem, source, language);
  if (!judged.ok) return [faultOf(file, `The starter was not judged: ${judged.error.detail}`)];
  const { verdict, score } = judged.value;
  if (score > 0) return [faultOf(file, `The starter already earns ${score} points.`)];
  if (verdict === 'rejected') return [faultOf(file, 'The validator refuses the starter.')];
  return [];
}
