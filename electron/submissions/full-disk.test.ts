// A disk that is really full: a small tmpfs, filled to its last byte. Mounting one needs root.
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ok } from '#contract/result.ts';
import { keptRows } from '../testing/kept-rows.ts';
import { newSubmission, queueOn, workerParts } from '../testing/queue.ts';
import { freshDatabase, freshDirectory } from '../testing/fresh-database.ts';
import { sampleProblem, sha256Of } from '../testing/sample-report.ts';
import { scriptedRunner } from '../testing/scripted-runner.ts';
import { submissionHandlers } from './host.ts';
import { submissionWorker } from './worker.ts';

const isRoot = process.getuid?.() === 0;

describe.runIf(isRoot)('a full disk', () => {
  let disk: string;
  beforeEach(() => {
    disk = freshDirectory();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk]);
  });
  // Runs before the directory is removed, and after the database in it is closed.
  afterEach(() => void execFileSync('umount', ['--lazy', disk]));

  const filler = () => path.join(disk, 'filler');
  function fill(): void {
    const file = openSync(filler(), 'w');
    for (let sizeBytes = 65_536; sizeBytes >= 1; sizeBytes = Math.floor(sizeBytes / 2))
      try {
        while (writeSync(file, Buffer.alloc(sizeBytes)) === sizeBytes);
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' });
      }
    closeSync(file);
  }
  const free = () => rmSync(filler());

  function station() {
    const { db, close } = freshDatabase(path.join(disk, 'data'));
    const queue = queueOn(db);
    const { examId, examKind, attemptId, studentId, studentName } = newSubmission();
    const handlers = submissionHandlers({
      store: queue.store,
      desk: {
        sitting: () => ({ examId, examKind, attemptId, studentId, studentName }),
        maySend: () => ok({ late: false }),
        hidden: () => 'count',
      },
      problem: (id) => sampleProblem(id),
      validate: () => ok(null),
      now: () => 1_000,
      newId: () => crypto.randomUUID(),
      onKept: () => undefined,
      logHead: () => null,
    });
    const send = (source: string) =>
      handlers['submission/send']({
        problemId: 'suma',
        purpose: 'final',
        source,
        sourceSha256: sha256Of(source),
      });
    return { ...queue, close, send, dataDir: path.join(disk, 'data') };
  }

  test('a submission that cannot be kept is not acknowledged, and what was acknowledged stays', async () => {
    const { send, close, dataDir } = station();
    const receipts: string[] = [];
    const keep = async (source: string) => {
      const sent = await send(source);
      if (sent.ok) receipts.push(sent.value.submissionId);
      return sent;
    };
    await keep('first');
    fill();
    // A log that is longer than what it holds may have room for a little; a large one it cannot hold.
    expect(await keep('x'.repeat(200_000))).toEqual({
      ok: false,
      error: { kind: 'storage-failed' },
    });
    for (let count = 0; count < 50; count += 1) await keep(`${count} ${'y'.repeat(20_000)}`);
    free();
    expect(await keep('after')).toMatchObject({ ok: true });
    close();
    expect(
      keptRows(dataDir)
        .submissions.map(({ id }) => id)
        .toSorted(),
    ).toEqual(receipts.toSorted());
  });

  test('a verdict that cannot be written is kept in hand and written once there is room', async () => {
    vi.useFakeTimers();
    const queue = station();
    const runner = scriptedRunner();
    const worker = submissionWorker(workerParts(queue, runner).parts);
    const sent = await queue.send('source');
    if (!sent.ok) throw new Error(sent.error.kind);
    worker.wake();
    await vi.advanceTimersByTimeAsync(1);
    fill();
    // Larger than any room that the log may have left.
    runner.underWay[0]?.grade({ output: 'z'.repeat(300_000) });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(queue.store.read(sent.value.submissionId)?.state).toBe('running');
    expect(queue.gradebook.list()).toEqual([]);
    free();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(queue.store.read(sent.value.submissionId)?.state).toBe('graded');
    expect(queue.gradebook.list()).toHaveLength(1);
    await worker.stop();
    vi.useRealTimers();
  });

  test('a station that dies with a full disk and an unwritten verdict grades it again, once', async () => {
    vi.useFakeTimers();
    const first = station();
    const runner = scriptedRunner();
    const worker = submissionWorker(workerParts(first, runner).parts);
    const sent = await first.send('source');
    if (!sent.ok) throw new Error(sent.error.kind);
    worker.wake();
    await vi.advanceTimersByTimeAsync(1);
    fill();
    runner.underWay[0]?.grade({ output: 'z'.repeat(300_000), score: 3 });
    await vi.advanceTimersByTimeAsync(1_000);
    await worker.stop();
    first.close();
    free();
    const second = station();
    const again = scriptedRunner();
    const next = submissionWorker(workerParts(second, again).parts);
    await vi.advanceTimersByTimeAsync(1);
    again.underWay[0]?.grade({ score: 7 });
    await vi.advanceTimersByTimeAsync(1);
    expect(second.gradebook.list()).toMatchObject([{ score: 7 }]);
    await next.stop();
    vi.useRealTimers();
  });
});
