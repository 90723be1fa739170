import { useMemo } from 'react';
import type { ProblemView } from '#contract/problem.ts';
import { draftKeyOf } from '../state/drafts.ts';
import { progressOf } from '../state/progress.ts';
import type { Progress } from '../state/progress.ts';
import { useDrafts, useProblems, useSubmissions } from '../state/use-parts.ts';

/** How far the student is with one problem, drawn anew when any of its facts change. */
export function useProgress(problem: ProblemView): Progress {
  const submissions = useSubmissions(({ list }) => list);
  const draft = useDrafts(
    (drafts) => drafts[draftKeyOf({ problemId: problem.id, language: problem.language })],
  );
  const review = useProblems((now) => now.review.find(({ problemId }) => problemId === problem.id));
  return useMemo(
    () => progressOf({ problem, submissions, draft, review }),
    [problem, submissions, draft, review],
  );
}
