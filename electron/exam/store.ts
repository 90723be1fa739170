// Attempts on disk: who sat when, how the clock stood, and a record of all that happened to it.
import type { EndReason } from '#contract/exam.ts';
import type { AttemptId, ExamId, ProblemId, StudentId } from '#contract/ids.ts';
import type { Database } from '../database/open.ts';
import { clockShape } from './clock-shape.ts';
import type { ExamKind } from './exam.ts';
import type { AttemptClock } from './rules/clock.ts';

/** One attempt as it is kept. */
export type Attempt = {
  readonly id: AttemptId;
  readonly examId: ExamId;
  readonly kind: ExamKind;
  readonly studentId: StudentId;
  readonly studentName: string;
  readonly number: number;
  readonly clock: AttemptClock;
  readonly problemId: ProblemId | null;
  readonly signedInAtMs: number;
  readonly startedAtMs: number | null;
  readonly ended: { readonly atMs: number; readonly reason: EndReason } | null;
  readonly collected: Collected;
};

/** Which drafts of the end were sent: none yet, those of the end of time, those of the end of the grace too. */
export type Collected = 'nothing' | 'on-time' | 'all';

/** A line of the exam's record; `detail` never holds code or text of a student. */
export type ExamRecord = {
  readonly examId: ExamId;
  readonly kind: ExamKind;
  readonly attemptId: AttemptId | null;
  readonly atMs: number;
  readonly what: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

export type ExamStore = ReturnType<typeof examStore>;

type Row = {
  readonly id: string;
  readonly examId: string;
  readonly kind: ExamKind;
  readonly studentId: string;
  readonly studentName: string;
  readonly number: number;
  readonly clock: string;
  readonly problemId: string | null;
  readonly signedInAtMs: number;
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly endReason: EndReason | null;
  readonly collected: Collected;
};

const COLUMNS = `id, exam_id AS examId, kind, student_id AS studentId, student_name AS studentName, number, clock,
  problem_id AS problemId, signed_in_at_ms AS signedInAtMs, started_at_ms AS startedAtMs,
  ended_at_ms AS endedAtMs, end_reason AS endReason, collected`;

/** @param onKept told inside the transaction that keeps an attempt, so that both are there or neither */
export function examStore(
  db: Database,
  onKept: (attempt: Attempt, records: readonly ExamRecord[]) => void = () => undefined,
) {
  const keep = db.prepare<[ReturnType<typeof rowOf>]>(
    `INSERT INTO attempt (id, exam_id, kind, student_id, student_name, number, phase, clock, problem_id,
       signed_in_at_ms, started_at_ms, ended_at_ms, end_reason, collected)
     VALUES (@id, @examId, @kind, @studentId, @studentName, @number, @phase, @clock, @problemId,
       @signedInAtMs, @startedAtMs, @endedAtMs, @endReason, @collected)
     ON CONFLICT (id) DO UPDATE SET phase = @phase, clock = @clock, problem_id = @problemId,
       started_at_ms = @startedAtMs, ended_at_ms = @endedAtMs, end_reason = @endReason,
       collected = @collected`,
  );
  const insertRecord = db.prepare(
    `INSERT INTO exam_record (exam_id, kind, attempt_id, at_ms, what, detail)
     VALUES (@examId, @kind, @attemptId, @atMs, @what, @detail)`,
  );
  const sit = db.prepare('INSERT OR REPLACE INTO seat (id, attempt_id, boot_id) VALUES (1, ?, ?)');
  const leave = db.prepare('DELETE FROM seat');
  const record = (line: ExamRecord) =>
    insertRecord.run({ ...line, detail: JSON.stringify(line.detail) });

  const keepAll = db.transaction((attempt: Attempt, records: readonly ExamRecord[]) => {
    keep.run(rowOf(attempt));
    for (const line of records) record(line);
    onKept(attempt, records);
  });

  return {
    ...readers(db),
    /** Keeps an attempt and what just happened to it, in one transaction. Durable when it returns. */
    keep(attempt: Attempt, records: readonly ExamRecord[]): void {
      keepAll.immediate(attempt, records);
    },
    record(line: ExamRecord): void {
      record(line);
    },
    /** Seats an attempt at this station. `bootId` names the start of the machine that the seat holds for. */
    seat(attemptId: AttemptId, bootId: string): void {
      sit.run(attemptId, bootId);
    },
    leaveSeat(): void {
      leave.run();
    },
  };
}

function readers(db: Database) {
  const one = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM attempt WHERE id = ?`);
  const ofStudent = db.prepare<[string, string, string], Row>(
    `SELECT ${COLUMNS} FROM attempt WHERE exam_id = ? AND kind = ? AND student_id = ? ORDER BY number`,
  );
  const unsettled = db.prepare<[string, string], Row>(
    `SELECT ${COLUMNS} FROM attempt WHERE exam_id = ? AND kind = ?
     AND (phase != 'finished' OR collected != 'all') ORDER BY signed_in_at_ms`,
  );
  const all = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM attempt WHERE exam_id = ? ORDER BY student_id, number`,
  );
  const seated = db
    .prepare<[string], string>('SELECT attempt_id FROM seat WHERE boot_id = ?')
    .pluck();
  const records = db.prepare<[string], Omit<ExamRecord, 'detail'> & { detail: string }>(
    `SELECT exam_id AS examId, kind, attempt_id AS attemptId, at_ms AS atMs, what, detail
     FROM exam_record WHERE attempt_id = ? ORDER BY seq`,
  );
  return {
    read(id: AttemptId): Attempt | null {
      const row = one.get(id);
      return row === undefined ? null : attemptOf(row);
    },
    /** A student's attempts at this exam, first to last. */
    ofStudent: (examId: ExamId, kind: ExamKind, studentId: StudentId): Attempt[] =>
      ofStudent.all(examId, kind, studentId).map(attemptOf),
    /** Attempts whose clock runs or whose last drafts were not sent yet, signed in here or not. */
    unsettled: (examId: ExamId, kind: ExamKind): Attempt[] =>
      unsettled.all(examId, kind).map(attemptOf),
    ofExam: (examId: ExamId): Attempt[] => all.all(examId).map(attemptOf),
    seated: (bootId: string): AttemptId | null => seated.get(bootId) ?? null,
    records: (attemptId: AttemptId): ExamRecord[] =>
      records.all(attemptId).map((row) => ({ ...row, detail: JSON.parse(row.detail) })),
  };
}

function attemptOf(row: Row): Attempt {
  const { endedAtMs, endReason, clock, ...rest } = row;
  const ended =
    endedAtMs === null || endReason === null ? null : { atMs: endedAtMs, reason: endReason };
  return { ...rest, clock: clockShape.parse(JSON.parse(clock)), ended };
}

function rowOf({ clock, ended, ...rest }: Attempt) {
  return {
    ...rest,
    phase: clock.phase,
    clock: JSON.stringify(clock),
    endedAtMs: ended?.atMs ?? null,
    endReason: ended?.reason ?? null,
  };
}
