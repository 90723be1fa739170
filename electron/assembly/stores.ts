// Every store of the station on its one database. What leaves the station is written in the transactions of the others.
import { randomUUID } from 'node:crypto';
import type { ExamId } from '#contract/ids.ts';
import type { Database } from '../database/open.ts';
import { codeStore } from '../exam/codes/store.ts';
import { draftStore } from '../exam/drafts/store.ts';
import { endingCode } from '../exam/ending.ts';
import type { ExamKind } from '../exam/exam.ts';
import { examStore } from '../exam/store.ts';
import { factWriter } from '../gradebook/outbox/facts.ts';
import { logsStore } from '../gradebook/outbox/logs-store.ts';
import { outboxStore } from '../gradebook/outbox/store.ts';
import { gradebookStore } from '../gradebook/store.ts';
import { logReaders } from '../proctoring/store.ts';
import { receiptCode } from '../submissions/rules.ts';
import { submissionStore } from '../submissions/store.ts';
import { finishInto } from './finish.ts';

export type Stores = ReturnType<typeof openStores>;

/** @param publicKey of the station: facts are chained under it */
export function openStores(db: Database, publicKey: string) {
  const outbox = outboxStore(db);
  const drafts = draftStore(db);
  const { head } = logReaders(db);
  let onPut: () => void = () => undefined;
  const facts = factWriter({
    store: outbox,
    publicKey,
    nowMs: Date.now,
    logHead: () => (head().seq === 0 ? null : head().hash),
    draft: drafts.read,
    endingCode: (attempt) => endingCode(attempt, submissions.sentInAttempt(attempt.id)),
    onPut: () => onPut(),
  });
  const submissions = submissionStore(db, randomUUID, facts.submitted);
  const gradebook = gradebookStore(db);
  const putMissing = db.transaction((examId: ExamId, examKind: ExamKind): void => {
    for (const { id, source, result } of outbox.missing(examId, examKind)) {
      const kept = submissions.read(id);
      const bytes = submissions.source(id);
      if (kept === null || bytes === null) continue;
      if (source === 1)
        facts.submitted({ ...kept, code: receiptCode(id), sendKey: null, source: bytes });
      if (result === 1 && kept.graded !== null)
        facts.graded(kept, kept.graded.report, kept.graded.atMs);
    }
  });
  return {
    submissions,
    gradebook,
    attempts: examStore(db, facts.attemptKept),
    drafts,
    codes: codeStore(db),
    finish: finishInto(db, submissions, gradebook, facts.graded),
    outbox,
    logs: logsStore(db),
    /**
     * Puts what was kept of an exam before it was known that its results leave: on a disk that was full just then, or by
     * an Invigil that had no outbox.
     */
    putMissing: (examId: ExamId, examKind: ExamKind): void => putMissing(examId, examKind),
    /** Hears of each fact that is put. The part that hears is built after those that put. */
    hearFacts(listener: () => void): void {
      onPut = listener;
    },
    newId: (): string => randomUUID(),
  };
}
