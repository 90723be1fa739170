// The end of an attempt: the last drafts are sent as the exam says, once, whatever crashes in between.
import { createHash } from 'node:crypto';
import type { AttemptId, ProblemId, Sha256 } from '#contract/ids.ts';
import { FINAL_SAVE_MS } from '#contract/limits.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Result } from '#contract/result.ts';
import type { SendFault } from '#contract/submission.ts';
import { sha256Of } from './drafts/store.ts';
import type { KeptDraft } from './drafts/store.ts';
import type { InvigilatorParts, OpenExam } from './invigilator.ts';
import { receiptCode } from '../submissions/rules.ts';
import { sentAtEnd } from './rules/sending.ts';
import type { DraftFacts, Sent } from './rules/sending.ts';
import type { Attempt } from './store.ts';

/** A draft sent for the student. It goes through the same validator as any other, and counts as a final. */
export type AutomaticSend = {
  readonly attempt: Attempt;
  readonly problemId: ProblemId;
  readonly language: ProgrammingLanguage;
  readonly source: string;
  readonly sourceSha256: Sha256;
  readonly late: boolean;
};

/** What the exam needs of the submission queue. */
export type ExamQueue = {
  /** An attempt's submissions, oldest first. */
  sent(attemptId: AttemptId): readonly Sent[];
  /** Queues a draft as a final submission marked automatic. Durable when it answers ok. */
  sendDraft(draft: AutomaticSend): Result<unknown, SendFault>;
};

/**
 * Sends the drafts that no final submission holds: once when the last save has had its moment, and once more at the
 * end of the grace. A draft that the queue refuses stays a draft, with a record of why.
 */
export function collectDrafts(parts: InvigilatorParts, open: OpenExam, attempt: Attempt): void {
  const due = dueCollection(attempt);
  if (due === null || due === attempt.collected) return;
  if (open.exam.atEnd === 'submit-drafts' && !sendAll(parts, open, attempt)) return;
  open.live.keep({ ...attempt, collected: due }, 'drafts-collected', { drafts: due });
}

function dueCollection({ clock, ended }: Attempt): Attempt['collected'] | null {
  if (ended !== null) return 'all';
  return clock.phase === 'grace' && clock.graceUsedMs >= FINAL_SAVE_MS ? 'on-time' : null;
}

/** False when the queue could not take one just now: then all is tried again at the next look. */
function sendAll(parts: InvigilatorParts, open: OpenExam, attempt: Attempt): boolean {
  const sent = parts.queue.sent(attempt.id);
  return open.exam.problems.every(({ id: problemId }) => {
    const key = parts.drafts.lastWorkedOn(attempt.id, problemId);
    const draft = key === null ? null : parts.drafts.read(key);
    const last = sent.findLast((one) => one.problemId === problemId && one.purpose === 'final');
    if (key === null || draft === null || !sentAtEnd(draftFacts(draft), last ?? null)) return true;
    const { source, sourceSha256, late } = draft;
    const { language } = key;
    const sending = { attempt, problemId, language, source, sourceSha256, late };
    const queued = parts.queue.sendDraft(sending);
    if (queued.ok) return true;
    if (queued.error.kind === 'storage-failed' || queued.error.kind === 'queue-full') return false;
    open.live.keep(attempt, 'draft-refused', { problemId, reason: queued.error.kind });
    return true;
  });
}

/** A draft as the rules need to know it. */
export const draftFacts = (draft: KeptDraft): DraftFacts => ({
  sha256: draft.sourceSha256,
  savedAtMs: draft.savedAtMs,
  isStarter: draft.sourceSha256 === sha256Of(draft.base),
});

/** The code of the final receipt: the same for the same attempt and the same final submissions, in their order. */
export function endingCode(attempt: Attempt, sent: readonly Sent[]): string {
  const finals = sent.filter((one) => one.purpose === 'final').map((one) => one.sourceSha256);
  const digest = createHash('sha256')
    .update(JSON.stringify([attempt.id, ...finals]))
    .digest('hex');
  return receiptCode(digest);
}
