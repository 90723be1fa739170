// What a proctor at the desk asks of this station, done by the parts that do it when a proctor stands here.
import type { Order } from '#contract/bundle.ts';
import type { Publish } from '#contract/events.ts';
import type { Invigilator } from '../exam/invigilator.ts';
import { doStaffAct } from '../exam/steps.ts';
import { carryOut } from '../gradebook/outbox/orders.ts';
import type { DeskMessages } from '../proctoring/desk-messages.ts';
import type { Proctor } from '../proctoring/proctor.ts';
import type { Records } from './records.ts';

export type DeskOrdersParts = {
  readonly records: Records;
  readonly desk: Invigilator;
  readonly proctor: Pick<Proctor, 'locked' | 'release' | 'tell'>;
  /** Until whoever sits here has read them. */
  readonly messages: Pick<DeskMessages, 'keep'>;
  readonly publish: Publish;
};

export function deskOrders(parts: DeskOrdersParts): (orders: readonly Order[]) => void {
  const { records, desk } = parts;
  const nowMs = () => desk.parts.clock().wallMs;
  return (orders) =>
    carryOut(
      {
        store: records.stores.outbox,
        publicKey: records.key.publicKey,
        nowMs,
        exam() {
          const { id, proctorKey } = desk.open()?.exam ?? { id: '', proctorKey: null };
          return proctorKey === null ? null : { id, proctorKey };
        },
        attemptId: () => desk.seated()?.id ?? null,
        act: (order) => perform(parts, order, nowMs()),
        note(order, outcome) {
          const attemptId = desk.seated()?.id ?? null;
          const { act, ...detail } = order.order;
          const body = { ...detail, act, by: 'desk', order: order.id, outcome };
          records.journal.write({ kind: 'staff', attemptId, body });
        },
      },
      orders,
    );
}

/** False where it is not possible now. */
function perform(
  { desk, proctor, messages, publish }: DeskOrdersParts,
  { id, order: act }: Pick<Order, 'id' | 'order'>,
  atMs: number,
): boolean {
  const open = desk.open();
  const attempt = desk.seated();
  if (act.act === 'message') {
    if (attempt === null) return false;
    const message = { id, text: act.text, atMs };
    messages.keep(attempt.id, message);
    publish('proctoring/message', message);
    return true;
  }
  if (open === null || attempt === null || attempt.clock.phase === 'finished') return false;
  switch (act.act) {
    case 'release':
      if (!proctor.locked()) return false;
      proctor.release('desk');
      return true;
    case 'add-time':
      doStaffAct(desk, open, attempt, { act: 'add-time', minutes: act.minutes });
      proctor.tell();
      return true;
    case 'end':
      doStaffAct(desk, open, attempt, { act: 'end-attempt' });
      proctor.tell();
      return true;
  }
}
