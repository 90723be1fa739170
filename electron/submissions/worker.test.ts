import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LEASE_MS, RETRY_FIRST_MS, TRIES_MAX } from '#contract/limits.ts';
import { fail } from '#contract/result.ts';
import { newSubmission, queueOn, workerParts } from '../testing/queue.ts';
import { freshDatabase } from '../testing/fresh-database.ts';
import { ABSENT, READY, scriptedRunner } from '../testing/scripted-runner.ts';
import { submissionWorker } from './worker.ts';

// Real processes and real commits, on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 });

// Time is the test's: back-off and leases are hours of waiting otherwise.
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const settled = () => vi.advanceTimersByTimeAsync(1);

async function seated(concurrency = 1, engine = READY) {
  const { db } = freshDatabase();
  const queue = queueOn(db);
  const runner = scriptedRunner(concurrency, engine);
  const { parts, changes } = workerParts(queue, runner);
  const send = (over: Parameters<typeof newSubmission>[0] = {}) => {
    const submission = newSubmission(over);
    queue.store.add(submission);
    return submission.id;
  };
  return { db, ...queue, runner, parts, changes, send };
}

describe('the ordinary way', () => {
  test('a submission is judged, its grade and its end are written together, and both changes are told', async () => {
    const { store, gradebook, runner, parts, changes, send } = await seated();
    const id = send();
    const worker = submissionWorker(parts);
    await settled();
    expect(store.read(id)?.state).toBe('running');
    runner.underWay[0]?.grade({ score: 7, verdict: 'partial' });
    await settled();
    expect(store.read(id)).toMatchObject({ state: 'graded', graded: { report: { score: 7 } } });
    expect(gradebook.list()).toMatchObject([{ submissionId: id, score: 7 }]);
    expect(changes).toEqual([id, id]);
    await worker.stop();
  });

  test('no more are judged at once than the runner takes, and the next starts when one ends', async () => {
    const { runner, parts, send } = await seated(2);
    for (let count = 0; count < 5; count += 1) send();
    const worker = submissionWorker(parts);
    await settled();
    expect(runner.underWay).toHaveLength(2);
    runner.underWay[0]?.grade();
    await settled();
    expect(runner.underWay).toHaveLength(2);
    await runner.close();
    await worker.stop();
  });

  test('a practice run is graded and never reaches the gradebook', async () => {
    const { store, gradebook, runner, parts, send } = await seated();
    const id = send({ purpose: 'practice' });
    const worker = submissionWorker(parts);
    await settled();
    runner.underWay[0]?.grade();
    await settled();
    expect(store.read(id)?.state).toBe('graded');
    expect(gradebook.list()).toEqual([]);
    await worker.stop();
  });

  test('an idle worker has no timer running', async () => {
    const { parts } = await seated();
    const worker = submissionWorker(parts);
    await settled();
    expect(vi.getTimerCount()).toBe(0);
    await worker.stop();
  });
});

