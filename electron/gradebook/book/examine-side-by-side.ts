// Examines many files on as many threads as it pays, and answers batch by batch in the files' order.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { examineFile } from './examine-file.ts';
import { examiner } from './examine.ts';
import type { Examined, Examining } from './examine.ts';
import type { WorkerTask } from './examine-worker.ts';

/** Examined together and written in one transaction: bounds memory, and what a power cut costs. */
const BATCH = 64;
/** A thread takes as long to start as some hundred files. */
const FILES_PER_THREAD = 512;
const THREADS_MAX = 4;
/** Batches that may be under way on each thread: one at work, one ready. */
const AHEAD = 2;

/** @param known hashes of the entries that the book has */
export async function* examineSideBySide(
  files: readonly string[],
  examining: Examining,
  known: ReadonlySet<string>,
  threads = threadsFor(files.length),
): AsyncGenerator<readonly Examined[]> {
  const batches = inBatches(files);
  if (threads < 2) {
    const examine = examiner(examining, ({ hash }) => known.has(hash));
    for (const batch of batches)
      yield await Promise.all(batch.map((file) => examineFile(file, examine)));
    return;
  }
  const task: WorkerTask = { ...examining, known };
  const workers = Array.from({ length: threads }, () => workerFor(task));
  try {
    const underWay: Promise<readonly Examined[]>[] = [];
    for (const [index, batch] of batches.entries()) {
      underWay.push(workers[index % threads]?.examine(batch) ?? Promise.resolve([]));
      if (underWay.length < threads * AHEAD) continue;
      yield (await underWay.shift()) ?? [];
    }
    for (const batch of underWay) yield await batch;
  } finally {
    await Promise.all(workers.map((worker) => worker.end()));
  }
}

function threadsFor(files: number): number {
  return Math.min(availableParallelism(), THREADS_MAX, Math.ceil(files / FILES_PER_THREAD));
}

function inBatches(files: readonly string[]): string[][] {
  const batches: string[][] = [];
  for (let from = 0; from < files.length; from += BATCH)
    batches.push(files.slice(from, from + BATCH));
  return batches;
}

// The same file as a source and as it is built.
const WORKER = path.join(
  import.meta.dirname,
  `examine-worker${path.extname(import.meta.filename)}`,
);

const answerShape = z.custom<readonly Examined[]>((value) => Array.isArray(value));

/** One thread: it answers its batches in the order in which it got them. */
function workerFor(task: WorkerTask) {
  const worker = new Worker(WORKER, { workerData: task });
  const waiting: PromiseWithResolvers<readonly Examined[]>[] = [];
  let broken: Error | null = null;
  worker.on('message', (message: unknown) => waiting.shift()?.resolve(answerShape.parse(message)));
  worker.on('error', (error) => {
    broken = error;
    for (const one of waiting.splice(0)) one.reject(error);
  });
  return {
    examine(files: readonly string[]): Promise<readonly Examined[]> {
      if (broken !== null) return Promise.reject(broken);
      const answer = Promise.withResolvers<readonly Examined[]>();
      // Whoever asked may be gone before it is read; a failure is told by whichever answer is awaited first.
      answer.promise.catch(() => undefined);
      waiting.push(answer);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process has no origin
      worker.postMessage(files);
      return answer.promise;
    },
    end: () => worker.terminate(),
  };
}
