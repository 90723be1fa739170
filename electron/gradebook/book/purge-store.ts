// Takes the people of an exam out of the book, so that nothing of them stays readable in its file.
import type { Database } from '../../database/open.ts';

export type Purged = {
  readonly examId: string;
  readonly students: number;
  readonly submissions: number;
};

export type PurgeStore = ReturnType<typeof purgeStore>;

const TABLES_OF_PEOPLE = [
  'result',
  'submission',
  'attempt',
  'edits',
  'log_line',
  'adjustment',
  'roster',
];

export function purgeStore(db: Database) {
  const newest = db.prepare<[], { examId: string; newestAtMs: number }>(
    `SELECT t.exam_id AS examId, max(e.created_at_ms) AS newestAtMs
     FROM entry e JOIN station t ON t.id = e.station_id
     WHERE t.exam_id NOT IN (SELECT exam_id FROM purge) GROUP BY 1 ORDER BY 1`,
  );
  const counted = db.prepare<[string, string, string, string], Omit<Purged, 'examId'>>(
    `SELECT (SELECT count(*) FROM (SELECT student_id FROM roster WHERE exam_id = ? UNION
         SELECT student_id FROM submission WHERE exam_id = ? UNION
         SELECT student_id FROM attempt WHERE exam_id = ?)) AS students,
       (SELECT count(*) FROM submission WHERE exam_id = ?) AS submissions`,
  );
  const sources = db.prepare<[string]>(
    'DELETE FROM source WHERE submission_id IN (SELECT submission_id FROM submission WHERE exam_id = ?)',
  );
  const people = TABLES_OF_PEOPLE.map((table) =>
    db.prepare<[string]>(`DELETE FROM ${table} WHERE exam_id = ?`),
  );
  const unpurged = db
    .prepare<[], string>(
      'SELECT exam_id FROM exam WHERE exam_id NOT IN (SELECT exam_id FROM purge)',
    )
    .pluck();
  // File names may name people, and nothing says of which exam an unreadable file was.
  const setAside = db.prepare('DELETE FROM set_aside');
  const remember = db.prepare(
    'INSERT INTO purge (exam_id, at_ms, students, submissions) VALUES (?, ?, ?, ?)',
  );
  const purgeOne = (examId: string, nowMs: number): Purged => {
    const counts = counted.get(examId, examId, examId, examId) ?? { students: 0, submissions: 0 };
    sources.run(examId);
    for (const statement of people) statement.run(examId);
    remember.run(examId, nowMs, counts.students, counts.submissions);
    return { examId, ...counts };
  };
  const purge = db.transaction((examIds: readonly string[], nowMs: number): Purged[] => {
    setAside.run();
    return examIds.map((examId) => purgeOne(examId, nowMs));
  });
  return {
    /** Exams whose last bundle was made before that time, by its station's clock. */
    examsBefore: (beforeMs: number): string[] =>
      newest
        .all()
        .filter(({ newestAtMs }) => newestAtMs < beforeMs)
        .map(({ examId }) => examId),
    /** Somebody of an exam that was not purged is in the book. */
    holdsPeople: (): boolean =>
      unpurged.all().some((id) => (counted.get(id, id, id, id)?.students ?? 0) > 0),
    /** All or nothing; then the file is written anew, without what it held. */
    purge(examIds: readonly string[], nowMs: number): Purged[] {
      const purged = purge.immediate(examIds, nowMs);
      db.exec('VACUUM');
      db.pragma('wal_checkpoint(TRUNCATE)');
      return purged;
    },
  };
}
