// The book's facts as they are read. Rows come out as values of the domain; large ones (sources, reports) one at a time.
import { z } from 'zod';
import { attemptStateShape, endReasonShape } from '#contract/exam.ts';
import { editShape } from '#contract/edit.ts';
import type { Edit } from '#contract/edit.ts';
import { localizedTextShape } from '#contract/language.ts';
import { reportShape } from '#contract/report.ts';
import type { Report } from '#contract/report.ts';
import { purposeShape, verdictShape } from '#contract/verdict.ts';
import type { Database } from '../../database/open.ts';
import type { ExamKind } from '../../exam/exam.ts';
import { chainReaders } from './chain-store.ts';
import type { ExamFacts, RosterLine } from './exam-facts.ts';
import type { SetAside } from './fact-store.ts';

/** One exam, or its rehearsal: nothing is shared between the two. */
export type Which = { readonly examId: string; readonly examKind: ExamKind };
export type Origin = 'station' | 'regraded';

const scoredShape = z.object({
  gradedAtMs: z.number(),
  verdict: verdictShape,
  score: z.number(),
  maxScore: z.number(),
});

const submissionShape = z.object({
  submissionId: z.string(),
  station: z.string(),
  attemptId: z.string(),
  studentId: z.string(),
  studentName: z.string(),
  problemId: z.string(),
  language: z.string().nullable(),
  purpose: purposeShape,
  code: z.string(),
  receivedAtMs: z.number(),
  late: z.int().transform((flag) => flag === 1),
  automatic: z.int().transform((flag) => flag === 1),
  sourceSha256: z.string(),
  sizeBytes: z.int(),
  editSeq: z.int().nullable(),
  logHead: z.string().nullable(),
  chosen: z.enum(['station', 'regraded']).nullable(),
});

/** A result without its report. */
export type Scored = z.infer<typeof scoredShape>;

export type BookSubmission = Omit<z.infer<typeof submissionShape>, 'chosen'> & {
  readonly byStation: Scored | null;
  readonly byRegrade: Scored | null;
  /** Which of the two counts; null while there is none. */
  readonly counts: Origin | null;
};

const attemptShape = z.object({
  station: z.string(),
  stationName: z.string().nullable(),
  attemptId: z.string(),
  studentId: z.string(),
  studentName: z.string(),
  number: z.int(),
  state: attemptStateShape,
  startedAtMs: z.number().nullable(),
  allottedMs: z.number().nullable(),
  ending: z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : endingShape.parse(JSON.parse(text)))),
});
const endingShape = z.object({ atMs: z.number(), reason: endReasonShape, code: z.string() });
/** As its station told it last. */
export type BookAttempt = z.infer<typeof attemptShape>;

export type EditsPiece = {
  readonly base: string;
  readonly fromSeq: number;
  readonly edits: readonly Edit[];
};

const problemsShape = z.array(
  z.object({
    id: z.string(),
    title: localizedTextShape,
    maxPoints: z.number(),
    weight: z.number(),
  }),
);

const SUBMISSION_COLUMNS = `s.submission_id AS submissionId, t.public_key AS station, s.attempt_id AS attemptId,
  s.student_id AS studentId, s.student_name AS studentName, s.problem_id AS problemId, s.language, s.purpose, s.code,
  s.received_at_ms AS receivedAtMs, s.late, s.automatic, s.source_sha256 AS sourceSha256, s.size_bytes AS sizeBytes,
  s.edit_seq AS editSeq, s.log_head AS logHead, s.counts AS chosen`;
// A result belongs to a submission when the same station signed both, of the same source and problem.
const RESULT_JOIN = `r.submission_id = s.submission_id AND r.station_id = s.station_id
  AND r.source_sha256 = s.source_sha256 AND r.problem_id = s.problem_id`;

export type ReadingStore = ReturnType<typeof readingStore>;

