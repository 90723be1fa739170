// The queue on disk. What is written here survives the power; nothing here decides.
import { createHash } from 'node:crypto';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Report } from '#contract/report.ts';
import { reportShape } from '#contract/report.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Purpose, SubmissionState } from '#contract/verdict.ts';
import { isStorageFault } from '../database/storage-fault.ts';
import type { Database } from '../database/open.ts';
import { inOrder, nextDue } from './rules.ts';
import type { AfterTrouble, Turns, Waiting } from './rules.ts';

/** Demos and rehearsals are graded alike and marked as what they are. */
export type ExamKind = 'exam' | 'demo' | 'rehearsal';

/** A submission as it is to be kept: exactly the bytes that were sent, and who sent them as known then. */
export type NewSubmission = {
  readonly id: string;
  readonly sendKey: string | null;
  readonly code: string;
  readonly examId: string;
  readonly examKind: ExamKind;
  readonly attemptId: string;
  readonly studentId: string;
  readonly studentName: string;
  readonly problemId: string;
  /** Null: the problem's first. */
  readonly language: ProgrammingLanguage | null;
  readonly purpose: Purpose;
  readonly source: Uint8Array;
  readonly sourceSha256: string;
  readonly receivedAtMs: number;
  /** Sent after the end, within the exam's grace. */
  readonly late: boolean;
  /** Sent for the student at the end of their time. */
  readonly automatic: boolean;
};

/** A submission as it is kept; its source is read apart. */
export type Kept = Omit<NewSubmission, 'source' | 'sendKey' | 'code'> & {
  readonly seq: number;
  readonly sizeBytes: number;
  readonly state: SubmissionState;
  readonly tries: number;
  readonly trouble: string | null;
  readonly graded: { readonly atMs: number; readonly report: Report } | null;
};

/** A submission that has its result. */
export type Graded = Kept & { readonly graded: NonNullable<Kept['graded']> };

/** A submission in line, and the exam whose problems it needs. */
export type Queued = Waiting & Pick<Kept, 'examId' | 'examKind' | 'problemId' | 'language'>;

/** The right to end one submission. Whoever cannot show the token has lost it. */
export type Lease = { readonly token: string; readonly submission: Kept };

export type SubmissionStore = ReturnType<typeof submissionStore>;

const COLUMNS = `s.id, s.seq, s.exam_id AS examId, s.exam_kind AS examKind, s.attempt_id AS attemptId, s.student_id AS studentId,
  s.student_name AS studentName, s.problem_id AS problemId, s.language, s.purpose, s.source_sha256 AS sourceSha256,
  s.size_bytes AS sizeBytes, s.received_at_ms AS receivedAtMs, s.late, s.automatic, s.state, s.tries, s.trouble,
  r.graded_at_ms AS gradedAtMs, r.report`;
const FROM = 'FROM submission s LEFT JOIN submission_result r ON r.submission_id = s.id';

/** A submission without its result, for rules that count and compare. */
export type Sent = Pick<
  Kept,
  'id' | 'problemId' | 'purpose' | 'sourceSha256' | 'receivedAtMs' | 'late' | 'automatic'
> & { readonly code: string };

type Row = Omit<Kept, 'graded' | 'late' | 'automatic'> & {
  readonly late: 0 | 1;
  readonly automatic: 0 | 1;
  readonly gradedAtMs: number | null;
  readonly report: string | null;
};

