// The stores of a station whose exam's results leave it, for tests: real database, real keys, no screen.
import { randomUUID } from 'node:crypto';
import type { BundleBody } from '#contract/bundle.ts';
import type { Edit } from '#contract/edit.ts';
import { openStores } from '../assembly/stores.ts';
import type { Attempt, ExamRecord } from '../exam/store.ts';
import { newDeskKeys } from '../exam/package/delivery.ts';
import { begin, waitingClock } from '../exam/rules/clock.ts';
import type { KeptDelivery } from '../gradebook/outbox/delivery-store.ts';
import type { Fact } from '../gradebook/outbox/store.ts';
import { enrolmentOf } from '../proctoring/desk-secrets.ts';
import { proctoringStore } from '../proctoring/store.ts';
import { startReading } from './clock-bench.ts';
import { freshDatabase, freshDirectory } from './fresh-database.ts';
import { newSubmission } from './queue.ts';
import { sampleReport } from './sample-report.ts';
import { testStationKey } from './station-keys.ts';

export const EXAM_ID = 'parcial-1';
export const PROCTOR_KEY = new Uint8Array(32).fill(9);
const EXAM = { examId: EXAM_ID, examKind: 'exam' as const };

/** Keys of the desk are slow to make and the same for all. */
export const deskKeys = await newDeskKeys();

export function outboxStation(dir = freshDirectory()) {
  const fresh = freshDatabase(dir);
  const key = testStationKey(dir);
  const stores = openStores(fresh.db, key.publicKey);
  const { outbox, submissions, attempts, drafts } = stores;
  const delivery: KeptDelivery = {
    ...EXAM,
    recipients: [deskKeys.recipient],
    deskCertificate: deskKeys.certificatePem,
    enrolment: enrolmentOf(PROCTOR_KEY, EXAM_ID, key.publicKey),
    stationName: 'PC-07',
    stationRoom: 'Lab 1',
  };
  outbox.keepDelivery(delivery);
  return {
    ...{ dir, key, stores, delivery, close: fresh.close },
    incidents: proctoringStore(fresh.db),
    exec: (sql: string): void => void fresh.db.exec(sql),
    fingerprint: key.fingerprint,
    submit(over: Parameters<typeof newSubmission>[0] = {}) {
      const submission = newSubmission({ ...EXAM, ...over });
      return { submission, kept: submissions.add(submission) };
    },
    grade(score = 10): string {
      const lease = submissions.lease(Date.now());
      if (lease === null) throw new Error('nothing waits');
      const { id, sourceSha256, purpose } = lease.submission;
      stores.finish(lease, sampleReport({ sourceSha256, purpose, score }), 2_000);
      return id;
    },
    /** A student sits down; `keep` is what the exam does with the attempt. */
    sitDown(studentId = 'a1', examId = EXAM_ID) {
      const waiting: Attempt = {
        id: randomUUID(),
        ...{ examId, kind: 'exam', studentId, studentName: 'Núñez', number: 1 },
        clock: waitingClock(60_000, 0, startReading),
        problemId: null,
        signedInAtMs: 1_000,
        startedAtMs: null,
        ended: null,
        collected: 'nothing',
      };
      const keep = (attempt: Attempt, ...what: string[]): void => {
        const about = { examId, kind: 'exam' as const, attemptId: attempt.id, atMs: 1 };
        const records = what.map((one): ExamRecord => ({ ...about, what: one, detail: {} }));
        attempts.keep(attempt, records);
      };
      keep(waiting, 'signed-in');
      const ticked = begin(waiting.clock, startReading);
      if (ticked === null) throw new Error('it does not begin');
      const attempt = { ...waiting, clock: ticked.clock, startedAtMs: 2_000 };
      keep(attempt, 'begun');
      return { attempt, keep };
    },
    type(attemptId: string, source: string, edits: readonly Edit[] = []): void {
      const draft = { attemptId, problemId: 'suma', language: 'python' } as const;
      const about = { ...draft, starter: '', cursor: 0, atMs: 1, late: false };
      const saved = drafts.save({ ...about, source, edits });
      if (!saved.ok) throw new Error(saved.error.kind);
    },
    facts(): Fact[] {
      const all: Fact[] = [];
      for (let one = outbox.after(0); one !== null; one = outbox.after(one.id)) all.push(one);
      return all;
    },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the station itself wrote
    bodies: (facts: readonly Fact[]) => facts.map(({ body }) => JSON.parse(body) as BundleBody),
    /** As on a full disk: what is there can be changed, nothing can grow. */
    fillDisk(): void {
      fresh.db.pragma(
        `max_page_count = ${Number(fresh.db.pragma('page_count', { simple: true }))}`,
      );
    },
    freeDisk: (): void => void fresh.db.pragma('max_page_count = 1000000'),
  };
}
export type OutboxStation = ReturnType<typeof outboxStation>;
