// A problem as a student may see it: never a hidden test's name, text or value.
import { createHash } from 'node:crypto';
import type { HiddenPolicy } from '#contract/exam.ts';
import { KIB } from '#contract/limits.ts';
import type { Problem, ProblemView } from '#contract/problem.ts';

/** Without a rubric the tests weigh the same and are counted when they are collected: nothing is told of them here. */
export function viewOfProblem(problem: Problem, hidden: HiddenPolicy): ProblemView {
  const { manifest } = problem;
  const tests = manifest.rubric.tests ?? [];
  const hiddenTests = tests.filter((test) => test.visibility === 'hidden');
  const told = hidden === 'nothing' ? [] : hiddenTests;
  return {
    id: manifest.id,
    title: manifest.title,
    language: manifest.language,
    entry: manifest.entry,
    statements: problem.statements,
    pictures: problem.pictures.map(({ name, type, bytes }) => ({
      name,
      dataUri: `data:${type};base64,${Buffer.from(bytes).toString('base64')}`,
    })),
    starter: problem.starter,
    starterSha256: createHash('sha256').update(problem.starter, 'utf8').digest('hex'),
    limits: manifest.limits,
    sourceMaxBytes: manifest.sourceMaxKb * KIB,
    forbidden: manifest.forbidden,
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
