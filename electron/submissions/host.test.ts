import { expect, test, vi } from 'vitest';
import { QUEUE_WAITING_MAX } from '#contract/limits.ts';
import { fail, ok } from '#contract/result.ts';
import type { Publish } from '#contract/events.ts';
import type { Send, SubmissionView } from '#contract/submission.ts';
import { freshDatabase } from '../testing/fresh-database.ts';
import { newSubmission, queueOn } from '../testing/queue.ts';
import { sampleProblem, sampleReport, sha256Of } from '../testing/sample-report.ts';
import { submissionHandlers } from './host.ts';
import type { Desk, Sitting } from './host.ts';
import { submissionNews } from './news.ts';
import { validateSource } from './validator.ts';

// Real processes and real commits, on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 });

const sittingOf = (studentId: string, attemptId: string): Sitting => ({
  examId: 'demo',
  examKind: 'demo',
  attemptId,
  studentId,
  studentName: studentId,
});
const ana = sittingOf('ana', '11111111-1111-4111-8111-111111111111');
const bea = sittingOf('bea', '22222222-2222-4222-8222-222222222222');

function hosted() {
  const queue = queueOn(freshDatabase().db);
  let seated: Sitting | null = ana;
  let permit: ReturnType<Desk['maySend']> = ok({ late: false });
  const told: SubmissionView[] = [];
  const publish: Publish = (name, news) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the name says which news it is
    if (name === 'submission/changed') told.push(news as SubmissionView);
  };
  const desk: Desk = { sitting: () => seated, maySend: () => permit, hidden: () => 'count' };
  const handlers = submissionHandlers({
    store: queue.store,
    desk,
    problem: (id) => (id === 'suma' ? sampleProblem() : null),
    validate: validateSource,
    now: () => 5_000,
    newId: () => crypto.randomUUID(),
    onKept: () => undefined,
    logHead: () => null,
  });
  const send = (
    source: string,
    over: Partial<Pick<Send, 'sendKey' | 'sourceSha256' | 'problemId' | 'language'>> = {},
  ) =>
    handlers['submission/send']({
      problemId: 'suma',
      purpose: 'final',
      source,
      sourceSha256: sha256Of(source),
      ...over,
    });
  return {
    ...queue,
    handlers,
    send,
    told,
    news: submissionNews({ store: queue.store, desk, publish, logHead: () => null }),
    sit: (sitting: Sitting | null) => (seated = sitting),
    rule: (ruling: ReturnType<Desk['maySend']>) => (permit = ruling),
  };
}

const value = async <Value>(
  result:
    | { ok: true; value: Value }
    | { ok: false; error: unknown }
    | Promise<{ ok: true; value: Value } | { ok: false; error: unknown }>,
) => {
  const given = await result;
  if (!given.ok) throw new Error(JSON.stringify(given.error));
  return given.value;
};

test('a receipt tells what was kept, and the source comes back byte for byte', async () => {
  const { send, handlers, store } = hosted();
  const source = '\uFEFFdef suma(a, b):\r\n\treturn a + b  # ñ 😀 ';
  const receipt = await value(send(source));
  expect(receipt).toMatchObject({
    receivedAtMs: 5_000,
    sourceSha256: sha256Of(source),
    sizeBytes: Buffer.byteLength(source),
    late: false,
    ahead: 0,
  });
  const { submissionId } = receipt;
  expect(await handlers['submission/source']({ submissionId })).toEqual({ source });
  expect(Buffer.from(store.source(submissionId) ?? []).toString('utf8')).toBe(source);
});

test('the same key again is the same submission, and another key another one', async () => {
  const { send, store } = hosted();
  const first = await value(send('x = 1', { sendKey: 'a' }));
  const again = await value(send('x = 1', { sendKey: 'a' }));
  const other = await value(send('x = 1', { sendKey: 'b' }));
  expect(again).toEqual(first);
  expect(other.submissionId).not.toBe(first.submissionId);
  expect(other.ahead).toBe(1);
  expect(store.count('queued')).toBe(2);
});

