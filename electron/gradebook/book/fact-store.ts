// The facts of the book on disk: exams, stations, and what their bundles said. Every fact is written once.
import type { BundleBody, BundleHead } from '#contract/bundle.ts';
import type { Sha256 } from '#contract/ids.ts';
import { UNNAMED_LANGUAGE } from '#contract/language.ts';
import type { Database } from '../../database/open.ts';
import type { ExamFacts } from './exam-facts.ts';
import { logRowsOf } from './log-rows.ts';

type FactOf<Kind extends BundleBody['kind']> = Extract<BundleBody, { kind: Kind }>;

/** Where a fact belongs. */
type Place = {
  readonly stationId: number;
  readonly seq: number;
  readonly examId: string;
  readonly examKind: string;
};

/** What was not taken in. `file` is as whoever brought it calls it. */
export type SetAside = {
  readonly sha256: Sha256;
  readonly file: string;
  readonly reason: string;
  readonly detail: string;
  readonly atMs: number;
};

export type FactStore = ReturnType<typeof factStore>;

export function factStore(db: Database) {
  const facts = factWriters(db);
  const stations = stationWriters(db);
  const entry = db.prepare(
    `INSERT INTO entry (station_id, seq, hash, previous, exam_kind, kind, created_at_ms)
     VALUES (@stationId, @seq, @hash, @previous, @examKind, @kind, @createdAtMs)`,
  );
  const hashes = db
    .prepare<[number, number], string>('SELECT hash FROM entry WHERE station_id = ? AND seq = ?')
    .pluck();
  const aside = db.prepare<SetAside>(
    `INSERT INTO set_aside (sha256, file, reason, detail, at_ms)
     VALUES (@sha256, @file, @reason, @detail, @atMs)
     ON CONFLICT (sha256) DO UPDATE SET reason = excluded.reason, detail = excluded.detail`,
  );
  const noLongerAside = db.prepare<[string]>('DELETE FROM set_aside WHERE sha256 = ?');
  return {
    ...examWriters(db),
    stationOf: (head: BundleHead): number | null => stations.find(head),
    /** Hashes of the entries that have this number: one, or none, or the branches of a fork. */
    hashesAt: (stationId: number, seq: number): Sha256[] => hashes.all(stationId, seq),
    submissionIsKnown: facts.submissionIsKnown,
    resultIsKnown: facts.resultIsKnown,
    /** Writes the entry and its fact. To be called in a transaction; throws when either is there. */
    take(head: BundleHead, body: BundleBody): void {
      const stationId = stations.keep(head);
      const { seq, hash, previous, examId, examKind, kind, createdAtMs } = head;
      entry.run({ stationId, seq, hash, previous, examKind, kind, createdAtMs });
      facts.write({ stationId, seq, examId, examKind }, body);
    },
    setAside: (one: SetAside): void => void aside.run(one),
    /** The bytes were taken in after all. */
    settle: (sha256: Sha256): void => void noLongerAside.run(sha256),
    /** Durable as one when it returns. Throws where the disk does not take it, and then has kept nothing. */
    together: <Value>(work: () => Value): Value => db.transaction(work).immediate(),
  };
}

function examWriters(db: Database) {
  const exam = db.prepare(
    `INSERT INTO exam (exam_id, title, problems) VALUES (?, ?, ?)
     ON CONFLICT (exam_id) DO UPDATE SET title = excluded.title, problems = excluded.problems`,
  );
  const clear = db.prepare<[string]>('DELETE FROM roster WHERE exam_id = ?');
  const student = db.prepare(
    `INSERT INTO roster (exam_id, student_id, name, email, group_name, seat)
     VALUES (@examId, @id, @name, @email, @group, @seat)`,
  );
  const purged = db
    .prepare<[string], number>('SELECT count(*) FROM purge WHERE exam_id = ?')
    .pluck();
  const isPurged = (examId: string): boolean => purged.get(examId) !== 0;
  const keep = db.transaction((facts: ExamFacts): void => {
    exam.run(facts.id, JSON.stringify(facts.title), JSON.stringify(facts.problems));
    clear.run(facts.id);
    for (const { id, name, email, group, seat } of facts.roster)
      student.run({ examId: facts.id, id, name, email, group, seat });
  });
  return {
    /** The exam as the package has it now: a corrected roster replaces the one before. A purged exam stays purged. */
    keepExam(facts: ExamFacts): void {
      if (!isPurged(facts.id)) keep.immediate(facts);
    },
    isPurged,
  };
}

