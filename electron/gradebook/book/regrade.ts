// Grades submissions of the book again on this machine, and says what differs from what their stations said.
import type { ProgrammingLanguage } from '#contract/language.ts';
import { programmingLanguageShape } from '#contract/language.ts';
import type { Problem } from '#contract/problem.ts';
import { programsOf } from '#contract/programs.ts';
import type { Runner } from '#runner';
import { compareReports } from '../../submissions/differences.ts';
import type { Comparison } from '../../submissions/differences.ts';
import type { Book } from './book.ts';
import type { BookSubmission, Origin, Which } from './reading-store.ts';

/** Empty lists limit nothing. `submissions`: ids or receipt codes. */
export type RegradeLimits = {
  readonly problems: readonly string[];
  readonly students: readonly string[];
  readonly submissions: readonly string[];
  /** Only what its station has not graded. */
  readonly waiting: boolean;
};

export type RegradeParts = {
  readonly book: Book;
  readonly problem: (id: string) => Problem | null;
  readonly runner: Pick<Runner, 'judge'>;
  /** Submissions under way at once. */
  readonly side: number;
  /** Which report counts from now on for what is graded again; null leaves it as it is. */
  readonly counts: Origin | null;
  readonly nowMs: () => number;
};

type About = Pick<
  BookSubmission,
  'submissionId' | 'code' | 'studentId' | 'problemId' | 'sourceSha256'
>;
type Score = { readonly verdict: string; readonly score: number; readonly maxScore: number };

export type Regraded =
  | (About & {
      readonly kind: 'graded';
      /** Null: the station had not graded it. */
      readonly was: Score | null;
      readonly now: Score;
      readonly counts: Origin;
    } & Comparison)
  | (About & { readonly kind: 'failed'; readonly reason: string; readonly detail: string });

export function submissionsToRegrade(
  { reading }: Book,
  which: Which,
  { problems, students, submissions, waiting }: RegradeLimits,
): BookSubmission[] {
  const allows = (list: readonly string[], ...names: string[]): boolean =>
    list.length === 0 || names.some((name) => list.includes(name));
  return reading
    .submissions(which)
    .filter(
      (one) =>
        one.purpose === 'final' &&
        (!waiting || one.byStation === null) &&
        allows(problems, one.problemId) &&
        allows(students, one.studentId) &&
        allows(submissions, one.submissionId, one.code),
    );
}

/** In the submissions' order; each is in the book before it is told. */
export async function* regrade(
  parts: RegradeParts,
  submissions: readonly BookSubmission[],
): AsyncGenerator<Regraded> {
  const underWay: Promise<Regraded>[] = [];
  for (const one of submissions) {
    underWay.push(regradeOne(parts, one));
    if (underWay.length < parts.side) continue;
    const first = underWay.shift();
    if (first !== undefined) yield await first;
  }
  for (const one of underWay) yield await one;
}

async function regradeOne(parts: RegradeParts, one: BookSubmission): Promise<Regraded> {
  const { submissionId, code, studentId, problemId, sourceSha256 } = one;
  const about = { submissionId, code, studentId, problemId, sourceSha256 };
  const failed = (reason: string, detail: string): Regraded => ({
    kind: 'failed',
    ...{ ...about, reason, detail },
  });
  const { book, runner } = parts;
  const problem = parts.problem(problemId);
  const source = book.reading.source(submissionId);
  if (problem === null) return failed('unknown-problem', `The exam has no problem ${problemId}.`);
  if (source === null) return failed('no-source', 'The book has no source of it.');
  const station = book.reading.report(submissionId, 'station');
  const judged = await runner.judge({
    ...{ problem, source, sourceSha256, purpose: 'final', language: languageOf(one, problem) },
    ...(station === null ? {} : { seed: station.record.seed }),
  });
  if (!judged.ok) return failed(judged.error.kind, judged.error.detail);
  const report = judged.value;
  const counts = parts.counts ?? (one.counts === 'station' ? 'station' : 'regraded');
  book.facts.together(() => {
    book.decisions.keepRegraded(submissionId, report, parts.nowMs());
    if (parts.counts !== null) book.decisions.letCount(submissionId, parts.counts);
  });
  const compared =
    station === null ? { result: [], circumstances: [] } : compareReports(station, report);
  const was = station === null ? null : scoreOf(station);
  // What the station never graded has only this report.
  const counting = station === null ? 'regraded' : counts;
  return { kind: 'graded', ...about, was, now: scoreOf(report), counts: counting, ...compared };
}

const scoreOf = ({ verdict, score, maxScore }: Score): Score => ({ verdict, score, maxScore });

function languageOf({ language }: BookSubmission, { manifest }: Problem): ProgrammingLanguage {
  return language === null
    ? programsOf(manifest)[0].language
    : programmingLanguageShape.parse(language);
}
