// The results of a problem's cases, in the author's order, as parts of a report.
import { TEST_TEXT_MAX_CHARS } from '#contract/limits.ts';
import type { LoadError, TestResult } from '#contract/report.ts';
import type { CallCase, IoCase } from '#contract/test-kinds.ts';
import type { Purpose, ReachedLimit } from '#contract/verdict.ts';
import type { CaseVerdict } from './judged.ts';

/** One case that ran. */
export type RanCase = {
  readonly name: string;
  readonly verdict: CaseVerdict;
  readonly wallMs: number;
  readonly expected: string | null;
  readonly actual: string | null;
  /** What it printed beside what is compared. */
  readonly stderr: string;
  /** Where in the student's file it failed, by its own trace. */
  readonly studentLine: number | null;
};

/** What came of all cases of a problem, in one sandbox. */
export type CasesTranscript = {
  /** Why there is no program to run; null when there is one. */
  readonly loadError: LoadError | null;
  readonly ran: readonly RanCase[];
  /** Why the cases after the last were not run; null when all were. */
  readonly cut: ReachedLimit | 'exit' | null;
  readonly memoryPeakBytes: number | null;
  readonly cpuMs: number | null;
};

/** Of a problem without cases, or one whose cases were not reached. */
export const NO_CASES: CasesTranscript = {
  loadError: null,
  ran: [],
  cut: null,
  memoryPeakBytes: null,
  cpuMs: null,
};

type Case = IoCase | CallCase;

/** Public cases first: what a hidden one does must not show in them. Practice runs no others. */
export function casesToRun<One extends Pick<Case, 'visibility'>>(
  cases: readonly One[],
  purpose: Purpose,
): One[] {
  const of = (visibility: 'public' | 'hidden'): One[] =>
    cases.filter((one) => one.visibility === visibility);
  return purpose === 'final' ? [...of('public'), ...of('hidden')] : of('public');
}

/** @param maxPoints as the problem gives them, or the case's share of what all tests are worth */
export function resultOfCase(
  { name, visibility }: Pick<Case, 'name' | 'visibility'>,
  maxPoints: number,
  transcript: CasesTranscript,
): TestResult {
  const ran = transcript.ran.find((one) => one.name === name);
  const isPassed = ran?.verdict.outcome === 'passed';
  const cut = (text: string | null | undefined): string | null =>
    text === null || text === undefined ? null : text.slice(0, TEST_TEXT_MAX_CHARS);
  return {
    name,
    visibility,
    outcome: ran?.verdict.outcome ?? 'not-run',
    points: isPassed ? maxPoints : 0,
    maxPoints,
    durationMs: ran?.wallMs ?? null,
    message: cut(ran?.verdict.message),
    expected: isPassed ? null : cut(ran?.expected),
    actual: isPassed ? null : cut(ran?.actual),
    output: cut(ran?.stderr) ?? '',
    studentLine: ran?.studentLine ?? null,
  };
}

/** The first limit that made a case fail, or that kept later ones from running. */
export function stoppedCases(transcript: CasesTranscript): ReachedLimit | 'exit' | null {
  const reached = transcript.ran.find(({ verdict }) => verdict.reached !== null)?.verdict.reached;
  return reached ?? transcript.cut;
}
