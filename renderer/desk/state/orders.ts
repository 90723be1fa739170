// What proctors ask of stations. An order is shown from the moment that the desk has it, and followed by its news.
import type { DeskAct, NotOrdered, RoomAct, Seat } from '#contract/desk-room.ts';
import type { DeskAnswer, DeskAsk, DeskClient } from '#contract/desk.ts';
import { ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Asking, DeskFault } from './asking.ts';
import type { RoomStore } from './room.ts';

export type Ordered = { readonly given: number; readonly notOrdered: readonly NotOrdered[] };
export type OrderAnswer = Result<Ordered, DeskFault>;

export type Orders = {
  give(seat: Seat, act: DeskAct): Promise<OrderAnswer>;
  giveAll(act: RoomAct): Promise<OrderAnswer>;
  /** False: too late, the station has it. */
  withdraw(id: string): Promise<Result<boolean, DeskFault>>;
  /** The incidents that the seat shows at this moment were looked at. */
  seen(seat: Seat): Promise<void>;
  makeCode(ask: DeskAsk<'code/make'>): Promise<Result<{ readonly code: string }, DeskFault>>;
};

export function createOrders(client: DeskClient, ask: Asking, room: RoomStore): Orders {
  const taken = async (answer: Promise<DeskAnswer<'order/give'>>): Promise<OrderAnswer> => {
    const known = await ask(answer);
    if (!known.ok) return known;
    room.ordered(known.value.orders);
    return ok({ given: known.value.orders.length, notOrdered: known.value.notOrdered });
  };
  return {
    // The attempt that is on the screen at this moment: should another student sit there by then, nothing is done.
    give: ({ station, student }, act) =>
      taken(client.call('order/give', { station, attemptId: student?.attemptId ?? null, act })),
    giveAll: (act) => taken(client.call('order/give-all', { act })),
    withdraw: (id) => ask(client.call('order/withdraw', { id })),
    seen: async ({ station, student, incidents }) => {
      if (student === null) return;
      const { attemptId } = student;
      await ask(client.call('seat/seen', { station, attemptId, count: incidents.count }));
    },
    makeCode: (what) => ask(client.call('code/make', what)),
  };
}
