// How long it takes from a folder of bundles to the instructor's files: 10,000 submissions with their results, collected
// into a new book, checked, and exported as CSV and workbook. Fails where a score is not the one that was signed.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Taken } from '../../../runner/bench/measure.ts';
import { newAgeIdentity, ageRecipientOf } from '../../exam/package/delivery.ts';
import { stationKey } from '../../station/keys.ts';
import { PROJECT } from '../../station/project.ts';
import { graded, layOut, sampleExam, sealedChain, WHICH } from '../../testing/book.ts';
import type { Reader } from '../../testing/station-keys.ts';
import { DEFAULT_CHOICES, makeExport } from '../exports/export.ts';
import { checkBook } from './book-check.ts';
import { openBook } from './book.ts';
import { collectFolders } from './collect-folder.ts';
import { gradesOf } from './readings.ts';

const RESULTS = 10_000;
const STATIONS = 60;
const PROBLEMS = ['suma', 'hanoi', 'torres'];
/** A long answer of a first-year course. */
const SOURCE = 'def resolver(datos):\n    return sorted(datos)\n'.repeat(50);

const exam = sampleExam({
  problems: PROBLEMS.map((id) => ({ id, title: { en: id }, maxPoints: 10, weight: 1 })),
  roster: [],
});

export async function measure(): Promise<Taken> {
  // Not the system's temporary folder: that may be memory.
  const cache = path.join(PROJECT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const dir = mkdtempSync(path.join(cache, 'collect-'));
  try {
    const identity = await newAgeIdentity();
    // As in an exam: to the instructor and to the desk.
    const desk = await newAgeIdentity();
    const readers = await Promise.all(
      [desk, identity].map(async (one) => ({
        ...{ identity: one, recipient: await ageRecipientOf(one) },
      })),
    );
    await sealRoom(path.join(dir, 'bundles'), readers);
    const ours = await collectAndExport(dir, identity);
    return { ours, plain: null, bare: null, runs: RESULTS };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

async function sealRoom(dir: string, readers: readonly Reader[]): Promise<void> {
  for (let station = 0; station < STATIONS; station += 1) {
    const keyDir = path.join(dir, '..', `station-${station}`);
    mkdirSync(keyDir);
    const key = stationKey(keyDir);
    if (!key.ok) throw new Error(key.error);
    const bodies = [];
    for (let at = station; at < RESULTS; at += STATIONS)
      bodies.push(...graded(aboutOf(at), at % 11, `${SOURCE}# ${at}\n`));
    layOut(dir, key.value, await sealedChain(key.value, readers, bodies));
  }
}

/** Some six submissions of each student for each problem. */
const aboutOf = (at: number) => ({
  studentId: `s${at % 556}`,
  studentName: `Student ${at % 556}`,
  problemId: PROBLEMS[at % PROBLEMS.length] ?? '',
  receivedAtMs: at,
});

/** What an instructor waits for, in milliseconds. */
async function collectAndExport(dir: string, identity: string): Promise<number> {
  const startedMs = performance.now();
  const opened = openBook(path.join(dir, 'book.db'), false);
  if (!opened.ok) throw new Error(opened.error.kind);
  const book = opened.value;
  book.facts.keepExam(exam);
  const how = { exam, identities: [identity], enrolled: null, takeForks: false };
  const collected = await collectFolders(book, [path.join(dir, 'bundles')], how, 1);
  const grave = checkBook(book, WHICH).filter((finding) => finding.grave);
  const grades = gradesOf(book, WHICH);
  if (grades === null) throw new Error('the book has no grades');
  for (const format of ['csv', 'xlsx'] as const) {
    const made = await makeExport(grades, { ...DEFAULT_CHOICES, format });
    if (!made.ok) throw new Error(made.error.detail);
    writeFileSync(path.join(dir, made.value.fileName), made.value.bytes);
  }
  const tookMs = performance.now() - startedMs;
  const submissions = grades.students.flatMap(({ cells }) => cells.map((cell) => cell.submissions));
  const count = submissions.reduce((sum, one) => sum + one, 0);
  book.close();
  if (collected.taken.result !== RESULTS || count !== RESULTS || grave.length > 0)
    throw new Error(`${collected.taken.result} results, ${count} submissions in the grades`);
  return tookMs;
}
