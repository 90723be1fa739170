// One student, one submission, one attempt to be played back: read from the desk's book each time they are asked for.
import type { StationId } from '#contract/desk-room.ts';
import type {
  DeskAttempt,
  DeskReplay,
  DeskSubmission,
  StudentPage,
  SubmissionLook,
} from '#contract/desk-student.ts';
import type { AttemptId, ProblemId, StudentId, SubmissionId } from '#contract/ids.ts';
import { UNNAMED_LANGUAGE } from '#contract/language.ts';
import type { Book } from '../gradebook/book/book.ts';
import type { BookAttempt, BookSubmission, Which } from '../gradebook/book/reading-store.ts';
import {
  attemptsOf,
  countingReport,
  editsOf,
  gradesOf,
  incidentsOf,
  submissionsOf,
} from '../gradebook/book/readings.ts';
import { keyFingerprint } from '../station/keys.ts';

export type Reading = { readonly book: Book; readonly which: Which };
/** With what stations' clocks are wrong by. */
export type TimedReading = Reading & { readonly offsets: ReadonlyMap<StationId, number> };

/** Null: neither on the roster nor in any bundle. */
export function studentPage(
  reading: TimedReading,
  studentId: StudentId,
): Omit<StudentPage, 'station'> | null {
  const { book, which } = reading;
  const grades = gradesOf(book, which);
  const graded = grades?.students.find(({ id }) => id === studentId);
  const attempts = attemptsOf(book, which).filter((one) => one.studentId === studentId);
  const name = graded?.name ?? attempts[0]?.studentName;
  if (name === undefined) return null;
  const submissions = submissionsOf(book, which).filter((one) => one.studentId === studentId);
  const incidents = incidentsOf(book, which).filter((one) => one.studentId === studentId);
  return {
    studentId,
    name,
    group: graded?.group ?? null,
    seat: graded?.seat ?? null,
    attempts: attempts.map((one) => attemptView(reading, one)),
    submissions: submissions.map((one) => submissionView(book, one)),
    incidents: incidents.flatMap((one) =>
      one.incidents.map((incident) => ({
        station: keyFingerprint(one.station),
        attemptId: one.attemptId,
        incident,
      })),
    ),
    total: graded?.total ?? null,
    maxTotal: grades?.maxTotal ?? 0,
  };
}

function attemptView({ book, which, offsets }: TimedReading, attempt: BookAttempt): DeskAttempt {
  const { studentId: _id, studentName: _name, station: publicKey, ...plain } = attempt;
  const station = keyFingerprint(publicKey);
  const edited = book.reading.edited(which).filter((one) => one.attemptId === attempt.attemptId);
  return {
    ...plain,
    station,
    clockOffsetMs: offsets.get(station) ?? null,
    edited: [...Map.groupBy(edited, ({ problemId }) => problemId)].flatMap(([problemId, keys]) => {
      const logs = keys.map((key) => editsOf(book, key)?.edits.length ?? 0);
      const edits = logs.reduce((sum, count) => sum + count, 0);
      return edits === 0 ? [] : [{ problemId, edits }];
    }),
  };
}

function submissionView(book: Book, one: BookSubmission): DeskSubmission {
  const scored = one.counts === 'regraded' ? one.byRegrade : one.byStation;
  const tests = scored === null ? [] : (countingReport(book, one)?.tests ?? []);
  const testsPassed = tests.filter(({ outcome }) => outcome === 'passed').length;
  return {
    submissionId: one.submissionId,
    attemptId: one.attemptId,
    station: keyFingerprint(one.station),
    code: one.code,
    problemId: one.problemId,
    purpose: one.purpose,
    receivedAtMs: one.receivedAtMs,
    late: one.late,
    automatic: one.automatic,
    sourceSha256: one.sourceSha256,
    sizeBytes: one.sizeBytes,
    result: scored === null ? null : { ...scored, testsPassed, tests: tests.length },
  };
}

/** The problem's edit log that was written to last: a problem may be worked on in several languages. */
function lastWorkedOn({ book, which }: Reading, attemptId: string, problemId: string) {
  const keys = book.reading
    .edited(which)
    .filter((one) => one.attemptId === attemptId && one.problemId === problemId);
  const logs = keys.flatMap((key) => {
    const log = editsOf(book, key);
    return log === null ? [] : [{ language: key.language, log }];
  });
  const lastMs = ({ log }: (typeof logs)[number]): number => log.edits.at(-1)?.atMs ?? 0;
  return logs.toSorted((one, other) => lastMs(other) - lastMs(one))[0] ?? null;
}

/** Null: not here. Its source is shown as text: a submission is UTF-8, or the station would not have taken it. */
export function submissionLook(
  { book, which }: Reading,
  submissionId: SubmissionId,
): SubmissionLook | null {
  const one = submissionsOf(book, which).find((each) => each.submissionId === submissionId);
  const bytes = book.reading.source(submissionId);
  if (one === undefined || bytes === null) return null;
  return {
    submissionId,
    problemId: one.problemId,
    source: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    report: countingReport(book, one),
  };
}

export function attemptReplay(
  { book, which }: Reading,
  attemptId: AttemptId,
  problemId: ProblemId,
): DeskReplay | null {
  const worked = lastWorkedOn({ book, which }, attemptId, problemId);
  if (worked === null) return null;
  const { log, language } = worked;
  const sent = submissionsOf(book, which).filter(
    (one) =>
      one.attemptId === attemptId &&
      one.problemId === problemId &&
      (one.language ?? UNNAMED_LANGUAGE) === language,
  );
  const happened = incidentsOf(book, which).find((one) => one.attemptId === attemptId);
  return {
    whole: log.whole,
    replay: {
      base: log.base,
      edits: [...log.edits],
      incidents: [...(happened?.incidents ?? [])],
      submissions: sent.flatMap(({ receivedAtMs, editSeq, code }) =>
        editSeq === null ? [] : [{ atMs: receivedAtMs, seq: editSeq, code }],
      ),
    },
  };
}
