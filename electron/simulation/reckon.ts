// The end of a run: everything is collected with the instructor's own command, and every source that a student sent is
// looked for in the gradebook.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { openBook } from '../gradebook/book/book.ts';
import type { Book } from '../gradebook/book/book.ts';
import { gradesOf, submissionsOf } from '../gradebook/book/readings.ts';
import type { BookSubmission, Which } from '../gradebook/book/reading-store.ts';
import { invigil } from '../testing/invigil.ts';
import { scoreOf } from './judged.ts';
import type { Laid } from './mischief.ts';
import type { Expected, Plan } from './plan.ts';
import { EXAM_ID } from './premises.ts';
import type { Premises } from './premises.ts';

const WHICH: Which = { examId: EXAM_ID, examKind: 'exam' };

const collectedShape = z.object({
  files: z.int(),
  known: z.int(),
  taken: z.record(z.string(), z.int()),
  setAside: z.array(z.object({ file: z.string(), reason: z.string() })),
  unreadable: z.array(z.unknown()),
  findings: z.array(z.object({ kind: z.string(), grave: z.boolean(), sentence: z.string() })),
});

export type Reckoning = {
  readonly bundles: number;
  readonly copies: number;
  readonly submissions: number;
  readonly results: number;
  readonly setAside: Readonly<Record<string, number>>;
  readonly collectMs: number;
  /** Each one is a failure of the product, in words. Empty: every submission is there once with the right score. */
  readonly wrong: readonly string[];
};

/** What is collected, and what must come of it. */
export type Reckoned = {
  readonly premises: Premises;
  readonly plan: Plan;
  readonly laid: Laid;
  readonly publicKeys: ReadonlySet<string>;
};

/** @param bookName of a gradebook that is not there yet */
export async function reckon(
  { premises, plan, laid, publicKeys }: Reckoned,
  bookName: string,
): Promise<Reckoning> {
  const { dir, packageFile, staffFile, share, deskFolder, sticks } = premises;
  const list = path.join(dir, 'stations.txt');
  writeFileSync(list, [...publicKeys].join('\n'));
  const file = path.join(dir, bookName);
  const folders = [sticks, laid.folder, deskFolder, share];
  const keys = ['--exam', packageFile, '--staff', staffFile, '--stations', list];
  const startedMs = performance.now();
  const ended = await invigil(
    'gradebook',
    'collect',
    ...folders,
    '--book',
    file,
    ...keys,
    '--json',
  );
  const collectMs = Math.round(performance.now() - startedMs);
  if (ended.out === '') throw new Error(`gradebook collect: ${ended.err}`);
  const collected = collectedShape.parse(JSON.parse(ended.out));
  const setAside = countBy(collected.setAside, ({ reason }) => reason);
  const opened = openBook(file);
  if (!opened.ok) throw new Error(opened.error.kind);
  const book = opened.value;
  try {
    const all = submissionsOf(book, WHICH);
    const { findings } = collected;
    return {
      bundles: collected.files,
      copies: collected.known,
      submissions: collected.taken['submission'] ?? 0,
      results: collected.taken['result'] ?? 0,
      setAside,
      collectMs,
      wrong: [
        ...(collected.unreadable.length > 0 ? ['a folder could not be read'] : []),
        ...findings.map(({ kind, sentence }) => `${kind}: ${sentence}`),
        ...asideFaults(setAside, laid.aside),
        ...submissionFaults(book, all, plan),
        ...gradeFaults(book, plan),
        ...deskFaults(deskFolder, plan),
      ],
    };
  } finally {
    book.close();
  }
}

function asideFaults(found: Readonly<Record<string, number>>, laid: Laid['aside']): string[] {
  const reasons = new Set([...Object.keys(found), ...Object.keys(laid)]);
  return [...reasons].flatMap((reason) =>
    found[reason] === laid[reason]
      ? []
      : [`set aside as ${reason}: ${found[reason] ?? 0} instead of ${laid[reason] ?? 0}`],
  );
}

function submissionFaults(book: Book, all: readonly BookSubmission[], plan: Plan): string[] {
  const bySource = Map.groupBy(all, ({ sourceSha256 }) => sourceSha256);
  const wrong: string[] = [];
  let expected = 0;
  for (const { studentId, ...station } of plan.stations)
    for (const one of station.expected) {
      expected += 1;
      const found = bySource.get(one.sourceSha256) ?? [];
      const [first] = found;
      const about = `${studentId} ${one.problemId} ${one.sourceSha256.slice(0, 8)}`;
      if (found.length !== 1) wrong.push(`${about} is there ${found.length} times`);
      else if (first !== undefined) wrong.push(...faultsOf(book, first, studentId, one, about));
    }
  if (all.length !== expected) wrong.push(`${all.length} submissions instead of ${expected}`);
  return wrong;
}

/** The desk keeps a book of its own; what was sent to it is in there by itself. */
function deskFaults(deskFolder: string, plan: Plan): string[] {
  const opened = openBook(path.join(deskFolder, EXAM_ID, 'desk', 'book.db'));
  if (!opened.ok) return [`the desk's book: ${opened.error.kind}`];
  const sent = plan.stations.filter(({ way }) => way === 'desk' || way === 'both');
  const all = submissionsOf(opened.value, WHICH);
  const wrong = submissionFaults(opened.value, all, { ...plan, stations: sent });
  opened.value.close();
  return wrong.map((fault) => `the desk's book: ${fault}`);
}

function faultsOf(
  book: Book,
  found: BookSubmission,
  studentId: string,
  one: Expected,
  about: string,
): string[] {
  const source = Buffer.from(book.reading.source(found.submissionId) ?? []).toString();
  const checks: readonly (readonly [string, unknown, unknown])[] = [
    ['student', found.studentId, studentId],
    ['problem', found.problemId, one.problemId],
    ['source', source, one.source],
    ['score', found.byStation?.score ?? null, scoreOf(one.sourceSha256)],
    ['automatic', found.automatic, one.automatic],
  ];
  return checks.flatMap(([what, is, must]) =>
    is === must ? [] : [`${about}: its ${what} is ${String(is)} and not ${String(must)}`],
  );
}

/** The best of each problem counts, unless the instructor says otherwise. */
function gradeFaults(book: Book, plan: Plan): string[] {
  const grades = gradesOf(book, WHICH);
  if (grades === null) return ['the book has no grades'];
  const students = new Map(grades.students.map((one) => [one.id, one]));
  return plan.stations.flatMap(({ studentId, expected }) =>
    grades.problems.flatMap(({ id }, column) => {
      const scores = expected
        .filter((one) => one.problemId === id)
        .map((one) => scoreOf(one.sourceSha256));
      const must = scores.length === 0 ? null : Math.max(...scores);
      const is = students.get(studentId)?.cells[column]?.score ?? null;
      return is === must ? [] : [`${studentId} has ${is} in ${id} and not ${must}`];
    }),
  );
}

export function countBy<Value>(values: readonly Value[], key: (value: Value) => string) {
  const counts: Record<string, number> = {};
  for (const value of values) counts[key(value)] = (counts[key(value)] ?? 0) + 1;
  return counts;
}
