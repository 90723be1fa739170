// What somebody at a station may try with its database and its log, and what the instructor reads of it.
import { beforeAll, expect, test } from 'vitest';
import type { BundleBody } from '#contract/bundle.ts';
import type { Edit } from '#contract/edit.ts';
import { checkpointMessage } from '../../proctoring/log/signing.ts';
import { writeLine } from '../../proctoring/log/line.ts';
import type { Line } from '../../proctoring/log/line.ts';
import {
  WHICH,
  bringAll,
  collecting,
  freshBook,
  graded,
  logFact,
  logOf,
  sealedChain,
} from '../../testing/book.ts';
import { sha256Of } from '../../testing/sample-report.ts';
import { newReader, testStationKey } from '../../testing/station-keys.ts';
import type { Reader } from '../../testing/station-keys.ts';
import type { StationKey } from '../../station/keys.ts';
import { checkBook } from './book-check.ts';
import { editsOf, gradesOf, incidentsOf } from './readings.ts';

let instructor: Reader;
beforeAll(async () => {
  instructor = await newReader();
});

const ATTEMPT = 'b6f7f2b0-6c51-4e37-8f0e-5d3a7f8f0c11';
const LOG = { attemptId: ATTEMPT, problemId: 'suma', language: 'python' };
const INCIDENT = {
  ...{ kind: 'focus-lost', detail: '', length: 0, count: 1, matter: 'departure' },
  ...{ class: 'accident', action: 'warn', warningsLeft: 2, awayMs: 900 },
};

async function bookOf(key: StationKey, bodies: readonly BundleBody[]) {
  const book = freshBook();
  await bringAll(book, await sealedChain(key, [instructor], bodies), collecting(instructor));
  return { book, kinds: checkBook(book, WHICH).map(({ kind }) => kind) };
}

/** An incident, what the student said of it, a submission and the station's signature over it all. */
function honestLog(key: StationKey, submissionId: string, sourceSha256: string): Line[] {
  const before = [
    { kind: 'incident', attemptId: ATTEMPT, body: INCIDENT },
    { kind: 'statement', attemptId: ATTEMPT, body: { incidentId: 2, text: 'A pop-up' } },
    { kind: 'submission', attemptId: ATTEMPT, body: { submissionId, sourceSha256 } },
  ] as const;
  const head = logOf(key, before).at(-1);
  if (head === undefined) throw new Error('a log has lines');
  const message = checkpointMessage({ seq: head.entry.seq, hash: head.hash });
  const signature = key.sign(message);
  return logOf(key, [...before, { kind: 'checkpoint', attemptId: null, body: { signature } }]);
}

function exam(key: StationKey) {
  const [submission, result] = graded({ attemptId: ATTEMPT }, 3);
  const lines = honestLog(key, submission.submissionId, submission.sourceSha256);
  const logHead = lines[3]?.hash ?? null;
  return { facts: [{ ...submission, logHead }, result], lines };
}

test('an honest log is whole, and its incidents are the student’s', async () => {
  const key = testStationKey();
  const { facts, lines } = exam(key);
  const { book, kinds } = await bookOf(key, [
    ...facts,
    logFact(lines.slice(0, 2)),
    logFact(lines.slice(2)),
  ]);
  expect(kinds).toEqual([]);
  expect(incidentsOf(book, WHICH)).toMatchObject([
    { attemptId: ATTEMPT, studentId: 'a1', incidents: [{ id: 2, statement: 'A pop-up' }] },
  ]);
  expect(gradesOf(book, WHICH)?.students[0]?.incidents).toBe(1);
});

/** The line as somebody would like it, with everything after it made to follow. */
function rewritten(lines: readonly Line[], from: number, change: (line: Line) => Line['entry']) {
  const out: Line[] = [];
  for (const [index, line] of lines.entries()) {
    if (index < from) out.push(line);
    else {
      const entry = index === from ? change(line) : line.entry;
      out.push(writeLine({ ...entry, previous: out.at(-1)?.hash ?? entry.previous }));
    }
  }
  return out;
}

const milder = ({ entry }: Line): Line['entry'] => ({
  ...entry,
  body: { ...entry.body, action: 'record' },
});

test.each([
  [
    'a word is changed',
    (lines: Line[]) =>
      lines.map((line, index) =>
        index === 1 ? { ...line, text: line.text.replace('warn', 'none') } : line,
      ),
    ['log-changed'],
  ],
  [
    'an incident is rewritten with all that follows',
    (lines: Line[]) => rewritten(lines, 1, milder),
    ['log-wrong-signature', 'log-head-missing'],
  ],
  [
    'an incident is taken out',
    (lines: Line[]) => lines.filter((_line, index) => index !== 1),
    ['log-removed'],
  ],
  [
    'another source is written for the submission',
    (lines: Line[]) =>
      rewritten(lines, 3, ({ entry }) => ({
        ...entry,
        body: { ...entry.body, sourceSha256: 'a'.repeat(64) },
      })),
    ['log-wrong-signature', 'log-differs'],
  ],
])('a log in which %s is named', async (_name, tamper, expected) => {
  const key = testStationKey();
  const { facts, lines } = exam(key);
  const { book, kinds } = await bookOf(key, [...facts, logFact(tamper(lines))]);
  expect(kinds).toEqual(expected);
  expect(checkBook(book, WHICH).every(({ grave }) => grave)).toBe(true);
});

