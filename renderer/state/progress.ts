// How far the student is with each problem, from what was sent and what is in the editor.
import type { ReviewRow } from '#contract/exam.ts';
import type { ProblemView } from '#contract/problem.ts';
import type { SubmissionView } from '#contract/submission.ts';
import type { OpenDraft } from './drafts.ts';

/** `under-way` final is queued or running; `full` and `part` speak of the best final score. */
export type ProgressKind =
  'untouched' | 'started' | 'under-way' | 'held' | 'none' | 'part' | 'full';

export type Progress = {
  readonly kind: ProgressKind;
  /** Best final score in the problem's points; null before the first is graded. */
  readonly best: number | null;
  /** The editor holds something that no final submission has. */
  readonly unsent: boolean;
};

type Facts = {
  readonly problem: ProblemView;
  readonly submissions: readonly SubmissionView[];
  readonly draft: OpenDraft | undefined;
  readonly review: ReviewRow | undefined;
};

export function progressOf({ problem, submissions, draft, review }: Facts): Progress {
  const finals = submissions.filter(
    ({ problemId, purpose }) => problemId === problem.id && purpose === 'final',
  );
  const scores = finals.map(({ result }) => result?.score).filter((score) => score !== undefined);
  const best = scores.length === 0 ? null : Math.max(...scores);
  const edited = draft !== undefined && draft.source !== problem.starter;
  return {
    kind: kindOf(
      finals,
      best,
      problem.maxPoints,
      edited || (review?.draft ?? 'untouched') !== 'untouched',
    ),
    best,
    unsent: review?.draft === 'unsent',
  };
}

function kindOf(
  finals: readonly SubmissionView[],
  best: number | null,
  maxPoints: number,
  touched: boolean,
): ProgressKind {
  const newest = finals[0];
  if (newest?.state === 'queued' || newest?.state === 'running') return 'under-way';
  if (newest?.state === 'held') return 'held';
  if (best === null) return touched ? 'started' : 'untouched';
  if (best >= maxPoints) return 'full';
  return best > 0 ? 'part' : 'none';
}