function keptOf({ gradedAtMs, report, late, automatic, ...rest }: Row): Kept {
  const kept = { ...rest, late: late === 1, automatic: automatic === 1 };
  if (gradedAtMs === null || report === null) return { ...kept, graded: null };
  return { ...kept, graded: { atMs: gradedAtMs, report: reportShape.parse(JSON.parse(report)) } };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** @param onAdded told inside the transaction that keeps a submission, so that both are there or neither */
export function submissionStore(
  db: Database,
  newToken: () => string,
  onAdded: (submission: NewSubmission) => void = () => undefined,
) {
  const reading = readers(db);
  const writing = writers(db);

  const add = db.transaction((submission: NewSubmission) => {
    const { source, ...row } = submission;
    const flags = { late: Number(row.late), automatic: Number(row.automatic) };
    writing.insert.run({ ...row, ...flags, sizeBytes: source.byteLength });
    writing.insertSource.run(submission.id, source);
    onAdded(submission);
  });
  const lease = db.transaction(
    (nowMs: number, canJudge: (one: Queued) => boolean): Lease | null => {
      const chosen = nextDue(reading.waiting().filter(canJudge), reading.turns(), nowMs);
      if (chosen === null) return null;
      const token = newToken();
      const taken = writing.take.get({ token, id: chosen.id });
      const submission = taken === undefined ? null : reading.read(taken.id);
      return submission === null ? null : { token, submission };
    },
  );
  const finish = db.transaction((held: Lease, report: Report, gradedAtMs: number): boolean => {
    const { id } = held.submission;
    if (writing.end.run({ id, token: held.token }).changes !== 1) return false;
    const { verdict, score, maxScore } = report;
    writing.insertResult.run({
      id,
      gradedAtMs,
      verdict,
      score,
      maxScore,
      report: JSON.stringify(report),
    });
    return true;
  });

  return {
    ...reading,
    /**
     * Keeps a submission durably: when this answers, a power cut no longer loses it.
     *
     * @throws when the bytes are not those of the hash, which the gate before this makes a bug
     */
    add(submission: NewSubmission): Result<null, { kind: 'storage-failed' }> {
      if (sha256(submission.source) !== submission.sourceSha256)
        throw new Error('the source to be kept is not the one that was hashed');
      try {
        add.immediate(submission);
        return ok(null);
      } catch (error) {
        if (isStorageFault(error)) return fail({ kind: 'storage-failed' });
        throw error;
      }
    },
    /** Takes the next one that is due and can be judged, by the queue's rules. */
    lease: (nowMs: number, canJudge: (one: Queued) => boolean = () => true): Lease | null =>
      lease.immediate(nowMs, canJudge),
    /** Ends a lease with its result; false when the lease was lost, and then nothing is written. */
    finish: (held: Lease, report: Report, gradedAtMs: number): boolean =>
      finish(held, report, gradedAtMs),
    /** Ends a lease without a result; false when the lease was lost. */
    putBack: (held: Lease, next: AfterTrouble): boolean =>
      writing.putBack.run({ ...next, id: held.submission.id, token: held.token }).changes === 1,
    /** At start: what a process that is gone had leased waits again. Answers how many. */
    takeOver: (): number => writing.takeOver.run().changes,
    /** Staff's way out of `held`. Answers how many wait again. */
    releaseHeld: (): number => writing.releaseHeld.run().changes,
  };
}

function readers(db: Database) {
  const one = db.prepare<[string], Row>(`SELECT ${COLUMNS} ${FROM} WHERE s.id = ?`);
  const bySendKey = db.prepare<[string], Row>(`SELECT ${COLUMNS} ${FROM} WHERE s.send_key = ?`);
  const ofAttempt = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} ${FROM} WHERE s.attempt_id = ? ORDER BY s.seq DESC`,
  );
  const held = db.prepare<[], Row>(
    `SELECT ${COLUMNS} ${FROM} WHERE s.state = 'held' ORDER BY s.seq`,
  );
  const gradedFinals = db.prepare<[], Row>(
    `SELECT ${COLUMNS} ${FROM} WHERE s.state = 'graded' AND s.purpose = 'final' ORDER BY s.seq`,
  );
  const sent = db.prepare<
    [string],
    Omit<Sent, 'late' | 'automatic'> & Pick<Row, 'late' | 'automatic'>
  >(
    `SELECT id, problem_id AS problemId, purpose, source_sha256 AS sourceSha256,
       received_at_ms AS receivedAtMs, late, automatic, code
     FROM submission WHERE attempt_id = ? ORDER BY seq`,
  );
  const source = db
    .prepare<[string], Buffer>('SELECT bytes FROM submission_source WHERE submission_id = ?')
    .pluck();
  const waiting = db.prepare<[], Queued>(
    `SELECT id, seq, exam_id AS examId, exam_kind AS examKind, student_id AS studentId, problem_id AS problemId,
       language, purpose, next_try_at_ms AS nextTryAtMs
     FROM submission WHERE state = 'queued'`,
  );
  const turns = db.prepare<[], { studentId: string; turn: number }>(
    `SELECT student_id AS studentId, max(turn) AS turn FROM submission
     WHERE turn IS NOT NULL GROUP BY student_id`,
  );
  const count = db
    .prepare<[SubmissionState], number>(
      "SELECT count(*) FROM submission WHERE state = ? AND state IN ('queued', 'running', 'held')",
    )
    .pluck();
  const turnsNow = (): Turns => new Map(turns.all().map((row) => [row.studentId, row.turn]));
  const keptOrNull = (row: Row | undefined) => (row === undefined ? null : keptOf(row));
  return {
    read: (id: string): Kept | null => keptOrNull(one.get(id)),
    readBySendKey: (key: string): Kept | null => keptOrNull(bySendKey.get(key)),
    /** Newest first. */
    listOfAttempt: (attemptId: string): Kept[] => ofAttempt.all(attemptId).map(keptOf),
    /** Oldest first. */
    listGradedFinals: (): Graded[] =>
      gradedFinals
        .all()
        .map(keptOf)
        .filter((kept): kept is Graded => kept.graded !== null),
    listHeld: (): Kept[] => held.all().map(keptOf),
    /** Oldest first. */
    sentInAttempt: (attemptId: string): Sent[] =>
      sent
        .all(attemptId)
        .map((row) => ({ ...row, late: row.late === 1, automatic: row.automatic === 1 })),
    /** Exactly the submitted bytes; null for an unknown id. */
    source: (id: string): Uint8Array | null => source.get(id) ?? null,
    waiting: (): Queued[] => waiting.all(),
    turns: turnsNow,
    /** Ids of those that wait, in the order in which they would be taken. */
    line: (): string[] => inOrder(waiting.all(), turnsNow()).map((entry) => entry.id),
    /** Counts one of the unfinished states. */
    count: (state: 'queued' | 'running' | 'held'): number => count.get(state) ?? 0,
  };
}

function writers(db: Database) {
  return {
    insert: db.prepare(
      `INSERT INTO submission (id, send_key, code, exam_id, exam_kind, attempt_id, student_id, student_name,
         problem_id, language, purpose, source_sha256, size_bytes, received_at_ms, late, automatic)
       VALUES (@id, @sendKey, @code, @examId, @examKind, @attemptId, @studentId, @studentName,
         @problemId, @language, @purpose, @sourceSha256, @sizeBytes, @receivedAtMs, @late, @automatic)`,
    ),
    insertSource: db.prepare('INSERT INTO submission_source (submission_id, bytes) VALUES (?, ?)'),
    take: db.prepare<[{ token: string; id: string }], { id: string }>(
      `UPDATE submission
       SET state = 'running', lease_token = @token,
         turn = (SELECT coalesce(max(turn), 0) + 1 FROM submission WHERE turn IS NOT NULL)
       WHERE id = @id AND state = 'queued' RETURNING id`,
    ),
    end: db.prepare(
      `UPDATE submission SET state = 'graded', lease_token = NULL, trouble = NULL
       WHERE id = @id AND state = 'running' AND lease_token = @token`,
    ),
    insertResult: db.prepare(
      `INSERT INTO submission_result (submission_id, graded_at_ms, verdict, score, max_score, report)
       VALUES (@id, @gradedAtMs, @verdict, @score, @maxScore, @report)`,
    ),
    putBack: db.prepare(
      `UPDATE submission SET state = @state, lease_token = NULL, tries = @tries,
         next_try_at_ms = @nextTryAtMs, trouble = @trouble
       WHERE id = @id AND state = 'running' AND lease_token = @token`,
    ),
    takeOver: db.prepare(
      `UPDATE submission SET state = 'queued', lease_token = NULL, next_try_at_ms = 0
       WHERE state = 'running'`,
    ),
    releaseHeld: db.prepare(
      `UPDATE submission SET state = 'queued', tries = 0, next_try_at_ms = 0 WHERE state = 'held'`,
    ),
  };
}