function stationWriters(db: Database) {
  const find = db
    .prepare<[string, string], number>(
      'SELECT id FROM station WHERE exam_id = ? AND public_key = ?',
    )
    .pluck();
  const keep = db
    .prepare<unknown[], number>(
      `INSERT INTO station (exam_id, public_key, name, room, named_at_seq) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (exam_id, public_key) DO UPDATE SET
         name = CASE WHEN excluded.named_at_seq >= named_at_seq THEN excluded.name ELSE name END,
         room = CASE WHEN excluded.named_at_seq >= named_at_seq THEN excluded.room ELSE room END,
         named_at_seq = max(named_at_seq, excluded.named_at_seq)
       RETURNING id`,
    )
    .pluck();
  return {
    find: ({ examId, station }: BundleHead) => find.get(examId, station.publicKey) ?? null,
    keep({ examId, station: { publicKey, name, room }, seq }: BundleHead): number {
      const id = keep.get(examId, publicKey, name, room, seq);
      if (id === undefined) throw new Error('a station that was written has no number');
      return id;
    },
  };
}

function factWriters(db: Database) {
  const submission = submissionWriter(db);
  const result = db.prepare(
    `INSERT INTO result (submission_id, origin, station_id, exam_id, exam_kind, problem_id, source_sha256,
       graded_at_ms, verdict, score, max_score, report, log_head)
     VALUES (@submissionId, 'station', @stationId, @examId, @examKind, @problemId, @sourceSha256,
       @gradedAtMs, @verdict, @score, @maxScore, @report, @logHead)`,
  );
  const attempt = db.prepare(
    `INSERT INTO attempt (station_id, seq, exam_id, exam_kind, attempt_id, student_id, student_name, number, state,
       started_at_ms, allotted_ms, ending)
     VALUES (@stationId, @seq, @examId, @examKind, @attemptId, @studentId, @studentName, @number, @state,
       @startedAtMs, @allottedMs, @ending)`,
  );
  const edits = db.prepare(
    `INSERT INTO edits (station_id, seq, exam_id, exam_kind, attempt_id, student_id, problem_id, language, base, from_seq,
       edits)
     VALUES (@stationId, @seq, @examId, @examKind, @attemptId, @studentId, @problemId, @language, @base, @fromSeq,
       @edits)`,
  );
  const logLine = db.prepare(
    `INSERT INTO log_line (station_id, seq, sha256, exam_id, exam_kind, kind, attempt_id, line)
     VALUES (@stationId, @seq, @sha256, @examId, @examKind, @kind, @attemptId, @line)
     ON CONFLICT (station_id, seq, sha256) DO NOTHING`,
  );
  const resultKnown = db
    .prepare<[string, number], number>(
      `SELECT count(*) FROM result WHERE submission_id = ? AND origin = 'station' AND station_id = ?`,
    )
    .pluck();
  return {
    submissionIsKnown: submission.isKnown,
    resultIsKnown: (id: string, stationId: number): boolean => resultKnown.get(id, stationId) !== 0,
    write(place: Place, body: BundleBody): void {
      switch (body.kind) {
        case 'submission':
          return submission.write(place, body);
        case 'result': {
          const { kind: _kind, report, ...rest } = body;
          const { problemId, verdict, score, maxScore } = report;
          const { seq: _seq, ...where } = place;
          const scored = { problemId, verdict, score, maxScore };
          result.run({ ...where, ...rest, ...scored, report: JSON.stringify(report) });
          return;
        }
        case 'attempt': {
          const { kind: _kind, ending, ...rest } = body;
          attempt.run({
            ...place,
            ...rest,
            ending: ending === null ? null : JSON.stringify(ending),
          });
          return;
        }
        case 'edits': {
          const { kind: _kind, edits: list, language = UNNAMED_LANGUAGE, ...rest } = body;
          edits.run({ ...place, ...rest, language, edits: JSON.stringify(list) });
          return;
        }
        case 'log': {
          const { seq: _seq, ...where } = place;
          for (const row of logRowsOf(body.fromSeq, body.lines)) logLine.run({ ...where, ...row });
        }
      }
    },
  };
}

function submissionWriter(db: Database) {
  const insert = db.prepare(
    `INSERT INTO submission (submission_id, station_id, seq, exam_id, exam_kind, attempt_id, student_id, student_name,
       problem_id, language, purpose, code, received_at_ms, late, automatic, source_sha256, size_bytes, edit_seq,
       log_head)
     VALUES (@submissionId, @stationId, @seq, @examId, @examKind, @attemptId, @studentId, @studentName,
       @problemId, @language, @purpose, @code, @receivedAtMs, @late, @automatic, @sourceSha256, @sizeBytes, @editSeq,
       @logHead)`,
  );
  const source = db.prepare<[string, Buffer]>(
    'INSERT INTO source (submission_id, bytes) VALUES (?, ?)',
  );
  const known = db
    .prepare<[string], number>('SELECT count(*) FROM submission WHERE submission_id = ?')
    .pluck();
  return {
    isKnown: (id: string): boolean => known.get(id) !== 0,
    write(place: Place, fact: FactOf<'submission'>): void {
      const { kind: _kind, sourceBase64, ...rest } = fact;
      const bytes = Buffer.from(sourceBase64, 'base64');
      insert.run({
        ...place,
        ...rest,
        late: Number(fact.late),
        automatic: Number(fact.automatic),
        sizeBytes: bytes.byteLength,
      });
      source.run(fact.submissionId, bytes);
    },
  };
}
