// Answers what a student asks of their submissions.
import { createHash } from 'node:crypto';
import type { Handlers } from '#contract/calls.ts';
import type { HiddenPolicy } from '#contract/exam.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Problem, ProblemManifest } from '#contract/problem.ts';
import { programsOf } from '#contract/programs.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Receipt, Send, SendFault } from '#contract/submission.ts';
import type { Purpose } from '#contract/verdict.ts';
import { mayAccept, receiptCode } from './rules.ts';
import type { Kept, SubmissionStore } from './store.ts';
import { studentView } from './view.ts';

/** Who sits here, as each submission remembers it. */
export type Sitting = Pick<Kept, 'examId' | 'examKind' | 'attemptId' | 'studentId' | 'studentName'>;

/** What submissions need to know of the exam. */
export type Desk = {
  sitting(): Sitting | null;
  /** May this student send for this problem now, and is it late? */
  maySend(problemId: string, purpose: Purpose): Result<{ readonly late: boolean }, SendFault>;
  hidden(): HiddenPolicy;
};

export type SubmissionHostParts = {
  readonly store: SubmissionStore;
  readonly desk: Desk;
  /** Null for a problem that is not in this exam or cannot be read. */
  readonly problem: (problemId: string) => Problem | null;
  readonly validate: (asked: {
    readonly source: Uint8Array;
    readonly manifest: ProblemManifest;
    readonly language?: ProgrammingLanguage | undefined;
  }) => Result<null, SendFault>;
  readonly now: () => number;
  readonly newId: () => string;
  /** Told after a submission is on disk. */
  readonly onKept: (submissionId: string) => void;
  /** Hash of the station's log at the entry that notes the submission; null where none does. */
  readonly logHead: (submissionId: string) => string | null;
};

type Names = 'submission/send' | 'submission/list' | 'submission/source';

export function submissionHandlers(parts: SubmissionHostParts): Handlers<Names> {
  const { store, desk } = parts;
  return {
    'submission/send': (send) => {
      const sitting = desk.sitting();
      const before = send.sendKey === undefined ? null : store.readBySendKey(send.sendKey);
      if (before !== null && before.attemptId === sitting?.attemptId)
        return ok(receiptOf(parts, before));
      const source = new TextEncoder().encode(send.source);
      const exam = desk.maySend(send.problemId, send.purpose);
      const allowed = mayAccept(sendFacts(parts, send, source, exam));
      if (!allowed.ok) return allowed;
      if (sitting === null || !exam.ok) throw new Error('a refused draft was let through');
      const problem = parts.problem(send.problemId);
      const language = send.language ?? (problem && programsOf(problem.manifest)[0].language);
      return keepDraft(parts, { ...send, language: language ?? undefined }, source, {
        ...sitting,
        late: exam.value.late,
        automatic: false,
      });
    },
    'submission/list': () => {
      const sitting = desk.sitting();
      if (sitting === null) return [];
      const line = store.line();
      return store.listOfAttempt(sitting.attemptId).map((kept) =>
        studentView(kept, {
          ahead: aheadOf(store, line, kept.id),
          hidden: desk.hidden(),
          logHead: parts.logHead(kept.id),
        }),
      );
    },
    'submission/source': ({ submissionId }) => {
      const kept = store.read(submissionId);
      if (kept === null || kept.attemptId !== desk.sitting()?.attemptId) return null;
      const bytes = store.source(submissionId);
      return bytes === null ? null : { source: new TextDecoder('utf-8', EXACT).decode(bytes) };
    },
  };
}

// Without `ignoreBOM` a leading U+FEFF of the student's own would be swallowed.
const EXACT = { fatal: true, ignoreBOM: true };

function sendFacts(
  parts: SubmissionHostParts,
  send: Send,
  source: Uint8Array,
  exam: ReturnType<Desk['maySend']>,
) {
  const problem = parts.problem(send.problemId);
  return {
    signedIn: parts.desk.sitting() !== null,
    refusedByExam: exam.ok ? null : exam.error,
    problemKnown: problem !== null,
    hashMatches: createHash('sha256').update(source).digest('hex') === send.sourceSha256,
    sourceFault: problem === null ? null : sourceFault(parts, send, source, problem),
    waiting: parts.store.count('queued'),
  };
}

function sourceFault(
  parts: SubmissionHostParts,
  { source: text, language }: Send,
  source: Uint8Array,
  problem: Problem,
): SendFault | null {
  // Half a surrogate pair has no UTF-8: encoding it would change what was typed.
  if (!text.isWellFormed()) return { kind: 'not-utf8' };
  const valid = parts.validate({ source, language, manifest: problem.manifest });
  return valid.ok ? null : valid.error;
}

/** Puts a draft into the queue, by the student's hand or at the end of their time. Rules have had their say before. */
export function keepDraft(
  parts: Pick<SubmissionHostParts, 'store' | 'now' | 'newId' | 'onKept' | 'logHead'>,
  send: Omit<Send, 'source'>,
  source: Uint8Array,
  sitting: Sitting & Pick<Kept, 'late' | 'automatic'>,
): Result<Receipt, { readonly kind: 'storage-failed' }> {
  const id = parts.newId();
  const kept = parts.store.add({
    ...sitting,
    id,
    sendKey: send.sendKey ?? null,
    code: receiptCode(id),
    problemId: send.problemId,
    language: send.language ?? null,
    purpose: send.purpose,
    source,
    sourceSha256: send.sourceSha256,
    receivedAtMs: parts.now(),
  });
  if (!kept.ok) return kept;
  const row = parts.store.read(id);
  if (row === null) return fail({ kind: 'storage-failed' });
  parts.onKept(id);
  return ok(receiptOf(parts, row));
}

function receiptOf(
  { store, logHead }: Pick<SubmissionHostParts, 'store' | 'logHead'>,
  kept: Kept,
): Receipt {
  return {
    submissionId: kept.id,
    code: receiptCode(kept.id),
    receivedAtMs: kept.receivedAtMs,
    sourceSha256: kept.sourceSha256,
    sizeBytes: kept.sizeBytes,
    purpose: kept.purpose,
    late: kept.late,
    ahead: aheadOf(store, store.line(), kept.id),
    logHead: logHead(kept.id),
  };
}

/** Submissions before this one: those that run, and those before it in line. 0 once it is no longer in line. */
export function aheadOf(store: SubmissionStore, line: readonly string[], id: string): number {
  const place = line.indexOf(id);
  return place === -1 ? 0 : place + store.count('running');
}
