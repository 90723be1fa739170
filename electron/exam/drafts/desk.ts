// Drafts of the student who sits here.
import type { Answer, Asked } from '#contract/calls.ts';
import type { Draft } from '#contract/draft.ts';
import type { ProblemId, SubmissionId } from '#contract/ids.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { KIB } from '#contract/limits.ts';
import type { Problem } from '#contract/problem.ts';
import { programIn, programsOf } from '#contract/programs.ts';
import { fail, ok } from '#contract/result.ts';
import type { Invigilator } from '../invigilator.ts';
import { isLate } from '../rules/clock.ts';
import type { Attempt } from '../store.ts';

/** Room for a text that is too long to submit: it is kept all the same, for the student is told by the submission. */
const TOO_LONG_FACTOR = 8;

export function readDraft(
  desk: Invigilator,
  { problemId, ...ask }: Asked<'draft/read'>,
): Draft | null {
  const attempt = desk.seated();
  const problem = desk.problem(problemId);
  const language = problem === null ? null : languageOf(problem, ask.language);
  if (attempt === null || language === null || attempt.clock.phase === 'break') return null;
  const kept = desk.parts.drafts.read({ attemptId: attempt.id, problemId, language });
  if (kept === null) return null;
  const { source, cursor, savedAtMs, editorSeq } = kept;
  return { problemId, language, source, cursor, savedAtMs, lastSeq: editorSeq };
}

/** The named language of the problem, or its first one; null where it is not offered in it. */
function languageOf(
  { manifest }: Problem,
  named: ProgrammingLanguage | null | undefined,
): ProgrammingLanguage | null {
  const program =
    named === null || named === undefined ? programsOf(manifest)[0] : programIn(manifest, named);
  return program?.language ?? null;
}

export function saveDraft(desk: Invigilator, ask: Asked<'draft/save'>): Answer<'draft/save'> {
  const attempt = desk.seated();
  const problem = desk.problem(ask.problemId);
  if (attempt === null) return fail({ kind: 'not-signed-in' });
  const language = problem === null ? null : languageOf(problem, ask.language);
  if (problem === null || language === null) return fail({ kind: 'unknown-problem' });
  // A save that was on its way when a break began still holds what was typed before it.
  if (attempt.clock.phase === 'waiting' || attempt.ended !== null)
    return fail({ kind: 'not-possible-now' });
  const maxBytes = problem.manifest.sourceMaxKb * KIB * TOO_LONG_FACTOR;
  if (Buffer.byteLength(ask.source) > maxBytes) return fail({ kind: 'too-long' });
  const { clock } = attempt;
  const saved = desk.parts.drafts.save({
    ...ask,
    attemptId: attempt.id,
    language,
    starter: problem.starters[language] ?? '',
    atMs: clock.at.wallMs,
    late: isLate(clock),
  });
  if (!saved.ok) return saved;
  visitProblem(desk, ask);
  return ok({ savedAtMs: saved.value.savedAtMs, lastSeq: saved.value.editorSeq });
}

/** Remembers where the student is, so that a restart leads back there. */
export function visitProblem(desk: Invigilator, { problemId, ...ask }: Asked<'draft/visit'>): void {
  const attempt = desk.seated();
  const problem = desk.problem(problemId);
  if (attempt === null || problem === null || attempt.ended !== null) return;
  const { drafts } = desk.parts;
  const language = ask.language === undefined ? null : languageOf(problem, ask.language);
  if (language !== null && language !== drafts.chosen(attempt.id, problemId))
    drafts.choose({ attemptId: attempt.id, problemId, language });
  if (attempt.problemId !== problemId) desk.open()?.live.keep({ ...attempt, problemId }, null);
}

/** What a submission holds, for the edit log to be bound to it. */
export type Submitted = {
  readonly submissionId: SubmissionId;
  readonly attempt: Attempt;
  readonly problemId: ProblemId;
  /** Null: the problem's first. */
  readonly language: ProgrammingLanguage | null;
  readonly source: string;
  readonly automatic: boolean;
};

/** Notes up to where in the edit log a submission's text goes. The text becomes the draft, if it was not yet. */
export function markSubmission(desk: Invigilator, submitted: Submitted): void {
  const { submissionId, attempt, problemId, source, automatic } = submitted;
  const problem = desk.problem(problemId);
  const language = problem === null ? null : languageOf(problem, submitted.language);
  if (problem === null || language === null) return;
  const key = { attemptId: attempt.id, problemId, language };
  const kept = desk.parts.drafts.read(key);
  desk.parts.drafts.markSubmission(
    submissionId,
    {
      ...key,
      starter: problem.starters[language] ?? '',
      source,
      cursor: kept?.cursor ?? 0,
      edits: [],
      atMs: attempt.clock.at.wallMs,
      late: isLate(attempt.clock),
    },
    automatic,
  );
}
