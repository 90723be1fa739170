// Carries out what a proctor asks of this station from the desk: once, and only what this exam's desk can have made.
import { z } from 'zod';
import { orderShape } from '#contract/bundle.ts';
import type { Order } from '#contract/bundle.ts';
import type { AttemptId, ExamId } from '#contract/ids.ts';
import { isOrderMac } from '../../proctoring/desk-secrets.ts';
import type { OutboxStore } from './store.ts';

/** What the desk answers to a beat. */
export const beatAnswerShape = z.object({
  nowMs: z.number(),
  orders: z.array(orderShape).max(1_000),
  /** The highest number without gaps that the desk holds. */
  have: z.int().min(0),
});

export type OrderParts = {
  readonly store: Pick<OutboxStore, 'beginOrder' | 'endOrder' | 'tellAgain'>;
  readonly publicKey: string;
  readonly nowMs: () => number;
  /** The exam that is open here; null where no order can be checked. */
  readonly exam: () => { readonly id: ExamId; readonly proctorKey: Uint8Array } | null;
  /** The attempt that sits here. */
  readonly attemptId: () => AttemptId | null;
  /** Does it; false where it is not possible now. */
  readonly act: (order: Order) => boolean;
  /** For the incident log. */
  readonly note: (order: Order, outcome: 'done' | 'refused') => void;
};

/** Orders in the order they were given. One that was carried out before is told of again, and nothing else. */
export function carryOut(parts: OrderParts, orders: readonly Order[]): void {
  for (const order of orders) {
    const exam = parts.exam();
    // Not of this desk: it is not answered either, for nobody who may ask has asked.
    if (exam === null || !isForHere(parts, exam, order)) continue;
    if (parts.store.beginOrder(order.id, exam.id, parts.nowMs())) perform(parts, order);
    else parts.store.tellAgain(order.id);
  }
}

function perform(parts: OrderParts, order: Order): void {
  const { order: act } = order;
  const isSeated = act.act === 'message' || act.attemptId === parts.attemptId();
  const outcome = isSeated && parts.act(order) ? 'done' : 'refused';
  parts.store.endOrder(order.id, outcome);
  parts.note(order, outcome);
}

const isForHere = (
  { publicKey }: OrderParts,
  exam: { readonly id: ExamId; readonly proctorKey: Uint8Array },
  order: Order,
): boolean =>
  order.examId === exam.id &&
  order.stationPublicKey === publicKey &&
  isOrderMac(exam.proctorKey, order);
