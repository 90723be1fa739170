// Makes the orders that a proctor gives, each for one station and one attempt, and what the journal says of them.
import type { OrderAct } from '#contract/bundle.ts';
import type { DeskAct, NotOrdered, Seat, StationId } from '#contract/desk-room.ts';
import type { AttemptId } from '#contract/ids.ts';
import { orderMac } from '../proctoring/desk-secrets.ts';
import { orderFor } from './rules/order.ts';
import type { Deed, KeptOrder } from './store.ts';

export type OrderMaking = {
  readonly examId: string;
  readonly proctorKey: Uint8Array;
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly publicKeyOf: (station: StationId) => string | null;
};

/** A seat, and the attempt that the proctor saw there. */
export type Wanted = { readonly seat: Seat; readonly shownAttemptId: AttemptId | null };

export function makeOrders(
  making: OrderMaking,
  wanted: readonly Wanted[],
  act: DeskAct,
  by: string,
): { readonly orders: KeptOrder[]; readonly notOrdered: NotOrdered[] } {
  const orders: KeptOrder[] = [];
  const notOrdered: NotOrdered[] = [];
  for (const { seat, shownAttemptId } of wanted) {
    const { station } = seat;
    const publicKey = making.publicKeyOf(station);
    const allowed = orderFor(seat, act, shownAttemptId);
    if (publicKey === null) notOrdered.push({ station, why: 'unknown-station' });
    else if (!allowed.ok) notOrdered.push({ station, why: allowed.error });
    else orders.push(newOrder(making, { seat, act, by, publicKey, order: allowed.value }));
  }
  return { orders, notOrdered };
}

type NewOrder = {
  readonly seat: Seat;
  readonly act: DeskAct;
  readonly by: string;
  readonly publicKey: string;
  readonly order: OrderAct;
};

function newOrder(
  { examId, proctorKey, nowMs, newId }: OrderMaking,
  { seat, act, by, publicKey, order }: NewOrder,
): KeptOrder {
  const id = newId();
  const givenAtMs = nowMs();
  const bare = { id, examId, stationPublicKey: publicKey, issuedAtMs: givenAtMs, order };
  return {
    sent: { ...bare, mac: orderMac(proctorKey, bare) },
    view: {
      id,
      station: seat.station,
      studentName: seat.student?.name ?? null,
      act,
      by,
      givenAtMs,
      state: 'waiting',
      stateAtMs: givenAtMs,
    },
  };
}

/** What was ordered, of whom, and in which words. */
export function orderDeed(orders: readonly KeptOrder[], act: DeskAct, by: string): Deed {
  const text = act.act === 'message' ? act.text : null;
  const minutes = act.act === 'add-time' ? act.minutes : null;
  const stations = orders.map(({ view }) => view.station).join(' ');
  return { proctor: by, what: 'order', facts: { act: act.act, stations, text, minutes } };
}
