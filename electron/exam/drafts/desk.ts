// Drafts of the student who sits here.
import type { Answer, Asked } from '#contract/calls.ts';
import type { Draft } from '#contract/draft.ts';
import type { ProblemId, SubmissionId } from '#contract/ids.ts';
import { KIB } from '#contract/limits.ts';
import { fail, ok } from '#contract/result.ts';
import type { Invigilator } from '../invigilator.ts';
import { isLate } from '../rules/clock.ts';
import type { Attempt } from '../store.ts';

/** Room for a text that is too long to submit: it is kept all the same, for the student is told by the submission. */
const TOO_LONG_FACTOR = 8;

export function readDraft(desk: Invigilator, problemId: ProblemId): Draft | null {
  const attempt = desk.seated();
  const kept = attempt === null ? null : desk.parts.drafts.read(attempt.id, problemId);
  if (kept === null || attempt?.clock.phase === 'break') return null;
  const { source, cursor, savedAtMs, editorSeq } = kept;
  return { problemId, source, cursor, savedAtMs, lastSeq: editorSeq };
}

export function saveDraft(desk: Invigilator, ask: Asked<'draft/save'>): Answer<'draft/save'> {
  const attempt = desk.seated();
  const problem = desk.problem(ask.problemId);
  if (attempt === null) return fail({ kind: 'not-signed-in' });
  if (problem === null) return fail({ kind: 'unknown-problem' });
  // A save that was on its way when a break began still holds what was typed before it.
  if (attempt.clock.phase === 'waiting' || attempt.ended !== null)
    return fail({ kind: 'not-possible-now' });
  const maxBytes = problem.manifest.sourceMaxKb * KIB * TOO_LONG_FACTOR;
  if (Buffer.byteLength(ask.source) > maxBytes) return fail({ kind: 'too-long' });
  const { clock } = attempt;
  const saved = desk.parts.drafts.save({
    ...ask,
    attemptId: attempt.id,
    starter: problem.starter,
    atMs: clock.at.wallMs,
    late: isLate(clock),
  });
  if (!saved.ok) return saved;
  visitProblem(desk, ask.problemId);
  return ok({ savedAtMs: saved.value.savedAtMs, lastSeq: saved.value.editorSeq });
}

/** Remembers where the student is, so that a restart leads back there. */
export function visitProblem(desk: Invigilator, problemId: ProblemId): void {
  const attempt = desk.seated();
  if (attempt === null || attempt.problemId === problemId || attempt.ended !== null) return;
  if (desk.problem(problemId) !== null) desk.open()?.live.keep({ ...attempt, problemId }, null);
}

/** What a submission holds, for the edit log to be bound to it. */
export type Submitted = {
  readonly submissionId: SubmissionId;
  readonly attempt: Attempt;
  readonly problemId: ProblemId;
  readonly source: string;
  readonly automatic: boolean;
};

/** Notes up to where in the edit log a submission's text goes. The text becomes the draft, if it was not yet. */
export function markSubmission(desk: Invigilator, submitted: Submitted): void {
  const { submissionId, attempt, problemId, source, automatic } = submitted;
  const problem = desk.problem(problemId);
  if (problem === null) return;
  const kept = desk.parts.drafts.read(attempt.id, problemId);
  desk.parts.drafts.markSubmission(
    submissionId,
    {
      attemptId: attempt.id,
      problemId,
      starter: problem.starter,
      source,
      cursor: kept?.cursor ?? 0,
      edits: [],
      atMs: attempt.clock.at.wallMs,
      late: isLate(attempt.clock),
    },
    automatic,
  );
}
