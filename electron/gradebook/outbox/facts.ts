// Writes down what must leave the station, in the transactions of what it reports: these functions are called inside them.
// Practice earns nothing and leaves nothing.
import type { BundleBody } from '#contract/bundle.ts';
import type { ExamId, Sha256 } from '#contract/ids.ts';
import { UNNAMED_LANGUAGE } from '#contract/language.ts';
import type { Report } from '#contract/report.ts';
import type { DraftKey, KeptDraft } from '../../exam/drafts/store.ts';
import type { Attempt, ExamRecord } from '../../exam/store.ts';
import type { Kept, NewSubmission } from '../../submissions/store.ts';
import type { OutboxStore } from './store.ts';

export type FactParts = {
  readonly store: Pick<OutboxStore, 'put' | 'delivery' | 'lastBody'>;
  /** Of the identity that the station has now. */
  readonly publicKey: string;
  readonly nowMs: () => number;
  /** Head of the incident log on disk; null while it is empty. */
  readonly logHead: () => Sha256 | null;
  readonly draft: (key: DraftKey) => KeptDraft | null;
  /** The code of the final receipt. */
  readonly endingCode: (attempt: Attempt) => string;
  /** Told after a fact is put, inside the transaction still. */
  readonly onPut: () => void;
};

export function factWriter(parts: FactParts) {
  const put = (examId: ExamId, subject: string, body: BundleBody): void => {
    parts.store.put({
      examId,
      subject,
      body,
      publicKey: parts.publicKey,
      createdAtMs: parts.nowMs(),
    });
    parts.onPut();
  };
  const leaves = (examId: ExamId, kind: string): boolean =>
    parts.store.delivery(examId)?.examKind === kind;
  return {
    submitted(submission: NewSubmission): void {
      const { examId, examKind, purpose, id } = submission;
      if (purpose === 'final' && leaves(examId, examKind))
        put(examId, id, submissionFact(parts, submission));
    },
    graded(submission: Kept, report: Report, gradedAtMs: number): void {
      const { examId, examKind, purpose, id: submissionId, sourceSha256 } = submission;
      if (purpose !== 'final' || !leaves(examId, examKind)) return;
      const about = { submissionId, sourceSha256, gradedAtMs, report, logHead: parts.logHead() };
      put(examId, submissionId, { kind: 'result', ...about });
    },
    /** The heartbeat of a clock is no news; what was recorded is, where it shows in the fact. */
    attemptKept(attempt: Attempt, records: readonly ExamRecord[]): void {
      const { examId, kind, id } = attempt;
      if (records.length === 0 || !leaves(examId, kind)) return;
      const body = attemptFact(attempt, parts.endingCode);
      if (parts.store.lastBody('attempt', id) !== JSON.stringify(body)) put(examId, id, body);
    },
  };
}

function submissionFact(parts: FactParts, submission: NewSubmission): BundleBody {
  const { id: submissionId, code, attemptId, studentId, studentName, problemId } = submission;
  const { language, purpose, receivedAtMs, late, automatic, sourceSha256, source } = submission;
  const draft = parts.draft({ attemptId, problemId, language: language ?? UNNAMED_LANGUAGE });
  return {
    kind: 'submission',
    ...{ submissionId, code, attemptId, studentId, studentName, problemId },
    ...{ language, purpose, receivedAtMs, late, automatic, sourceSha256 },
    sourceBase64: Buffer.from(source).toString('base64'),
    editSeq: draft?.sourceSha256 === sourceSha256 ? draft.lastSeq : null,
    logHead: parts.logHead(),
  };
}

function attemptFact(attempt: Attempt, endingCode: FactParts['endingCode']): BundleBody {
  const { id: attemptId, studentId, studentName, number, clock, startedAtMs, ended } = attempt;
  // The receipt lists what was sent, so it waits for the last drafts.
  const isSettled = ended !== null && attempt.collected === 'all';
  return {
    kind: 'attempt',
    ...{ attemptId, studentId, studentName, number, startedAtMs },
    state: clock.phase,
    allottedMs: clock.allottedMs,
    ending: isSettled ? { ...ended, code: endingCode(attempt) } : null,
  };
}
