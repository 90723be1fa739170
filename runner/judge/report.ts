// The report of one judgement, put together from the transcript and the facts around it.
import { KIB } from '#contract/limits.ts';
import type { Problem } from '#contract/problem.ts';
import type { GradingRecord, LoadError, Report } from '#contract/report.ts';
import type { Purpose } from '#contract/verdict.ts';
import { sumPoints } from '../score/points.ts';
import type { EndMessage } from './messages.ts';
import { expectedTests, failuresOf, resultOf } from './tests.ts';
import { stoppedBy } from './transcript.ts';
import type { Transcript } from './transcript.ts';
import { reachedLimit, verdictOf } from './verdict.ts';

export type RunRecord = {
  readonly sourceSha256: string;
  readonly purpose: Purpose;
  readonly phasesMs: Report['phasesMs'];
  readonly image: string;
  readonly record: GradingRecord;
};

export function reportOf(problem: Problem, transcript: Transcript, run: RunRecord): Report {
  const { manifest, testFiles } = problem;
  const expected = expectedTests(manifest.rubric, run.purpose, testFiles, transcript);
  const tests = expected.map((test) => resultOf(test, testFiles, transcript));
  const maxScore = maxScoreOf(problem, run.purpose, expected);
  const score = sumPoints(
    tests.map((test) => test.points),
    maxScore,
  );
  const loadError = loadErrorOf(transcript.end);
  const stopped = stoppedBy(transcript);
  return {
    problemId: manifest.id,
    sourceSha256: run.sourceSha256,
    purpose: run.purpose,
    verdict: verdictOf({
      load: loadError?.kind ?? 'ok',
      stopped,
      score,
      allPassed: tests.length > 0 && tests.every((test) => test.outcome === 'passed'),
      failures: expected.flatMap((test) => failuresOf(test, testFiles, transcript)),
    }),
    score,
    maxScore,
    reached: reachedLimit(stopped),
    loadError,
    tests,
    output: outputOf(transcript, manifest.limits.outputKb * KIB),
    phasesMs: run.phasesMs,
    usage: {
      memoryPeakBytes: transcript.end?.memoryPeakBytes ?? null,
      cpuMs: transcript.end?.cpuMs ?? null,
    },
    notCrossable: transcript.end?.notCrossable ?? [],
    image: run.image,
    limits: manifest.limits,
    record: run.record,
  };
}

/** A final run can earn the rubric's maximum; practice at most what its public tests are worth. */
function maxScoreOf(
  problem: Problem,
  purpose: Purpose,
  expected: readonly { readonly maxPoints: number }[],
): number {
  const { rubric } = problem.manifest;
  if (purpose === 'final' || rubric.tests === undefined) return rubric.max_points;
  return sumPoints(
    expected.map((test) => test.maxPoints),
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
