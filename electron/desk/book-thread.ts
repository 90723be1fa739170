// The desk's side of the thread that reads its book.
import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { BookAnswers, BookQuestion } from './book-answers.ts';
import type { BookWorkerAnswer, BookWorkerMessage, BookWorkerTask } from './book-worker.ts';

export type BookThread = {
  /** Rejects where reading failed: a bug, or a disk that cannot be read. */
  ask<Question extends BookQuestion>(question: Question): Promise<BookAnswers[Question['kind']]>;
  stop(): Promise<void>;
};

// The same file as a source and as it is built.
const WORKER = path.join(import.meta.dirname, `book-worker${path.extname(import.meta.filename)}`);
// Made by this project's own thread; the gate parses what is told of it.
const answerShape = z.custom<BookWorkerAnswer>(
  (value) => typeof value === 'object' && value !== null && 'id' in value,
);

/** The thread is started by the first question. */
export function bookThread(task: BookWorkerTask): BookThread {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let worker: Worker | null = null;
  let asked = 0;

  const started = (): Worker => {
    if (worker !== null) return worker;
    const fresh = new Worker(WORKER, { workerData: task });
    fresh.on('message', (message: unknown) => {
      const said = answerShape.parse(message);
      const one = waiting.get(said.id);
      waiting.delete(said.id);
      if ('error' in said) one?.reject(said.error);
      else one?.resolve(said.answer);
    });
    // The next question starts another thread.
    const gone = (error: unknown): void => {
      if (worker === fresh) worker = null;
      for (const one of waiting.values()) one.reject(error);
      waiting.clear();
    };
    fresh.on('error', gone);
    fresh.on('exit', () => gone(new Error('the thread that reads the book has ended')));
    worker = fresh;
    return fresh;
  };
  const post = (to: Worker, message: BookWorkerMessage): void =>
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process has no origin
    to.postMessage(message);

  return {
    ask<Question extends BookQuestion>(question: Question) {
      asked += 1;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(asked, answer);
      post(started(), { id: asked, question });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- answered by this kind of question; the gate parses it
      return answer.promise as Promise<BookAnswers[Question['kind']]>;
    },
    async stop() {
      if (worker === null) return;
      const ending = worker;
      const exit = once(ending, 'exit');
      post(ending, null);
      await exit;
    },
  };
}