describe('trouble', () => {
  test('a broken sandbox is tried again with growing waits, and ends in held, never in a zero', async () => {
    const { store, gradebook, runner, parts, send } = await seated();
    const id = send();
    const worker = submissionWorker(parts);
    await settled();
    for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
      while (runner.underWay.length === 0) await vi.advanceTimersToNextTimerAsync();
      runner.underWay[0]?.end(fail({ kind: 'sandbox-failed', detail: 'broken' }));
      await settled();
      expect(store.read(id)?.tries).toBe(tries);
    }
    expect(store.read(id)).toMatchObject({ state: 'held', graded: null });
    expect(gradebook.list()).toEqual([]);
    await worker.stop();
  });

  test('while one waits for its retry, others are judged', async () => {
    const { runner, parts, send } = await seated();
    const first = send();
    const worker = submissionWorker(parts);
    await settled();
    runner.underWay[0]?.end(fail({ kind: 'sandbox-failed', detail: '' }));
    const second = send();
    await settled();
    expect(runner.underWay[0]?.request.submissionId).toBe(second);
    runner.underWay[0]?.grade();
    await vi.advanceTimersByTimeAsync(RETRY_FIRST_MS * 2);
    expect(runner.underWay[0]?.request.submissionId).toBe(first);
    await runner.close();
    await worker.stop();
  });

  test('without an engine nothing is tried; when it comes, all is', async () => {
    const { store, runner, parts, send } = await seated(10, ABSENT);
    for (let count = 0; count < 10; count += 1) send();
    const worker = submissionWorker(parts);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(runner.underWay).toHaveLength(0);
    runner.setEngine(READY);
    await settled();
    expect(runner.underWay).toHaveLength(10);
    for (const judgement of [...runner.underWay]) judgement.grade();
    await settled();
    expect([store.count('queued'), store.count('running')]).toEqual([0, 0]);
    await worker.stop();
  });

  test('an engine that goes while judging costs no try, and its return is not slept through', async () => {
    const { store, runner, parts, send } = await seated();
    const id = send();
    const worker = submissionWorker(parts);
    await settled();
    runner.setEngine(ABSENT);
    runner.underWay[0]?.end(fail({ kind: 'engine-absent', detail: 'gone' }));
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(store.read(id)).toMatchObject({ state: 'queued', tries: 0 });
    runner.setEngine(READY);
    await settled();
    runner.underWay[0]?.grade();
    await settled();
    expect(store.read(id)?.state).toBe('graded');
    await worker.stop();
  });

  test('an engine that says ready and fails is asked less and less often, not in a loop', async () => {
    const { store, runner, parts, send } = await seated();
    send();
    const worker = submissionWorker(parts);
    let asked = 0;
    for (let second = 0; second < 120; second += 1) {
      const judgement = runner.underWay[0];
      if (judgement !== undefined) {
        asked += 1;
        judgement.end(fail({ kind: 'engine-absent', detail: '' }));
      }
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(asked).toBeGreaterThan(4);
    expect(asked).toBeLessThan(20);
    expect(store.count('held')).toBe(0);
    await worker.stop();
  });

  test('a machine on which every sandbox fails does not use up the tries of the whole queue', async () => {
    const { store, runner, parts, send } = await seated(2);
    const ids = Array.from({ length: 20 }, () => send());
    const worker = submissionWorker(parts);
    let asked = 0;
    for (let tick = 0; tick < 100; tick += 1) {
      for (const judgement of [...runner.underWay]) {
        asked += 1;
        judgement.end(fail({ kind: 'sandbox-failed', detail: '' }));
      }
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(asked).toBeGreaterThan(2);
    expect(asked).toBeLessThan(10);
    await vi.advanceTimersByTimeAsync(60_000);
    while (store.count('queued') + store.count('running') > 0) {
      for (const judgement of [...runner.underWay]) judgement.grade();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(ids.every((id) => store.read(id)?.state === 'graded')).toBe(true);
    await worker.stop();
  });

  test('a judgement that outlives its lease is given up, and its late answer is not heard', async () => {
    const { store, gradebook, runner, parts, send } = await seated();
    const id = send();
    const worker = submissionWorker(parts);
    await settled();
    const late = runner.underWay[0];
    await vi.advanceTimersByTimeAsync(LEASE_MS);
    expect(store.read(id)).toMatchObject({ state: 'queued', tries: 1 });
    late?.grade({ score: 1 });
    await vi.advanceTimersByTimeAsync(RETRY_FIRST_MS * 2);
    expect(store.read(id)?.state).toBe('running');
    runner.underWay[0]?.grade({ score: 9 });
    await settled();
    expect(gradebook.list()).toMatchObject([{ score: 9 }]);
    await worker.stop();
  });

  test.each([
    ['of another source', { sourceSha256: '0'.repeat(64) }],
    ['of another problem', { problemId: 'other' }],
    ['that is no clear result', { verdict: 'sandbox-error' }],
    ['that the gradebook refuses', { score: 11, maxScore: 10 }],
  ] as const)('a report %s scores nothing and stops nothing', async (_name, over) => {
    const { store, gradebook, runner, parts, send } = await seated();
    const id = send();
    const worker = submissionWorker(parts);
    await settled();
    runner.underWay[0]?.grade(over);
    await settled();
    expect(store.read(id)).toMatchObject({ state: 'queued', tries: 1, graded: null });
    expect(gradebook.list()).toEqual([]);
    await worker.stop();
  });

  test('a runner that throws costs a try, not the worker', async () => {
    const { store, parts, runner, send } = await seated();
    const id = send();
    const judge = () => Promise.reject(new Error('bug'));
    const worker = submissionWorker({ ...parts, runner: { ...runner, judge } });
    await settled();
    expect(store.read(id)).toMatchObject({ state: 'queued', tries: 1 });
    await worker.stop();
  });

  test.each([
    ['a problem that cannot be read', { problem: () => fail({ detail: 'no folder' }) }],
    ['a source that is not the one received', {}],
  ])('%s is held for staff', async (_name, over) => {
    const { db, store, parts, send } = await seated();
    const id = send();
    if (!('problem' in over)) {
      db.exec('DROP TRIGGER submission_source_is_final');
      db.exec("UPDATE submission_source SET bytes = x'00'");
    }
    const worker = submissionWorker({ ...parts, ...over });
    await settled();
    expect(store.read(id)).toMatchObject({ state: 'held', graded: null });
    await worker.stop();
  });

  test('a stop ends what is under way without a try, and the next start goes on', async () => {
    const { store, parts, runner, send } = await seated();
    const id = send();
    const worker = submissionWorker(parts);
    await settled();
    const stopped = worker.stop();
    await runner.close();
    await stopped;
    expect(store.read(id)).toMatchObject({ state: 'queued', tries: 0 });
    const again = submissionWorker(parts);
    await settled();
    expect(store.read(id)?.state).toBe('running');
    await runner.close();
    await again.stop();
  });
});
