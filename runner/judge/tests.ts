// From what the grader reported to one result per test of the rubric. Every test starts as not passed; only a report
// of the grader flips it.
import type { Rubric, TestFile } from '#contract/problem.ts';
import type { TestResult } from '#contract/report.ts';
import type { Outcome, Purpose, Visibility } from '#contract/verdict.ts';
import { equalPoints, roundPoints } from '../score/points.ts';
import { declaredTests } from './declared.ts';
import type { CollectError, CollectedTest, TestMessage } from './messages.ts';
import { neverLoaded, stoppedBy } from './transcript.ts';
import type { Transcript } from './transcript.ts';

/** One test to be answered for: of the rubric, or of the files where the rubric names none. */
export type ExpectedTest = {
  readonly name: string;
  readonly visibility: Visibility;
  readonly maxPoints: number;
};

type Files = readonly Pick<TestFile, 'name' | 'visibility'>[];
type FilesWithText = readonly Pick<TestFile, 'name' | 'visibility' | 'bytes'>[];

/**
 * Practice runs the public tests only, and is asked for no others. Without a rubric a file that gave no tests, because
 * the student's code broke it or ended before, still owes those that it declares: else they would weigh nothing.
 */
export function expectedTests(
  rubric: Rubric,
  purpose: Purpose,
  files: FilesWithText,
  transcript: Transcript,
): ExpectedTest[] {
  if (rubric.tests !== undefined)
    return rubric.tests
      .filter((test) => purpose === 'final' || test.visibility === 'public')
      .map(({ name, visibility, points }) => ({ name, visibility, maxPoints: points }));
  const named = new Map<string, Omit<ExpectedTest, 'maxPoints'>>();
  for (const test of transcript.collected ?? []) {
    const visibility = visibilityOf(test.file, files);
    const name = qualifiedName(test);
    if (visibility !== null) named.set(`${visibility}\0${name}`, { name, visibility });
  }
  const asked = files.filter((file) => purpose === 'final' || file.visibility === 'public');
  for (const { name: fileName, visibility, bytes } of asked) {
    if (transcript.collected?.some((test) => test.file === fileName) === true) continue;
    for (const name of declaredTests(bytes))
      named.set(`${visibility}\0${name}`, { name, visibility });
  }
  const points = equalPoints(rubric.max_points, named.size);
  return [...named.values()].map((test, at) => ({ ...test, maxPoints: points[at] ?? 0 }));
}

export function resultOf(expected: ExpectedTest, files: Files, transcript: Transcript): TestResult {
  const isMine = (test: CollectedTest): boolean =>
    visibilityOf(test.file, files) === expected.visibility && isNamed(test, expected.name);
  const cases = (transcript.collected ?? []).filter(isMine);
  const reports = cases.map((one) => transcript.tests.find((test) => test.id === one.id) ?? null);
  const broken = reports.length > 0 ? null : brokenFile(expected.visibility, files, transcript);
  const passed = reports.length > 0 && reports.every((report) => report?.outcome === 'passed');
  const told = firstToTell(reports);
  return {
    name: expected.name,
    visibility: expected.visibility,
    outcome: reports.length > 0 ? outcomeOf(reports) : outcomeWithoutTests(broken, transcript),
    points: passed ? roundPoints(expected.maxPoints) : 0,
    maxPoints: roundPoints(expected.maxPoints),
    durationMs: totalMs(reports),
    message: told === null ? (broken?.message ?? null) : wordsOf(told),
    expected: told?.expected ?? null,
    actual: told?.actual ?? null,
    output: told?.output ?? '',
    studentLine: told?.studentLine ?? null,
  };
}

/** Why an expected test did not pass, once for each case, as the verdict's rules need it. */
export function failuresOf(
  expected: ExpectedTest,
  files: Files,
  transcript: Transcript,
): Pick<TestMessage, 'cause'>[] {
  const reports = transcript.tests.filter(
    (test) =>
      visibilityOf(test.file, files) === expected.visibility && isNamed(test, expected.name),
  );
  const broken = brokenFile(expected.visibility, files, transcript);
  if (reports.length === 0 && broken !== null) return [{ cause: broken.cause }];
  return reports.filter((report) => report.outcome !== 'passed');
}

function brokenFile(
  visibility: Visibility,
  files: Files,
  transcript: Transcript,
): CollectError | null {
  const isIts = (error: CollectError): boolean => visibilityOf(error.file, files) === visibility;
  return transcript.collectErrors.find(isIts) ?? null;
}

/** `TestCuenta::test_saldo`, or the plain function's name: `test_suma[1-2]` is a case of `test_suma`. */
function qualifiedName(test: CollectedTest): string {
  const plain = test.function ?? test.name.replace(/\[.*$/s, '');
  const path = test.id.split('[')[0]?.split('::').slice(1, -1).join('::');
  const classes = test.class ?? path ?? '';
  return classes === '' ? plain : `${classes}::${plain}`;
}

/** A rubric may name a method alone or with its class. */
function isNamed(test: CollectedTest, name: string): boolean {
  const qualified = qualifiedName(test);
  return qualified === name || qualified.endsWith(`::${name}`);
}

function visibilityOf(fileName: string, files: Files): Visibility | null {
  return files.find((file) => file.name === fileName)?.visibility ?? null;
}

/** The case that explains the result: the first that did not pass, else the first. */
function firstToTell(reports: readonly (TestMessage | null)[]): TestMessage | null {
  const told = reports.filter((report) => report !== null);
  return told.find((report) => report.outcome !== 'passed') ?? told[0] ?? null;
}

function outcomeWithoutTests(broken: CollectError | null, transcript: Transcript): Outcome {
  if (neverLoaded(transcript) || stoppedBy(transcript) !== null) return 'not-run';
  return broken === null ? 'missing' : 'error';
}

function outcomeOf(reports: readonly (TestMessage | null)[]): Outcome {
  const outcomes = reports.map((report) => report?.outcome ?? 'not-run');
  // A skip counts as a failure: whoever could make a test skip itself would otherwise have found a way around it.
  if (outcomes.some((outcome) => outcome === 'failed' || outcome === 'skipped')) return 'failed';
  if (outcomes.includes('error')) return 'error';
  return outcomes.includes('not-run') ? 'not-run' : 'passed';
}

function wordsOf(report: TestMessage): string | null {
  if (report.outcome !== 'skipped') return report.message ?? null;
  return `skipped${report.message ? `: ${report.message}` : ''}`;
}

function totalMs(reports: readonly (TestMessage | null)[]): number | null {
  const told = reports.filter((report) => report !== null);
  if (told.length === 0) return null;
  return Math.round(told.reduce((sum, report) => sum + report.durationMs, 0) * 1_000) / 1_000;
}
