// What others read from a book: grades, submissions, incidents, edits. The door for exports, reports, similarity, desk.
import { incidentsOf as incidentsOfEntries, isReadable } from '../../proctoring/incidents.ts';
import type { Incident } from '#contract/incident.ts';
import type { Edit } from '#contract/edit.ts';
import { readLine } from '../../proctoring/log/line.ts';
import type { Entry } from '../../proctoring/log/line.ts';
import type { Adjustment, Grades } from '../grades.ts';
import type { Book } from './book.ts';
import { cellKey, gradesFrom } from './policies.ts';
import type { Final } from './policies.ts';
import type { BookAttempt, BookSubmission, EditLogKey, Which } from './reading-store.ts';

/** After every policy. Null: the book holds no such exam. */
export function gradesOf({ reading, decisions }: Book, which: Which): Grades | null {
  const exam = reading.exam(which.examId);
  if (exam === null) return null;
  const submissions = reading.submissions(which);
  const attempts = reading.attempts(which);
  return gradesFrom({
    exam,
    examKind: which.examKind,
    policy: decisions.policy(which),
    finals: submissions.flatMap(finalOf),
    adjustments: lastAdjustments(decisions.adjustments(which)),
    incidents: incidentCounts(reading.incidentCounts(which), [...attempts, ...submissions]),
    sitters: new Map(attempts.map((one) => [one.studentId, one.studentName])),
  });
}

/** Finals and practice runs, oldest first. Source and report: `book.reading.source(id)`, `countingReport(book, one)`. */
export const submissionsOf = (book: Book, which: Which): BookSubmission[] =>
  book.reading.submissions(which);

/** The report that counts; null while there is none. */
export const countingReport = ({ reading }: Book, one: BookSubmission) =>
  one.counts === null ? null : reading.report(one.submissionId, one.counts);

/** Each attempt as its station told it last. */
export const attemptsOf = (book: Book, which: Which): BookAttempt[] => book.reading.attempts(which);

export type AttemptIncidents = {
  readonly attemptId: string;
  /** Public key. */
  readonly station: string;
  /** Null: nothing else is here of that attempt. */
  readonly studentId: string | null;
  readonly studentName: string | null;
  /** Oldest first, with what the student said of them. */
  readonly incidents: readonly Incident[];
};

/** From the lines of the stations' logs; what was tampered with is left out here, and named by the check of the log. */
export function incidentsOf({ reading }: Book, which: Which): AttemptIncidents[] {
  const sitters = new Map(
    [...reading.attempts(which), ...reading.submissions(which)].map((one) => [one.attemptId, one]),
  );
  const entries = reading.incidentLines(which).flatMap(({ station, line }) => {
    const entry = entryOf(line);
    return entry === null || entry.attemptId === null ? [] : [{ station, entry }];
  });
  const byAttempt = Map.groupBy(entries, ({ entry }) => entry.attemptId ?? '');
  return [...byAttempt].map(([attemptId, of]) => ({
    attemptId,
    station: of[0]?.station ?? '',
    studentId: sitters.get(attemptId)?.studentId ?? null,
    studentName: sitters.get(attemptId)?.studentName ?? null,
    incidents: incidentsOfEntries(of.map(({ entry }) => entry)),
  }));
}

export type EditLog = {
  /** The text that edit 1 applies to. */
  readonly base: string;
  /** From edit 1 to the first gap. */
  readonly edits: readonly Edit[];
  /** False: later edits are here, after a gap. */
  readonly whole: boolean;
};

/** Null: no such edit log is here. */
export function editsOf({ reading }: Book, key: EditLogKey): EditLog | null {
  const pieces = reading.editPieces(key);
  const [first] = pieces;
  if (first === undefined) return null;
  const bySeq = new Map(pieces.flatMap(({ edits }) => edits.map((edit) => [edit.seq, edit])));
  const edits: Edit[] = [];
  for (let edit = bySeq.get(1); edit !== undefined; edit = bySeq.get(edits.length + 1))
    edits.push(edit);
  return { base: first.base, edits, whole: edits.length === bySeq.size };
}

function finalOf(one: BookSubmission): Final[] {
  if (one.purpose !== 'final') return [];
  const { submissionId, studentId, studentName, problemId, sourceSha256, late, automatic } = one;
  const scored = one.counts === 'regraded' ? one.byRegrade : one.byStation;
  return [
    {
      ...{ submissionId, studentId, studentName, problemId, sourceSha256, late, automatic },
      submittedAtMs: one.receivedAtMs,
      graded: scored === null ? null : { score: scored.score, verdict: scored.verdict },
    },
  ];
}

/** The last one counts; one without a score takes those before it back. */
function lastAdjustments(
  rows: ReturnType<Book['decisions']['adjustments']>,
): ReadonlyMap<string, Adjustment> {
  const adjustments = new Map<string, Adjustment>();
  for (const { studentId, problemId, score, reason, by, atMs } of rows) {
    const key = cellKey(studentId, problemId);
    if (score === null) adjustments.delete(key);
    else adjustments.set(key, { score, reason, by, atMs });
  }
  return adjustments;
}

function incidentCounts(
  byAttempt: ReadonlyMap<string, number>,
  sittings: readonly { readonly attemptId: string; readonly studentId: string }[],
): ReadonlyMap<string, number> {
  const students = new Map(sittings.map((one) => [one.attemptId, one.studentId]));
  const counts = new Map<string, number>();
  for (const [attemptId, count] of byAttempt) {
    const studentId = students.get(attemptId);
    if (studentId !== undefined) counts.set(studentId, (counts.get(studentId) ?? 0) + count);
  }
  return counts;
}

function entryOf(line: string): Entry | null {
  const read = readLine(Buffer.from(line));
  return read.kind === 'whole' && isReadable(read.entry) ? read.entry : null;
}
