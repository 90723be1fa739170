// What station and desk prove to each other with the exam's proctor key, which nobody has who did not open the exam.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Order, OrderAct } from '#contract/bundle.ts';

/** The station's proof that the exam was opened there: base64, for `Authorization: Invigil …`. */
export const enrolmentOf = (proctorKey: Uint8Array, examId: string, publicKey: string): string =>
  createHmac('sha256', proctorKey).update(`station\n${examId}\n${publicKey}`).digest('base64');

export const isEnrolment = (
  given: string,
  proctorKey: Uint8Array,
  examId: string,
  publicKey: string,
): boolean => same(given, enrolmentOf(proctorKey, examId, publicKey));

/** `mac` of an order: its id, the station, the exam, the moment and the act, so that it is good for nothing else. */
export function orderMac(proctorKey: Uint8Array, order: Omit<Order, 'mac'>): string {
  const { id, examId, stationPublicKey, issuedAtMs } = order;
  const said = ['order', id, stationPublicKey, examId, issuedAtMs, ...actParts(order.order)];
  return createHmac('sha256', proctorKey).update(JSON.stringify(said)).digest('base64');
}

export const isOrderMac = (proctorKey: Uint8Array, { mac, ...order }: Order): boolean =>
  same(mac, orderMac(proctorKey, order));

function actParts(order: OrderAct): (string | number)[] {
  switch (order.act) {
    case 'add-time':
      return [order.act, order.attemptId, order.minutes];
    case 'message':
      return [order.act, order.text];
    case 'release':
    case 'end':
      return [order.act, order.attemptId];
  }
}

/** Compared as text, so that the lenient ways of writing base64 are no second key. */
function same(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}
