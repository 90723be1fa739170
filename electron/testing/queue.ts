// A queue with its gradebook for tests, on a real database.
import { randomUUID } from 'node:crypto';
import { ok } from '#contract/result.ts';
import { finishInto } from '../assembly/finish.ts';
import { isStorageFault } from '../database/storage-fault.ts';
import type { Database } from '../database/open.ts';
import { gradebookStore } from '../gradebook/store.ts';
import { receiptCode } from '../submissions/rules.ts';
import { submissionStore } from '../submissions/store.ts';
import type { NewSubmission } from '../submissions/store.ts';
import type { WorkerParts } from '../submissions/worker.ts';
import { sampleProblem, sha256Of } from './sample-report.ts';
import type { ScriptedRunner } from './scripted-runner.ts';

export function queueOn(db: Database) {
  const store = submissionStore(db, randomUUID);
  const gradebook = gradebookStore(db);
  const finish = finishInto(db, store, gradebook);
  return { store, gradebook, finish };
}

export function newSubmission(
  over: Partial<NewSubmission> & { text?: string } = {},
): NewSubmission {
  const { text = `source ${randomUUID()}`, ...rest } = over;
  const id = rest.id ?? randomUUID();
  const source = new TextEncoder().encode(text);
  return {
    id,
    sendKey: null,
    code: receiptCode(id),
    examId: 'demo',
    examKind: 'demo',
    attemptId: 'b6f7f2b0-6c51-4e37-8f0e-5d3a7f8f0c11',
    studentId: 'demo-01',
    studentName: 'Demo Student 1',
    problemId: 'suma',
    language: null,
    purpose: 'final',
    source,
    sourceSha256: sha256Of(source),
    receivedAtMs: 1_000,
    late: false,
    automatic: false,
    ...rest,
  };
}

/** Worker parts over a queue; `changes` collects what was told. */
export function workerParts(queue: ReturnType<typeof queueOn>, runner: ScriptedRunner) {
  const changes: string[] = [];
  const parts: WorkerParts = {
    store: queue.store,
    finish: queue.finish,
    runner,
    problem: (id) => ok(sampleProblem(id)),
    canJudge: () => true,
    onChange: (id) => changes.push(id),
    isStorageFault,
    now: () => Date.now(),
    chance: () => 0.5,
    log: () => undefined,
  };
  return { parts, changes };
}
