// May this be sent now, and how does each problem stand?
import type { AttemptState, ReviewRow } from '#contract/exam.ts';
import type { ProblemId, Sha256, SubmissionId } from '#contract/ids.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { SendFault } from '#contract/submission.ts';
import type { Purpose } from '#contract/verdict.ts';

/** A submission as these rules need to know it. Practice runs have a cool-down too, but are not counted. */
export type Sent = {
  readonly id: SubmissionId;
  readonly problemId: ProblemId;
  readonly purpose: Purpose;
  readonly code: string;
  readonly sourceSha256: Sha256;
  readonly receivedAtMs: number;
  readonly late: boolean;
  /** Sent for the student at the end of time; it costs none of the finals. */
  readonly automatic: boolean;
};

export type SendingFacts = {
  readonly phase: AttemptState;
  readonly late: boolean;
  readonly endedAtMs: number;
  readonly purpose: Purpose;
  readonly finalsMax: number | null;
  readonly cooldownMs: number;
  /** This problem's submissions in this attempt, oldest first. */
  readonly sent: readonly Sent[];
  /** Same clock as `receivedAtMs`. */
  readonly nowMs: number;
};

export type SendPermit = { readonly late: boolean };

export function ruleSend(facts: SendingFacts): Result<SendPermit, SendFault> {
  if (facts.phase === 'waiting') return fail({ kind: 'not-begun' });
  if (facts.phase === 'break') return fail({ kind: 'on-break' });
  if (facts.phase === 'finished') return fail({ kind: 'exam-over', endedAtMs: facts.endedAtMs });
  const left = finalsLeft(facts.sent, facts.finalsMax);
  if (facts.purpose === 'final' && left === 0 && facts.finalsMax !== null)
    return fail({ kind: 'finals-used', finalsMax: facts.finalsMax });
  const waitMs = cooldownLeftMs(facts.sent, facts.cooldownMs, facts.nowMs);
  // At the end nobody is made to wait: the cool-down slows guessing down, and there is no time left to guess.
  if (waitMs > 0 && facts.phase !== 'grace') return fail({ kind: 'cooling-down', waitMs });
  return ok({ late: facts.late });
}

/** Null: as many as the student likes. */
export function finalsLeft(sent: readonly Sent[], finalsMax: number | null): number | null {
  return finalsMax === null ? null : Math.max(0, finalsMax - finalsUsed(sent));
}

export const finalsUsed = (sent: readonly Sent[]) =>
  sent.filter((one) => one.purpose === 'final' && !one.automatic).length;

/** A system clock set back can lengthen no wait: it is never more than the whole cool-down. */
export function cooldownLeftMs(sent: readonly Sent[], cooldownMs: number, nowMs: number): number {
  const last = sent.at(-1);
  if (last === undefined) return 0;
  return Math.min(cooldownMs, Math.max(0, last.receivedAtMs + cooldownMs - nowMs));
}

export type ReviewFacts = Pick<SendingFacts, 'finalsMax' | 'cooldownMs' | 'sent' | 'nowMs'> & {
  readonly problemId: ProblemId;
  /** Null where none was kept. */
  readonly draft: DraftFacts | null;
};

export type DraftFacts = {
  readonly sha256: Sha256;
  readonly savedAtMs: number;
  readonly isStarter: boolean;
};

export function reviewRow(facts: ReviewFacts): ReviewRow {
  const last = facts.sent.findLast((one) => one.purpose === 'final') ?? null;
  return {
    problemId: facts.problemId,
    draft: draftState(facts.draft, last),
    draftSavedAtMs: facts.draft?.savedAtMs ?? null,
    last:
      last === null
        ? null
        : {
            submissionId: last.id,
            code: last.code,
            receivedAtMs: last.receivedAtMs,
            sourceSha256: last.sourceSha256,
            late: last.late,
          },
    finalsUsed: finalsUsed(facts.sent),
    finalsLeft: finalsLeft(facts.sent, facts.finalsMax),
    waitMs: cooldownLeftMs(facts.sent, facts.cooldownMs, facts.nowMs),
  };
}

/** Of a draft against the last final submission. */
export function draftState(draft: DraftFacts | null, last: Sent | null): ReviewRow['draft'] {
  if (last === null) return draft === null || draft.isStarter ? 'untouched' : 'unsent';
  return draft === null || draft.sha256 === last.sourceSha256 ? 'sent' : 'unsent';
}

/** At the end a draft is sent for the student, unless it is the starter: that would bury what was sent before. */
export const sentAtEnd = (draft: DraftFacts | null, last: Sent | null) =>
  draft !== null && !draft.isStarter && draftState(draft, last) === 'unsent';
