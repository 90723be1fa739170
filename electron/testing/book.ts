// A gradebook of its own for one test, and stations' chains to collect into it.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { CHAIN_START } from '#contract/bundle.ts';
import type { BundleBody } from '#contract/bundle.ts';
import { openBook, bookFaultSentence } from '../gradebook/book/book.ts';
import type { Book } from '../gradebook/book/book.ts';
import { collectOne } from '../gradebook/book/collect.ts';
import type { Collecting, Outcome } from '../gradebook/book/collect.ts';
import type { ExamFacts } from '../gradebook/book/exam-facts.ts';
import type { Which } from '../gradebook/book/reading-store.ts';
import { sealBundle } from '../gradebook/bundle/bundle.ts';
import type { BundleSealing } from '../gradebook/bundle/bundle.ts';
import type { StationKey } from '../station/keys.ts';
import { writeLine } from '../proctoring/log/line.ts';
import type { Entry, Line } from '../proctoring/log/line.ts';
import { freshDirectory } from './fresh-database.ts';
import { sampleResult, sampleSubmission, sealingOf } from './station-keys.ts';
import type { Reader } from './station-keys.ts';

/** The exam that `sealingOf` seals for. */
export const WHICH: Which = { examId: 'parcial-1', examKind: 'exam' };

export const sampleExam = (over: Partial<ExamFacts> = {}): ExamFacts => ({
  id: WHICH.examId,
  title: { en: 'Midterm' },
  problems: [
    { id: 'suma', title: { en: 'Sum' }, maxPoints: 10, weight: 1 },
    { id: 'hanoi', title: { en: 'Hanoi' }, maxPoints: 10, weight: 2 },
  ],
  roster: [
    { id: 'a1', name: 'Núñez', email: 'a1@uni.example', group: 'G1', seat: '1' },
    { id: 'a2', name: 'Ana', email: null, group: null, seat: null },
  ],
  ...over,
});

/** Closed with the test. */
export function freshBook(exam: ExamFacts = sampleExam(), dir = freshDirectory()): Book {
  const opened = openBook(path.join(dir, 'book.db'), false);
  if (!opened.ok) throw new Error(bookFaultSentence(opened.error));
  onTestFinished(() => opened.value.close());
  opened.value.facts.keepExam(exam);
  return opened.value;
}

export const collecting = (reader: Reader, over: Partial<Collecting> = {}): Collecting => ({
  exam: sampleExam(),
  identities: [reader.identity],
  enrolled: null,
  takeForks: false,
  ...over,
});

/** Each fact after the one before, sealed. */
export async function sealedChain(
  key: StationKey,
  readers: readonly Reader[],
  bodies: readonly BundleBody[],
  over: Partial<BundleSealing> = {},
): Promise<Uint8Array[]> {
  const sealed: Uint8Array[] = [];
  let previous: string = CHAIN_START;
  for (const [index, body] of bodies.entries()) {
    const sealing = sealingOf(key, readers, body, { seq: index + 1, previous });
    previous = sealing.hash;
    sealed.push(await sealBundle({ ...sealing, ...over }));
  }
  return sealed;
}

type SubmissionBody = BundleBody & { kind: 'submission' };

/** A submission and its result. */
export function graded(
  over: Partial<SubmissionBody>,
  score: number,
  source = `print(${Math.abs(score)})\n`,
): [SubmissionBody, BundleBody & { kind: 'result' }] {
  const submission = { ...sampleSubmission(source), ...over };
  const result = sampleResult(submission);
  if (result.kind !== 'result') throw new Error('a sample result is a result');
  const { problemId } = submission;
  const verdict = score === 10 ? 'accepted' : 'partial';
  return [
    submission,
    { ...result, report: { ...result.report, problemId, score, verdict, maxScore: 10 } },
  ];
}

export const bring = (book: Book, bytes: Uint8Array, how: Collecting, file = 'x.bundle') =>
  collectOne(book, { file, bytes }, how, 1_000);

export async function bringAll(
  book: Book,
  all: readonly Uint8Array[],
  how: Collecting,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [index, bytes] of all.entries())
    outcomes.push(await bring(book, bytes, how, `${index + 1}.bundle`));
  return outcomes;
}

/** As a sink lays them out. */
export function layOut(dir: string, key: StationKey, sealed: readonly Uint8Array[]): string {
  const folder = path.join(dir, WHICH.examId, key.fingerprint);
  mkdirSync(folder, { recursive: true });
  for (const [index, bytes] of sealed.entries())
    writeFileSync(path.join(folder, `${String(index + 1).padStart(8, '0')}.bundle`), bytes);
  return folder;
}

/** A station's log: the entries chained, the first one naming its key. */
export function logOf(
  key: StationKey,
  entries: readonly Pick<Entry, 'kind' | 'attemptId' | 'body'>[],
): Line[] {
  const lines: Line[] = [];
  const opened = { kind: 'opened', attemptId: null, body: { publicKey: key.publicKey } } as const;
  for (const [index, entry] of [opened, ...entries].entries()) {
    const previous = lines.at(-1)?.hash ?? '0'.repeat(64);
    lines.push(writeLine({ seq: index + 1, atMs: 1_000 + index, upMs: index, ...entry, previous }));
  }
  return lines;
}

/** A piece of it as a fact. */
export const logFact = (lines: readonly Line[]): BundleBody => ({
  kind: 'log',
  fromSeq: lines[0]?.entry.seq ?? 1,
  lines: lines.map(({ text }) => text),
  head: lines.at(-1)?.hash ?? '',
});
