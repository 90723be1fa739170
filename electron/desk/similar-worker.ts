// Looks for similar pairs beside the main thread, which has stations to answer meanwhile.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openBook } from '../gradebook/book/book.ts';
import type { Which } from '../gradebook/book/reading-store.ts';
import { similarIn } from '../gradebook/similarity/in-book.ts';
import type { Task } from '../gradebook/similarity/in-book.ts';

export type SimilarTask = { readonly bookFile: string; readonly which: Which; readonly task: Task };

// Made by this project's own main thread, in this process.
const { bookFile, which, task } = z
  .custom<SimilarTask>((value) => typeof value === 'object' && value !== null && 'task' in value)
  .parse(workerData);
const opened = openBook(bookFile);
if (!opened.ok) throw new Error(`the book cannot be read: ${opened.error.kind}`);
const found = similarIn(opened.value, which, task);
opened.value.close();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of this process has no origin
parentPort?.postMessage(found);