test.each([
  ['half a surrogate pair, which no UTF-8 can hold', 'x = "\uD800"', 'not-utf8'],
  ['a NUL', 'x = 1\0', 'nul-byte'],
  ['nothing', '', 'source-empty'],
  ['51 KB', 'x'.repeat(51 * 1024), 'source-too-long'],
  ['a forbidden word', 'import os', 'forbidden'],
])('%s is refused and not kept', async (_name, source, kind) => {
  const { send, store } = hosted();
  expect(await send(source)).toMatchObject({ ok: false, error: { kind } });
  expect(store.count('queued')).toBe(0);
});

test('bytes that are not those the editor hashed are refused', async () => {
  const { send } = hosted();
  const refused = await send('x = 1', { sourceSha256: sha256Of('x = 1\n') });
  expect(refused).toEqual(fail({ kind: 'hash-mismatch' }));
});

test('what the exam does not allow is refused in the exam’s words', async () => {
  const { send, rule, sit } = hosted();
  rule(fail({ kind: 'exam-over', endedAtMs: 9 }));
  expect(await send('x = 1')).toEqual(fail({ kind: 'exam-over', endedAtMs: 9 }));
  expect(await send('x = 1', { problemId: 'other' })).toEqual(fail({ kind: 'unknown-problem' }));
  sit(null);
  expect(await send('x = 1')).toEqual(fail({ kind: 'not-signed-in' }));
});

test('a submission keeps the language it was sent in, and one that the problem does not have is refused', async () => {
  const station = hosted();
  expect(await station.send('x = 1', { language: 'python' })).toMatchObject({ ok: true });
  expect(await station.send('x = 2')).toMatchObject({ ok: true });
  expect(await station.send('int x;', { language: 'java' })).toEqual(
    fail({ kind: 'unknown-language' }),
  );
  const kept = await station.handlers['submission/list']({});
  expect(kept.map(({ language }) => language)).toEqual(['python', 'python']);
});

test('a late submission is kept and marked', async () => {
  const { send, rule, handlers } = hosted();
  rule(ok({ late: true }));
  expect(await value(send('x = 1'))).toMatchObject({ late: true });
  expect(await handlers['submission/list']({})).toMatchObject([{ late: true }]);
});

test('a full queue says so, and takes the next when there is room', async () => {
  const { send, store } = hosted();
  for (let count = 0; count < QUEUE_WAITING_MAX; count += 1) store.add(newSubmission());
  expect(await send('x = 1')).toEqual(fail({ kind: 'queue-full', waiting: QUEUE_WAITING_MAX }));
  store.lease(0);
  expect(await send('x = 1')).toMatchObject({ ok: true });
});

test('nobody reads another student’s submissions', async () => {
  const { send, sit, handlers } = hosted();
  const { submissionId } = await value(send('x = 1'));
  for (const other of [bea, null]) {
    sit(other);
    expect(await handlers['submission/list']({})).toEqual([]);
    expect(await handlers['submission/source']({ submissionId })).toBeNull();
  }
});

test('news goes to the screen of the student it is of, with the line moved on', async () => {
  const { send, sit, news, told, store } = hosted();
  const first = await value(send('x = 1'));
  const second = await value(send('x = 2'));
  const lease = store.lease(0);
  news(first.submissionId);
  expect(told.map(({ id, state, ahead }) => [id, state, ahead])).toEqual([
    [first.submissionId, 'running', 0],
    [second.submissionId, 'queued', 1],
  ]);
  told.length = 0;
  if (lease === null) throw new Error('nothing to lease');
  const { sourceSha256, problemId } = lease.submission;
  store.finish(lease, sampleReport({ sourceSha256, problemId }), 1);
  sit(bea);
  news(first.submissionId);
  expect(told).toEqual([]);
});
