// How each problem of the attempt stands: for the review page, and for limits that are shown before they bite.
import type { ReviewRow } from '#contract/exam.ts';
import { draftFacts } from './ending.ts';
import type { Invigilator } from './invigilator.ts';
import { reviewRow } from './rules/sending.ts';

export function reviewProblems(desk: Invigilator): ReviewRow[] {
  const open = desk.open();
  const attempt = desk.seated();
  if (open === null || attempt === null) return [];
  const sent = desk.parts.queue.sent(attempt.id);
  return open.exam.problems.map(({ id: problemId, finalsMax, cooldownMs }) => {
    const key = desk.parts.drafts.lastWorkedOn(attempt.id, problemId);
    const draft = key === null ? null : desk.parts.drafts.read(key);
    return reviewRow({
      problemId,
      finalsMax,
      cooldownMs,
      sent: sent.filter((one) => one.problemId === problemId),
      draft: draft === null ? null : draftFacts(draft),
      nowMs: attempt.clock.at.wallMs,
    });
  });
}
