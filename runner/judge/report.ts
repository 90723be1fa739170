// The report of one judgement, put together from the transcripts and the facts around it.
import { KIB } from '#contract/limits.ts';
import type { Limits, Problem } from '#contract/problem.ts';
import type { GradingRecord, LoadError, Report } from '#contract/report.ts';
import { casesOf, pytestFilesOf } from '#contract/test-kinds.ts';
import type { Purpose } from '#contract/verdict.ts';
import { sumPoints } from '../score/points.ts';
import { pointsOfCases } from './cases/points.ts';
import { NO_CASES, casesToRun, resultOfCase, stoppedCases } from './cases/results.ts';
import type { CasesTranscript } from './cases/results.ts';
import type { EndMessage } from './messages.ts';
import { expectedTests, failuresOf, resultOf } from './tests.ts';
import { EMPTY_TRANSCRIPT, stoppedBy } from './transcript.ts';
import type { Transcript } from './transcript.ts';
import { reachedLimit, verdictOf } from './verdict.ts';

export type RunRecord = {
  readonly sourceSha256: string;
  readonly purpose: Purpose;
  readonly phasesMs: Report['phasesMs'];
  readonly image: string;
  /** Those of the language. */
  readonly limits: Limits;
  readonly record: GradingRecord;
};

/** What came of the tests of each kind; null for a kind that the problem does not have, or that was not reached. */
export type Transcripts = {
  readonly pytest: Transcript | null;
  readonly cases: CasesTranscript | null;
};

export function reportOf(problem: Problem, heard: Transcripts, run: RunRecord): Report {
  const { manifest, testFiles } = problem;
  const pytest = heard.pytest ?? EMPTY_TRANSCRIPT;
  const cases = heard.cases ?? NO_CASES;
  const expected = expectedTests(manifest.rubric, run.purpose, testFiles, pytest);
  const points = pointsOfCases(manifest, run.purpose, expected.length);
  const weighed = expected.map((test, at) => ({
    ...test,
    maxPoints: points.pytest?.[at] ?? test.maxPoints,
  }));
  const tests = [
    ...weighed.map((test) => resultOf(test, testFiles, pytest)),
    ...casesToRun(casesOf(manifest.tests), run.purpose).map((one) =>
      resultOfCase(one, points.byName.get(one.name) ?? 0, cases),
    ),
  ];
  const maxScore = maxScoreOf(problem, run.purpose, tests);
  const score = sumPoints(
    tests.map((test) => test.points),
    maxScore,
  );
  const loadError = loadErrorOf(pytest.end) ?? cases.loadError;
  const stopped = stoppedBy(pytest) ?? stoppedCases(cases);
  return {
    problemId: manifest.id,
    sourceSha256: run.sourceSha256,
    purpose: run.purpose,
    verdict: verdictOf({
      load: loadError?.kind ?? 'ok',
      stopped,
      score,
      allPassed: tests.length > 0 && tests.every((test) => test.outcome === 'passed'),
      failures: [
        ...expected.flatMap((test) => failuresOf(test, testFiles, pytest)),
        ...cases.ran.map(({ verdict }) => verdict).filter(({ outcome }) => outcome !== 'passed'),
      ],
    }),
    score,
    maxScore,
    reached: reachedLimit(stopped),
    loadError,
    tests,
    output: outputOf(pytest, run.limits.outputKb * KIB),
    phasesMs: run.phasesMs,
    usage: {
      memoryPeakBytes: largest(pytest.end?.memoryPeakBytes, cases.memoryPeakBytes),
      cpuMs: added(pytest.end?.cpuMs, cases.cpuMs),
    },
    notCrossable: pytest.end?.notCrossable ?? [],
    image: run.image,
    limits: run.limits,
    record: run.record,
  };
}

type Figure = number | null | undefined;
const known = (figures: readonly Figure[]): number[] => figures.flatMap((figure) => figure ?? []);

function largest(...figures: Figure[]): number | null {
  const numbers = known(figures);
  return numbers.length === 0 ? null : Math.max(...numbers);
}

function added(...figures: Figure[]): number | null {
  const numbers = known(figures);
  return numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0);
}

/** A final run can earn the rubric's maximum; practice at most what its public tests are worth. */
function maxScoreOf(
  { manifest }: Problem,
  purpose: Purpose,
  tests: readonly { readonly maxPoints: number }[],
): number {
  const { rubric } = manifest;
  const isKnown = rubric.tests !== undefined || pytestFilesOf(manifest.tests) === null;
  if (purpose === 'final' || !isKnown) return rubric.max_points;
  return sumPoints(
    tests.map((test) => test.maxPoints),
    rubric.max_points,
  );
}

function loadErrorOf(end: EndMessage | null): LoadError | null {
  if (end?.load?.ok !== false) return null;
  const { kind, exceptionType, message, line, column } = end.load;
  return {
    kind,
    exceptionType,
    message: message ?? '',
    line: line ?? null,
    column: column ?? null,
  };
}

/** What was printed while no test ran, then what went past Python's own streams. */
function outputOf(transcript: Transcript, maxChars: number): string {
  return `${transcript.end?.output ?? ''}${transcript.rawOutput}`.slice(0, maxChars);
}