export function readingStore(db: Database) {
  const setAside = db.prepare<[], SetAside>(
    'SELECT sha256, file, reason, detail, at_ms AS atMs FROM set_aside ORDER BY file, sha256',
  );
  const kinds = db.prepare<[], Which & { entries: number }>(
    `SELECT t.exam_id AS examId, e.exam_kind AS examKind, count(*) AS entries
     FROM entry e JOIN station t ON t.id = e.station_id GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return {
    ...examReaders(db),
    ...submissionReaders(db),
    ...attemptReaders(db),
    ...chainReaders(db),
    setAside: (): SetAside[] => setAside.all(),
    /** What bundles have come of. */
    kinds: (): (Which & { entries: number })[] => kinds.all(),
  };
}

function examReaders(db: Database) {
  const exam = db.prepare<[string], { title: string; problems: string }>(
    'SELECT title, problems FROM exam WHERE exam_id = ?',
  );
  const ids = db.prepare<[], string>('SELECT exam_id FROM exam ORDER BY exam_id').pluck();
  const roster = db.prepare<[string], RosterLine>(
    'SELECT student_id AS id, name, email, group_name AS "group", seat FROM roster WHERE exam_id = ? ORDER BY student_id',
  );
  return {
    examIds: (): string[] => ids.all(),
    /** Null: the book holds no such exam. */
    exam(examId: string): ExamFacts | null {
      const row = exam.get(examId);
      if (row === undefined) return null;
      const title = localizedTextShape.parse(JSON.parse(row.title));
      const problems = problemsShape.parse(JSON.parse(row.problems));
      return { id: examId, title, problems, roster: roster.all(examId) };
    },
  };
}

function submissionReaders(db: Database) {
  const list = db.prepare<[string, string], { submissionId: string }>(
    `SELECT ${SUBMISSION_COLUMNS} FROM submission s JOIN station t ON t.id = s.station_id
     WHERE s.exam_id = ? AND s.exam_kind = ? ORDER BY s.received_at_ms, s.submission_id`,
  );
  const results = db.prepare<[string, string], { submissionId: string; origin: Origin }>(
    `SELECT r.submission_id AS submissionId, r.origin, r.graded_at_ms AS gradedAtMs, r.verdict, r.score,
       r.max_score AS maxScore
     FROM submission s JOIN result r ON ${RESULT_JOIN} WHERE s.exam_id = ? AND s.exam_kind = ?`,
  );
  const source = db
    .prepare<[string], Buffer>('SELECT bytes FROM source WHERE submission_id = ?')
    .pluck();
  const report = db
    .prepare<[string, string], string>(
      `SELECT r.report FROM submission s JOIN result r ON ${RESULT_JOIN} WHERE s.submission_id = ? AND r.origin = ?`,
    )
    .pluck();
  const strays = db
    .prepare<[string, string], string>(
      `SELECT submission_id FROM result r WHERE exam_id = ? AND exam_kind = ?
       AND NOT EXISTS (SELECT 1 FROM submission s WHERE ${RESULT_JOIN}) ORDER BY 1`,
    )
    .pluck();
  return {
    /** Finals and practice runs, in the order in which they were received. */
    submissions({ examId, examKind }: Which): BookSubmission[] {
      const scored = new Map<string, Scored>();
      for (const { submissionId, origin, ...row } of results.iterate(examId, examKind))
        scored.set(`${origin} ${submissionId}`, scoredShape.parse(row));
      return list.all(examId, examKind).map((row) => {
        const { chosen, ...submission } = submissionShape.parse(row);
        const byStation = scored.get(`station ${row.submissionId}`) ?? null;
        const byRegrade = scored.get(`regraded ${row.submissionId}`) ?? null;
        return {
          ...submission,
          byStation,
          byRegrade,
          counts: countsOf(chosen, byStation, byRegrade),
        };
      });
    },
    /** Byte for byte as it was typed; null for an unknown submission. */
    source(submissionId: string): Uint8Array | null {
      const bytes = source.get(submissionId);
      return bytes === undefined ? null : new Uint8Array(bytes);
    },
    report(submissionId: string, origin: Origin): Report | null {
      const text = report.get(submissionId, origin);
      return text === undefined ? null : reportShape.parse(JSON.parse(text));
    },
    /** Submissions that a result is here of, which itself is not, or is another station's or of another source. */
    strayResults: ({ examId, examKind }: Which): string[] => strays.all(examId, examKind),
  };
}

function countsOf(
  chosen: Origin | null,
  byStation: Scored | null,
  byRegrade: Scored | null,
): Origin | null {
  if (byRegrade !== null && (chosen === 'regraded' || byStation === null)) return 'regraded';
  return byStation === null ? null : 'station';
}

/** An attempt's work on a problem in one language. */
export type EditLogKey = {
  readonly attemptId: string;
  readonly problemId: string;
  readonly language: string;
};

function attemptReaders(db: Database) {
  const attempts = db.prepare<[string, string]>(
    `SELECT t.public_key AS station, t.name AS stationName, a.attempt_id AS attemptId, a.student_id AS studentId,
       a.student_name AS studentName, a.number, a.state, a.started_at_ms AS startedAtMs, a.allotted_ms AS allottedMs,
       a.ending, max(a.seq)
     FROM attempt a JOIN station t ON t.id = a.station_id
     WHERE a.exam_id = ? AND a.exam_kind = ? GROUP BY a.station_id, a.attempt_id ORDER BY a.student_id, a.number`,
  );
  const pieces = db.prepare<[EditLogKey], { base: string; fromSeq: number; edits: string }>(
    `SELECT base, from_seq AS fromSeq, edits FROM edits
     WHERE attempt_id = @attemptId AND problem_id = @problemId AND language = @language ORDER BY from_seq, station_id, seq`,
  );
  const edited = db.prepare<[string, string], EditLogKey>(
    `SELECT DISTINCT attempt_id AS attemptId, problem_id AS problemId, language FROM edits
     WHERE exam_id = ? AND exam_kind = ? ORDER BY 1, 2, 3`,
  );
  const sharedBases = db
    .prepare<[string, string, string], string>(
      `SELECT base FROM edits WHERE exam_id = ? AND exam_kind = ? AND problem_id = ?
       GROUP BY base HAVING count(DISTINCT attempt_id) > 1 ORDER BY base`,
    )
    .pluck();
  const editsShape = z.array(editShape);
  return {
    attempts: ({ examId, examKind }: Which): BookAttempt[] =>
      attempts.all(examId, examKind).map((row) => attemptShape.parse(row)),
    editPieces: ({ attemptId, problemId, language }: EditLogKey): EditsPiece[] =>
      pieces.all({ attemptId, problemId, language }).map(({ edits, ...piece }) => ({
        ...piece,
        edits: editsShape.parse(JSON.parse(edits)),
      })),
    /** Texts that more than one attempt at this problem began with: what was given, not what somebody wrote. */
    sharedBases: ({ examId, examKind }: Which, problemId: string): string[] =>
      sharedBases.all(examId, examKind, problemId),
    /** Every edit log that is here. */
    edited: ({ examId, examKind }: Which): EditLogKey[] => edited.all(examId, examKind),
  };
}
