// What a station's database holds as a whole, for those who look after the machine: counts and times, no row's content.
import { tablesOf } from './salvage/tables.ts';
import type { Database } from './open.ts';

/** How many rows each table has. */
export function countRows(db: Database): Record<string, number> {
  return Object.fromEntries(
    tablesOf(db).map(({ name }) => {
      const count = db.prepare<[], { many: number }>(`SELECT count(*) AS many FROM "${name}"`);
      return [name, count.get()?.many ?? 0];
    }),
  );
}

/** When the newest attempt or submission was recorded; null where there is none. */
export function newestRecordMs(db: Database): number | null {
  const sql = `SELECT max(at) AS newest FROM (SELECT max(at_ms) AS at FROM exam_record
    UNION ALL SELECT max(received_at_ms) FROM submission)`;
  return db.prepare<[], { newest: number | null }>(sql).get()?.newest ?? null;
}

/** There was something, all of it has ended before `beforeMs`, and nothing waits to be graded. */
export function isOver(db: Database, beforeMs: number): boolean {
  const sql = `SELECT count(*) AS attempts, max(coalesce(ended_at_ms, 9e15)) AS last,
    (SELECT count(*) FROM submission WHERE state <> 'graded') AS waiting FROM attempt`;
  const row = db.prepare<[], { attempts: number; last: number; waiting: number }>(sql).get();
  return row !== undefined && row.attempts > 0 && row.waiting === 0 && row.last < beforeMs;
}

/** Every submission of an exam is a fact that left, and so is every other fact. Demos and rehearsals have nowhere to go. */
export function isDelivered(db: Database): boolean {
  const sql = `SELECT
    (SELECT count(*) FROM submission s WHERE exam_kind = 'exam' AND purpose = 'final' AND NOT EXISTS
      (SELECT 1 FROM outbox_fact f WHERE f.subject = s.id)) +
    (SELECT count(*) FROM outbox_fact f WHERE NOT EXISTS
      (SELECT 1 FROM outbox_arrival a WHERE a.fact_id = f.id AND a.outcome = 'delivered')) AS here`;
  return db.prepare<[], { here: number }>(sql).get()?.here === 0;
}
