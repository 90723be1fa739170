// Similar pairs for the page, from a thread of their own; what is asked twice at once is looked for once.
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { similarPairShape } from '#contract/desk-gradebook.ts';
import type { Similar } from '#contract/desk-gradebook.ts';
import type { ProblemId } from '#contract/ids.ts';
import { programsOf } from '#contract/programs.ts';
import type { Contents } from '../exam/package/contents.ts';
import type { Book } from '../gradebook/book/book.ts';
import type { Which } from '../gradebook/book/reading-store.ts';
import type { Task } from '../gradebook/similarity/in-book.ts';
import type { SimilarTask } from './similar-worker.ts';

const PAIRS_TOLD_MAX = 200;

// The same file as a source and as it is built.
const WORKER = path.join(
  import.meta.dirname,
  `similar-worker${path.extname(import.meta.filename)}`,
);

export function similarSearch(
  book: Pick<Book, 'file'>,
  which: Which,
  contents: Contents,
  nowMs: () => number,
): (problemId: ProblemId) => Promise<Similar> {
  const underWay = new Map<ProblemId, Promise<Similar>>();
  return (problemId) => {
    const task = taskOf(contents, problemId);
    if (task === null) return Promise.resolve({ pairs: [], compared: 0, atMs: nowMs() });
    const known = underWay.get(problemId);
    if (known !== undefined) return known;
    const search = searchOnThread({ bookFile: book.file, which, task }, nowMs).finally(() =>
      underWay.delete(problemId),
    );
    underWay.set(problemId, search);
    return search;
  };
}

/** Null: the exam has no such problem. */
function taskOf({ problems }: Contents, problemId: ProblemId): Task | null {
  const problem = problems.find(({ manifest }) => manifest.id === problemId);
  if (problem === undefined) return null;
  const { language } = programsOf(problem.manifest)[0];
  const starters = programsOf(problem.manifest).flatMap((program) => {
    const text = problem.starters[program.language] ?? problem.starter;
    return text === undefined ? [] : [{ language: program.language, text }];
  });
  return { problemId, language, starters };
}

const foundShape = z.object({ pairs: z.array(similarPairShape), compared: z.int() });

function searchOnThread(workerData: SimilarTask, nowMs: () => number): Promise<Similar> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData });
    worker.once('error', reject);
    worker.once('exit', () =>
      reject(new Error('the search for similar pairs ended without an answer')),
    );
    worker.once('message', (found: unknown) => {
      const { pairs, compared } = foundShape.parse(found);
      resolve({ pairs: pairs.slice(0, PAIRS_TOLD_MAX), compared, atMs: nowMs() });
    });
  });
}
