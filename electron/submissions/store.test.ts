import { expect, test } from 'vitest';
import { queueOn, newSubmission } from '../testing/queue.ts';
import { freshDatabase } from '../testing/fresh-database.ts';
import { sampleReport } from '../testing/sample-report.ts';

const reportOf = (submission: { problemId: string; sourceSha256: string }) =>
  sampleReport({ problemId: submission.problemId, sourceSha256: submission.sourceSha256 });

test('a kept source is exactly the bytes that were sent', () => {
  const { store } = queueOn(freshDatabase().db);
  const text = '\uFEFFdef ñ():\r\n\treturn "😀 " \0';
  const submission = newSubmission({ text });
  store.add(submission);
  expect(Buffer.from(store.source(submission.id) ?? []).equals(submission.source)).toBe(true);
  expect(store.read(submission.id)).toMatchObject({ sizeBytes: submission.source.byteLength });
});

test('bytes that are not those of the hash are never kept', () => {
  const { store } = queueOn(freshDatabase().db);
  const submission = newSubmission();
  expect(() => store.add({ ...submission, source: new Uint8Array([1]) })).toThrow(/not the one/);
  expect(store.read(submission.id)).toBeNull();
});

test('what is kept survives the process, and what it had leased waits again', () => {
  const { db, dir, close } = freshDatabase();
  const first = queueOn(db);
  const submission = newSubmission();
  first.store.add(submission);
  const lost = first.store.lease(0);
  close();
  const { store, finish, gradebook } = queueOn(freshDatabase(dir).db);
  expect(store.read(submission.id)?.state).toBe('running');
  expect(store.takeOver()).toBe(1);
  const lease = store.lease(0);
  if (lost === null || lease === null) throw new Error('nothing to lease');
  expect(finish(lost, reportOf(submission), 1)).toBe(false);
  expect(finish(lease, reportOf(submission), 2)).toBe(true);
  expect(finish(lease, reportOf(submission), 3)).toBe(false);
  expect(gradebook.list()).toHaveLength(1);
  expect(store.read(submission.id)?.graded?.atMs).toBe(2);
});

test('a submission is leased to one, and none is left to lease', () => {
  const { store } = queueOn(freshDatabase().db);
  store.add(newSubmission());
  expect(store.lease(0)).not.toBeNull();
  expect(store.lease(0)).toBeNull();
});

test('the same sending twice is found by its key', () => {
  const { store } = queueOn(freshDatabase().db);
  const submission = newSubmission({ sendKey: 'key' });
  store.add(submission);
  expect(store.readBySendKey('key')?.id).toBe(submission.id);
  expect(() => store.add(newSubmission({ sendKey: 'key' }))).toThrow(/UNIQUE/);
});

test('a source and a result can never be changed', () => {
  const { db } = freshDatabase();
  const { store, finish } = queueOn(db);
  const submission = newSubmission();
  store.add(submission);
  const lease = store.lease(0);
  if (lease === null) throw new Error('nothing to lease');
  finish(lease, reportOf(submission), 1);
  expect(() => db.exec("UPDATE submission_source SET bytes = x'00'")).toThrow(/never changed/);
  expect(() => db.exec('UPDATE submission_result SET score = 10')).toThrow(/never changed/);
});

test('held ones wait again when staff says so', () => {
  const { store } = queueOn(freshDatabase().db);
  const submission = newSubmission();
  store.add(submission);
  const lease = store.lease(0);
  if (lease === null) throw new Error('nothing to lease');
  store.putBack(lease, { state: 'held', tries: 12, nextTryAtMs: 0, trouble: 'sandbox-failed' });
  expect(store.count('held')).toBe(1);
  expect(store.lease(0)).toBeNull();
  expect(store.releaseHeld()).toBe(1);
  expect(store.read(submission.id)).toMatchObject({ state: 'queued', tries: 0 });
  expect(store.lease(0)?.submission.id).toBe(submission.id);
});

test('the line on disk is the line of the rules: students take turns over leases', () => {
  const { store } = queueOn(freshDatabase().db);
  for (const studentId of ['ana', 'ana', 'ana', 'bea', 'bea'])
    store.add(newSubmission({ studentId }));
  const predicted = store.line();
  const taken: string[] = [];
  for (let lease = store.lease(0); lease !== null; lease = store.lease(0)) {
    taken.push(lease.submission.id);
    store.putBack(lease, { state: 'held', tries: 0, nextTryAtMs: 0, trouble: '' });
  }
  expect(taken).toEqual(predicted);
  expect(taken.map((id) => store.read(id)?.studentId)).toEqual(['ana', 'bea', 'ana', 'bea', 'ana']);
});
