// A submission as its student may see it: pure, and the only way from a stored report to a student's screen.
import type { Report, TestResult } from '#contract/report.ts';
import type { HiddenPolicy } from '#contract/exam.ts';
import type { ResultView, SubmissionView } from '#contract/submission.ts';
import type { Verdict } from '#contract/verdict.ts';
import { receiptCode } from './rules.ts';
import type { Kept } from './store.ts';

export type Shown = {
  /** Submissions before it while it waits. */
  readonly ahead: number;
  readonly hidden: HiddenPolicy;
  readonly logHead: string | null;
};

export function studentView(kept: Kept, { ahead, hidden, logHead }: Shown): SubmissionView {
  return {
    id: kept.id,
    attemptId: kept.attemptId,
    problemId: kept.problemId,
    language: kept.language,
    purpose: kept.purpose,
    code: receiptCode(kept.id),
    sourceSha256: kept.sourceSha256,
    sizeBytes: kept.sizeBytes,
    receivedAtMs: kept.receivedAtMs,
    late: kept.late,
    state: kept.state,
    tries: kept.tries,
    ahead: kept.state === 'queued' ? ahead : 0,
    gradedAtMs: kept.graded?.atMs ?? null,
    result: kept.graded === null ? null : resultView(kept.graded.report, hidden),
    logHead,
  };
}

/**
 * What of a report its student may see. Where nothing of hidden tests may show, the score is that of the public ones.
 * What was printed outside of tests is shown of practice alone: a program that has met hidden tests could print their
 * inputs there. Public tests run first, so their own texts hold none.
 */
export function resultView(report: Report, policy: HiddenPolicy): ResultView {
  const publicTests = report.tests.filter((test) => test.visibility === 'public');
  const hiddenTests = report.tests.filter((test) => test.visibility === 'hidden');
  const silent = policy === 'nothing' && hiddenTests.length > 0;
  const shown = silent ? publicOnly(report, publicTests) : report;
  return {
    verdict: shown.verdict,
    score: shown.score,
    maxScore: shown.maxScore,
    reached: shown.reached,
    loadError: report.loadError,
    publicTests,
    hidden: policy === 'nothing' || hiddenTests.length === 0 ? null : summary(hiddenTests, policy),
    output: hiddenTests.length > 0 ? '' : report.output,
    // A program could tell of a hidden input by how long it sleeps on it.
    runMs:
      hiddenTests.length > 0
        ? sum(publicTests.map((test) => test.durationMs ?? 0))
        : report.phasesMs.run,
  };
}

/**
 * A report as a station keeps it on disk in a real exam: of hidden tests the outcome and the points. Their names stay,
 * since the gradebook needs them; their texts and what was printed past the tests would give inputs and answers away.
 * Staff see the texts by grading the source again.
 */
export function withoutHiddenTexts(report: Report): Report {
  if (!report.tests.some((test) => test.visibility === 'hidden')) return report;
  const tests = report.tests.map((test) =>
    test.visibility === 'public'
      ? test
      : { ...test, message: null, expected: null, actual: null, output: '', studentLine: null },
  );
  return { ...report, tests, output: '', notCrossable: [] };
}

type ShownOfReport = Pick<Report, 'verdict' | 'score' | 'maxScore' | 'reached'>;

function publicOnly(report: Report, tests: readonly TestResult[]): ShownOfReport {
  const score = sum(tests.map((test) => test.points));
  const maxScore = sum(tests.map((test) => test.maxPoints));
  // A limit met after every public test had its say was met in a hidden one, and would tell of it.
  const hiddenAlone = tests.length > 0 && tests.every((test) => test.outcome !== 'not-run');
  if (!hiddenAlone || report.loadError !== null)
    return { score, maxScore, verdict: report.verdict, reached: report.reached };
  return { score, maxScore, verdict: verdictOf(tests), reached: null };
}

function verdictOf(tests: readonly TestResult[]): Verdict {
  const passed = tests.filter((test) => test.outcome === 'passed').length;
  if (passed === tests.length) return 'accepted';
  return passed > 0 ? 'partial' : 'wrong';
}

function summary(tests: readonly TestResult[], policy: HiddenPolicy) {
  return {
    passed: tests.filter((test) => test.outcome === 'passed').length,
    total: tests.length,
    points: sum(tests.map((test) => test.points)),
    maxPoints: sum(tests.map((test) => test.maxPoints)),
    names: policy === 'names' ? tests.map(({ name, outcome }) => ({ name, outcome })) : null,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
