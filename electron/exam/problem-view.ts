// A problem as a student may see it: never a hidden test's name, text or value.
import { createHash } from 'node:crypto';
import type { HiddenPolicy } from '#contract/exam.ts';
import { KIB } from '#contract/limits.ts';
import type { Problem, ProblemView, ProgramView, RubricTest } from '#contract/problem.ts';
import { limitsIn, programsOf } from '#contract/programs.ts';
import type { Program } from '#contract/programs.ts';
import { casesOf, pytestFilesOf } from '#contract/test-kinds.ts';
import { equalPoints } from '#runner';

/** Without a rubric the tests weigh the same and are counted when they are collected: nothing is told of them here. */
export function viewOfProblem(problem: Problem, hidden: HiddenPolicy): ProblemView {
  const { manifest } = problem;
  const tests = namedTests(problem);
  const hiddenTests = tests.filter((test) => test.visibility === 'hidden');
  const told = hidden === 'nothing' ? [] : hiddenTests;
  const [first, ...others] = programsOf(manifest);
  const start = viewOfProgram(problem, first);
  return {
    ...start,
    id: manifest.id,
    title: manifest.title,
    programs: [start, ...others.map((program) => viewOfProgram(problem, program))],
    statements: problem.statements,
    pictures: problem.pictures.map(({ name, type, bytes }) => ({
      name,
      dataUri: `data:${type};base64,${Buffer.from(bytes).toString('base64')}`,
    })),
    sourceMaxBytes: manifest.sourceMaxKb * KIB,
    maxPoints: manifest.rubric.max_points,
    publicTests: tests
      .filter((test) => test.visibility === 'public')
      .map(({ name, points }) => ({ name, points })),
    hiddenTests: {
      count: told.length,
      points: told.reduce((sum, test) => sum + test.points, 0),
    },
  };
}

/** The rubric's tests and the cases, as far as their points are known before a run. */
function namedTests({ manifest }: Problem): readonly RubricTest[] {
  const rubric = manifest.rubric.tests ?? [];
  const cases = casesOf(manifest.tests);
  const known = cases.flatMap(({ name, visibility, points }) =>
    points === undefined ? [] : [{ name, visibility, points }],
  );
  if (known.length > 0 || pytestFilesOf(manifest.tests) !== null) return [...rubric, ...known];
  const shares = equalPoints(manifest.rubric.max_points, cases.length);
  return cases.map(({ name, visibility }, at) => ({ name, visibility, points: shares[at] ?? 0 }));
}

function viewOfProgram({ manifest, starters }: Problem, program: Program): ProgramView {
  const { language, entry, forbidden } = program;
  const starter = starters[language] ?? '';
  const starterSha256 = createHash('sha256').update(starter, 'utf8').digest('hex');
  const limits = limitsIn(manifest, language);
  return { language, entry, starter, starterSha256, limits, forbidden };
}
