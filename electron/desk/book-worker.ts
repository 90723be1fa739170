// Reads the desk's book on a thread of its own: a class's grades take a quarter of a second, and stations are answered
// meanwhile. Questions are answered one after the other.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openBook } from '../gradebook/book/book.ts';
import type { Which } from '../gradebook/book/reading-store.ts';
import { answerFrom } from './book-answers.ts';
import type { BookQuestion } from './book-answers.ts';

export type BookWorkerTask = { readonly bookFile: string; readonly which: Which };
/** Null: no more questions come. */
export type BookWorkerMessage = { readonly id: number; readonly question: BookQuestion } | null;
export type BookWorkerAnswer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: unknown };

// Made by this project's own main thread, in this process.
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const messageShape = z.custom<BookWorkerMessage>((value) => value === null || isObject(value));
const { bookFile, which } = z.custom<BookWorkerTask>(isObject).parse(workerData);

const opened = openBook(bookFile);
if (!opened.ok) throw new Error(`the book cannot be read: ${opened.error.kind}`);
const book = opened.value;

const say = (answer: BookWorkerAnswer): void =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of this process has no origin
  parentPort?.postMessage(answer);

parentPort?.on('message', (sent: unknown) => {
  const message = messageShape.parse(sent);
  if (message === null) {
    book.close();
    parentPort?.close();
    return;
  }
  void answered(message.id, message.question).then(say);
});

async function answered(id: number, question: BookQuestion): Promise<BookWorkerAnswer> {
  try {
    return { id, answer: await answerFrom(book, which, question) };
  } catch (error) {
    return { id, error };
  }
}
