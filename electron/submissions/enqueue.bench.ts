// How long a submission's commit takes, on the disk of this machine, with a queue that has work in it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { percentile } from '../../runner/bench/measure.ts';
import type { Taken } from '../../runner/bench/measure.ts';
import { openStores } from '../assembly/stores.ts';
import { openDatabase, openFaultSentence } from '../database/open.ts';
import type { KeptDelivery } from '../gradebook/outbox/delivery-store.ts';
import { PROJECT } from '../station/project.ts';
import { newSubmission } from '../testing/queue.ts';

const WARM_UP = 50;
const RUNS = 1_000;
/** A long answer of a first-year course. */
const SOURCE = 'def resolver(datos):\n    return sorted(datos)\n'.repeat(50);

const DELIVERY: KeptDelivery = {
  examId: 'bench',
  examKind: 'exam',
  recipients: [],
  deskCertificate: '',
  enrolment: '',
  stationName: null,
  stationRoom: null,
};

/** Each sample is one durable commit, in milliseconds: synchronous=FULL, as every open sets it. */
export function enqueueSamplesMs(): number[] {
  // Not the system's temporary folder: that may be memory, and a commit to memory costs nothing.
  const cache = path.join(PROJECT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const dir = mkdtempSync(path.join(cache, 'enqueue-'));
  const opened = openDatabase(dir);
  if (!opened.ok) throw new Error(openFaultSentence(opened.error));
  // As in an exam whose results leave the station: what must leave is part of the same commit.
  const { submissions: store, outbox } = openStores(opened.value.db, 'the key of this station');
  outbox.keepDelivery(DELIVERY);
  const samples: number[] = [];
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    const { examId, examKind } = DELIVERY;
    const submission = newSubmission({ text: `# ${run}\n${SOURCE}`, examId, examKind });
    const startedMs = performance.now();
    const kept = store.add(submission);
    if (run >= WARM_UP) samples.push(performance.now() - startedMs);
    if (!kept.ok) throw new Error(kept.error.kind);
  }
  opened.value.close();
  rmSync(dir, { recursive: true });
  return samples;
}

/** Plain and bare ways have no queue. */
export function measure(): Promise<Taken> {
  const ours = percentile(enqueueSamplesMs(), 0.99);
  return Promise.resolve({ ours, plain: null, bare: null, runs: RUNS });
}
