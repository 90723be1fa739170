// Keys of a station and of its readers, and a sample of each thing that leaves it, for tests of bundles.
import { randomUUID } from 'node:crypto';
import { CHAIN_START } from '#contract/bundle.ts';
import type { Beat, BundleBody, StationName } from '#contract/bundle.ts';
import { ageRecipientOf, newAgeIdentity } from '../exam/package/delivery.ts';
import { chainHash } from '../gradebook/bundle/chain.ts';
import type { BundleSealing } from '../gradebook/bundle/bundle.ts';
import { stationKey } from '../station/keys.ts';
import type { StationKey } from '../station/keys.ts';
import { freshDirectory } from './fresh-database.ts';
import { sampleReport, sha256Of } from './sample-report.ts';

export function testStationKey(dir = freshDirectory()): StationKey {
  const key = stationKey(dir);
  if (!key.ok) throw new Error(key.error);
  return key.value;
}

export type Reader = { readonly identity: string; readonly recipient: string };

export async function newReader(): Promise<Reader> {
  const identity = await newAgeIdentity();
  return { identity, recipient: await ageRecipientOf(identity) };
}

export const stationNamed = ({ publicKey }: StationKey): StationName => ({
  publicKey,
  name: 'PC-07',
  room: 'Lab 1',
});

export function sampleSubmission(source = 'print("ñ")\n'): BundleBody & { kind: 'submission' } {
  return {
    kind: 'submission',
    submissionId: randomUUID(),
    code: 'AAAA-BBBB',
    attemptId: randomUUID(),
    studentId: 'a1',
    studentName: 'Núñez',
    problemId: 'suma',
    language: null,
    purpose: 'final',
    receivedAtMs: 1_000,
    late: false,
    automatic: false,
    sourceSha256: sha256Of(source),
    sourceBase64: Buffer.from(source).toString('base64'),
    editSeq: null,
    logHead: null,
  };
}

export const sampleResult = (submission: {
  submissionId: string;
  sourceSha256: string;
}): BundleBody => ({
  kind: 'result',
  submissionId: submission.submissionId,
  sourceSha256: submission.sourceSha256,
  gradedAtMs: 2_000,
  report: sampleReport({ sourceSha256: submission.sourceSha256 }),
  logHead: null,
});

/** What it takes to seal a fact that comes after `previous`. */
export function sealingOf(
  key: StationKey,
  readers: readonly Reader[],
  body: BundleBody,
  { seq = 1, previous = CHAIN_START } = {},
): BundleSealing {
  const text = JSON.stringify(body);
  return {
    station: stationNamed(key),
    examId: 'parcial-1',
    examKind: 'exam',
    seq,
    previous,
    hash: chainHash(previous, text),
    kind: body.kind,
    createdAtMs: 1_000,
    body: text,
    recipients: readers.map(({ recipient }) => recipient),
    sign: (message) => key.sign(message),
  };
}

export const sampleBeat = (key: StationKey, change: Partial<Beat> = {}): Beat => ({
  station: stationNamed(key),
  number: 1,
  atMs: 1_000,
  version: '0',
  shell: 'loopback',
  examId: 'parcial-1',
  examKind: 'exam',
  attempt: null,
  lock: null,
  problems: [],
  incidents: { count: 0, warnings: 0, last: null },
  queue: { queued: 0, running: 0, held: 0 },
  engineReady: true,
  chain: { seq: 0, hash: CHAIN_START, unsent: 0 },
  done: [],
  ...change,
});
