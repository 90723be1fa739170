// What is not the same between two gradings of one source. Durations, memory and texts vary from run to run and are left out.
import type { Report, TestResult } from '#contract/report.ts';

export type Difference = {
  /** `verdict`, `score`, `image`, or `test NAME (public)`, for people to read. */
  readonly what: string;
  readonly was: string;
  readonly now: string;
};

export type Comparison = {
  /** In verdict, points or outcomes: the student's result would be another one. */
  readonly result: readonly Difference[];
  /** In what the grading was made with: these explain differences of the result, and are none. */
  readonly circumstances: readonly Difference[];
};

export function compareReports(was: Report, now: Report): Comparison {
  return {
    result: [
      ...difference('verdict', was.verdict, now.verdict),
      ...difference('score', was.score, now.score),
      ...difference('maximum score', was.maxScore, now.maxScore),
      ...testDifferences(was.tests, now.tests),
    ],
    circumstances: [
      ...difference('image', was.record.imageId, now.record.imageId),
      ...difference('problem', was.record.problemSha256, now.record.problemSha256),
      ...difference('tests', was.record.testsSha256, now.record.testsSha256),
      ...difference('seed', was.record.seed, now.record.seed),
      ...difference('version', was.record.toolVersion, now.record.toolVersion),
      ...difference('limits', JSON.stringify(was.limits), JSON.stringify(now.limits)),
    ],
  };
}

function testDifferences(was: readonly TestResult[], now: readonly TestResult[]): Difference[] {
  const before = new Map(was.map((test) => [keyOf(test), wordsOf(test)]));
  const after = new Map(now.map((test) => [keyOf(test), wordsOf(test)]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    difference(key, before.get(key) ?? 'not there', after.get(key) ?? 'not there'),
  );
}

const keyOf = ({ name, visibility }: TestResult): string => `test ${name} (${visibility})`;
const wordsOf = ({ outcome, points, maxPoints }: TestResult): string =>
  `${outcome}, ${points} of ${maxPoints}`;

function difference(what: string, was: string | number, now: string | number): Difference[] {
  return was === now ? [] : [{ what, was: String(was), now: String(now) }];
}
