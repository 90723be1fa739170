// What the station remembers of its talk with the desk: the number of the last beat, and what became of each order.
import type { ExamId } from '#contract/ids.ts';
import type { Database } from '../../database/open.ts';

export type OrderOutcome = 'done' | 'refused';
export type OrderDone = { readonly id: string; readonly outcome: OrderOutcome };

export function deskMemory(db: Database) {
  const count = db
    .prepare<[], number>(
      `INSERT INTO outbox_beat (id, number) VALUES (1, 1)
       ON CONFLICT DO UPDATE SET number = number + 1 RETURNING number`,
    )
    .pluck();
  const begin = db.prepare(
    `INSERT INTO outbox_order (order_id, exam_id, outcome, at_ms) VALUES (?, ?, 'refused', ?)
     ON CONFLICT DO NOTHING`,
  );
  const end = db.prepare('UPDATE outbox_order SET outcome = ? WHERE order_id = ?');
  const untold = db.prepare<[string], OrderDone>(
    'SELECT order_id AS id, outcome FROM outbox_order WHERE exam_id = ? AND told = 0 ORDER BY at_ms LIMIT 100',
  );
  const told = db.prepare('UPDATE outbox_order SET told = 1 WHERE order_id = ?');
  const untell = db.prepare('UPDATE outbox_order SET told = 0 WHERE order_id = ?');
  return {
    /** 1, 2, 3 … over the life of the station. */
    nextBeat: (): number => count.get() ?? 1,
    /**
     * Notes that an order is about to be carried out: refused, until `endOrder` says otherwise. After a crash in between
     * the proctor reads that it was not done and looks, where the other way round nobody would. False: it was begun before.
     */
    beginOrder: (id: string, examId: ExamId, atMs: number): boolean =>
      begin.run(id, examId, atMs).changes === 1,
    endOrder: (id: string, outcome: OrderOutcome): void => void end.run(outcome, id),
    ordersToTell: (examId: ExamId): OrderDone[] => untold.all(examId),
    orderTold: (id: string): void => void told.run(id),
    /** The desk sends it still: it has not heard. */
    tellAgain: (id: string): void => void untell.run(id),
  };
}
