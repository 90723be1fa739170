// Examines bundles beside the main thread: decryption is most of what collecting costs, and machines have several cores.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { examineFile } from './examine-file.ts';
import { examiner } from './examine.ts';
import type { Examining } from './examine.ts';

/** What the main thread hands over. `known`: hashes of the entries that the book has. */
export type WorkerTask = Examining & { readonly known: ReadonlySet<string> };

// Made by this project's own main thread, in this process.
const task = z
  .custom<WorkerTask>((value) => typeof value === 'object' && value !== null && 'known' in value)
  .parse(workerData);
const filesShape = z.array(z.string());
const examine = examiner(task, ({ hash }) => task.known.has(hash));

parentPort?.on('message', (message: unknown) => {
  const files = filesShape.parse(message);
  void Promise.all(files.map((file) => examineFile(file, examine))).then((examined) =>
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of this process has no origin
    parentPort?.postMessage(examined),
  );
});
