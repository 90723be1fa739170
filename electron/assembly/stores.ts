// Every store of the station on its one database. What leaves the station is written in the transactions of the others.
import { randomUUID } from 'node:crypto';
import type { Database } from '../database/open.ts';
import { codeStore } from '../exam/codes/store.ts';
import { draftStore } from '../exam/drafts/store.ts';
import { endingCode } from '../exam/ending.ts';
import { examStore } from '../exam/store.ts';
import { factWriter } from '../gradebook/outbox/facts.ts';
import { logsStore } from '../gradebook/outbox/logs-store.ts';
import { outboxStore } from '../gradebook/outbox/store.ts';
import { gradebookStore } from '../gradebook/store.ts';
import { logReaders } from '../proctoring/store.ts';
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
  return {
    submissions,
    gradebook,
    attempts: examStore(db, facts.attemptKept),
    drafts,
    codes: codeStore(db),
    finish: finishInto(db, submissions, gradebook, facts.graded),
    outbox,
    logs: logsStore(db),
    /** Hears of each fact that is put. The part that hears is built after those that put. */
    hearFacts(listener: () => void): void {
      onPut = listener;
    },
    newId: (): string => randomUUID(),
  };
}
