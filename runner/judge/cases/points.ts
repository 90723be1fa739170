// What each case is worth. An author gives points to all tests of a problem or to none; without, all weigh the same.
import type { ProblemManifest } from '#contract/problem.ts';
import { casesOf, pytestFilesOf } from '#contract/test-kinds.ts';
import type { Purpose } from '#contract/verdict.ts';
import { equalPoints, roundPoints } from '../../score/points.ts';
import { casesToRun } from './results.ts';

export type CasePoints = {
  readonly byName: ReadonlyMap<string, number>;
  /** For the pytest tests, in their order, where cases share with them; null where they have points of their own. */
  readonly pytest: readonly number[] | null;
};

/** @param pytestCount tests of the pytest files, which only a run can count */
export function pointsOfCases(
  manifest: Pick<ProblemManifest, 'tests' | 'rubric'>,
  purpose: Purpose,
  pytestCount: number,
): CasePoints {
  const cases = casesOf(manifest.tests);
  const { max_points } = manifest.rubric;
  if (cases.some(({ points }) => points !== undefined)) {
    const given = cases.map(({ name, points = 0 }) => [name, roundPoints(points)] as const);
    return { byName: new Map(given), pytest: null };
  }
  const isShared = pytestFilesOf(manifest.tests) !== null;
  // Without pytest files it is known beforehand how many tests there are, and so in practice too.
  const sharing = isShared ? casesToRun(cases, purpose) : cases;
  const shares = equalPoints(max_points, pytestCount + sharing.length);
  const byName = new Map(sharing.map(({ name }, at) => [name, shares[pytestCount + at] ?? 0]));
  return { byName, pytest: cases.length === 0 ? null : shares.slice(0, pytestCount) };
}
