// The chains and logs of the book as they are read.
import type { Database } from '../../database/open.ts';
import type { Which } from './reading-store.ts';

export type BookStation = {
  readonly id: number;
  readonly publicKey: string;
  readonly name: string | null;
  readonly room: string | null;
};

export type EntryRow = {
  readonly seq: number;
  readonly kind: string;
  readonly hash: string;
  readonly previous: string;
};

export type LogLineRow = { readonly seq: number; readonly line: string };

/** Part of the reading store. */
export function chainReaders(db: Database) {
  const stations = db.prepare<[string], BookStation>(
    'SELECT id, public_key AS publicKey, name, room FROM station WHERE exam_id = ? ORDER BY public_key',
  );
  const entries = db.prepare<[number], EntryRow>(
    'SELECT seq, kind, hash, previous FROM entry WHERE station_id = ? ORDER BY seq, hash',
  );
  const lines = db.prepare<[number], LogLineRow>(
    'SELECT seq, line FROM log_line WHERE station_id = ? ORDER BY seq, sha256',
  );
  const incidents = db.prepare<[string, string], LogLineRow & { station: string }>(
    `SELECT t.public_key AS station, l.seq, l.line FROM log_line l JOIN station t ON t.id = l.station_id
     WHERE l.exam_id = ? AND l.exam_kind = ? AND l.kind IN ('incident', 'statement')
     ORDER BY l.station_id, l.seq, l.sha256`,
  );
  const counted = db.prepare<[string, string], { attemptId: string; count: number }>(
    `SELECT attempt_id AS attemptId, count(*) AS count FROM log_line
     WHERE exam_id = ? AND exam_kind = ? AND kind = 'incident' AND attempt_id IS NOT NULL GROUP BY 1`,
  );
  const hashes = db
    .prepare<[string], string>(
      'SELECT e.hash FROM entry e JOIN station t ON t.id = e.station_id WHERE t.exam_id = ?',
    )
    .pluck();
  const submissionSeqs = db.prepare<[number], { submissionId: string; seq: number }>(
    'SELECT submission_id AS submissionId, seq FROM submission WHERE station_id = ?',
  );
  return {
    /** Numbers of the entries that brought them. */
    submissionSeqs: (stationId: number): ReadonlyMap<string, number> =>
      new Map(submissionSeqs.all(stationId).map((row) => [row.submissionId, row.seq])),
    /** Of every entry that is here of the exam and its rehearsals. */
    hashes: (examId: string): ReadonlySet<string> => new Set(hashes.all(examId)),
    stations: (examId: string): BookStation[] => stations.all(examId),
    /** By number. */
    entries: (stationId: number): EntryRow[] => entries.all(stationId),
    logLines: (stationId: number): IterableIterator<LogLineRow> => lines.iterate(stationId),
    /** Of each station, in its order: incidents, and what students said of them. */
    incidentLines: ({ examId, examKind }: Which) => incidents.all(examId, examKind),
    incidentCounts: ({ examId, examKind }: Which): ReadonlyMap<string, number> =>
      new Map(counted.all(examId, examKind).map((row) => [row.attemptId, row.count])),
  };
}