test('a log that is signed by another key than the bundles is named', async () => {
  const key = testStationKey();
  const { facts } = exam(key);
  const [submission] = facts;
  if (submission?.kind !== 'submission') throw new Error('a submission comes first');
  const theirs = honestLog(testStationKey(), submission.submissionId, submission.sourceSha256);
  const { kinds } = await bookOf(key, [...facts, logFact(theirs)]);
  expect(kinds).toContain('log-key-changed');
});

test('a copied disk begins with the log of another station, which is said and is no tampering', async () => {
  const [before, key] = [testStationKey(), testStationKey()];
  const lines = logOf(before, [
    { kind: 'key', attemptId: null, body: { publicKey: key.publicKey } },
    { kind: 'started', attemptId: null, body: {} },
  ]);
  const { book, kinds } = await bookOf(key, [logFact(lines)]);
  expect(kinds).toEqual(['log-taken-over']);
  expect(checkBook(book, WHICH)).toMatchObject([{ grave: false }]);
});

test('an incident that no program of ours wrote is named, and stops nobody from reading the rest', async () => {
  const key = testStationKey();
  const [submission] = graded({ attemptId: ATTEMPT }, 3);
  const lines = logOf(key, [
    { kind: 'incident', attemptId: ATTEMPT, body: { kind: 'nonsense' } },
    { kind: 'incident', attemptId: ATTEMPT, body: INCIDENT },
  ]);
  const { book, kinds } = await bookOf(key, [submission, logFact(lines)]);
  expect(kinds).toEqual(['log-unreadable']);
  expect(incidentsOf(book, WHICH)).toMatchObject([{ incidents: [{ id: 3 }] }]);
});

test('a submission that was bound to a log which is not yet here is no finding', async () => {
  const key = testStationKey();
  const { facts, lines } = exam(key);
  expect((await bookOf(key, [...facts])).kinds).toEqual([]);
  expect((await bookOf(key, [logFact(lines.slice(0, 2)), ...facts])).kinds).toEqual([]);
});

const typed = (seq: number, offset: number, inserted: string): Edit => ({
  ...{ seq, atMs: seq, source: 'typed' },
  changes: [{ offset, removedLength: 0, inserted }],
});

test('edits lead to the source that was sent, in whatever pieces they came; another source is named', async () => {
  const key = testStationKey();
  const piece = (fromSeq: number, edits: Edit[]): BundleBody => ({
    ...{
      kind: 'edits',
      attemptId: ATTEMPT,
      studentId: 'a1',
      problemId: 'suma',
      base: '# ',
      fromSeq,
    },
    edits,
  });
  const pieces = [
    piece(1, [typed(1, 2, 'h'), typed(2, 3, 'o')]),
    piece(3, [typed(3, 4, 'l'), typed(4, 5, 'a')]),
  ];
  const [good] = graded({ attemptId: ATTEMPT, editSeq: 3 }, 3, '# hol');
  const honest = await bookOf(key, [...pieces.toReversed(), good]);
  expect(honest.kinds).toEqual([]);
  expect(editsOf(honest.book, LOG)).toMatchObject({ base: '# ', whole: true });
  const [pasted] = graded({ attemptId: ATTEMPT, editSeq: 4 }, 3, '# pasted');
  expect((await bookOf(key, [...pieces, pasted])).kinds).toEqual(['edits-differ']);
  const late = await bookOf(key, [...pieces.slice(1), pasted]);
  expect(late.kinds).toEqual([]);
  expect(editsOf(late.book, LOG)).toMatchObject({ edits: [], whole: false });
});

test('a station database in which a fact was changed is named: alone, and with all that follows', async () => {
  const key = testStationKey();
  const [submission, result] = graded({}, 3);
  const [next] = graded({ problemId: 'hanoi' }, 4);
  const better: BundleBody = { ...result, report: { ...result.report, score: 10 } };
  const honest = await sealedChain(key, [instructor], [submission, result, next]);
  const forged = await sealedChain(key, [instructor], [submission, better, next]);
  const book = freshBook();
  // The fact and its hash were changed before it left; what follows still names the honest one.
  const mixed = [honest[0], forged[1], honest[2]].flatMap((bytes) => bytes ?? []);
  await bringAll(book, mixed, collecting(instructor));
  expect(checkBook(book, WHICH)).toMatchObject([{ kind: 'broken-chain', grave: true }]);
  // The whole chain was made anew after some of it had left: each of the two is there, and the first one counts.
  const twice = freshBook();
  await bringAll(twice, honest, collecting(instructor));
  const outcomes = await bringAll(twice, forged, collecting(instructor));
  expect(outcomes).toMatchObject([{ kind: 'known' }, { reason: 'forked' }, { reason: 'forked' }]);
  expect(gradesOf(twice, WHICH)?.students[0]?.cells[0]?.score).toBe(3);
  expect(sha256Of('print(3)\n')).toBe(submission.sourceSha256);
});
