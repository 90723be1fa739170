// Orders on their way to stations. Each is on disk before anything is told of it, and is sent with every answer until the
// station says what came of it; the station carries it out once.
import type { Beat, Order } from '#contract/bundle.ts';
import type {
  DeskAct,
  NotOrdered,
  OrderView,
  RoomAct,
  Seat,
  StationId,
} from '#contract/desk-room.ts';
import type { DeskPublish } from '#contract/desk.ts';
import type { AttemptId } from '#contract/ids.ts';
import { makeOrders, orderDeed } from './order-making.ts';
import type { OrderMaking, Wanted } from './order-making.ts';
import { isForRoom, isStillSent, nextState } from './rules/order.ts';
import type { DeskStore, KeptOrder } from './store.ts';

export type OrdersParts = OrderMaking & {
  readonly store: DeskStore;
  readonly publish: DeskPublish;
  /** Does a write that a full disk must not make a station wait for. */
  readonly tryToWrite: (write: () => void) => void;
};

export type Given = { readonly orders: OrderView[]; readonly notOrdered: NotOrdered[] };
export type Orders = ReturnType<typeof createOrders>;

export function createOrders(parts: OrdersParts) {
  const { store, nowMs, publish, tryToWrite } = parts;
  const open = new Map(store.openOrders().map((order) => [order.view.id, order]));

  const tell = (views: readonly (OrderView | null)[]): void => {
    const changed = views.filter((view) => view !== null);
    if (changed.length > 0) publish('order/changed', changed);
  };
  const of = (station: StationId): KeptOrder[] =>
    [...open.values()].filter(({ view }) => view.station === station);
  const move = (kept: KeptOrder, happened: Parameters<typeof nextState>[1]): OrderView | null => {
    const state = nextState(kept.view.state, happened);
    if (state === kept.view.state) return null;
    const view: OrderView = { ...kept.view, state, stateAtMs: nowMs() };
    tryToWrite(() => store.moveOrder(view.id, state, view.stateAtMs));
    if (isStillSent(state)) open.set(view.id, { ...kept, view });
    else open.delete(view.id);
    return view;
  };
  const give = (wanted: readonly Wanted[], act: DeskAct, by: string): Given => {
    const { orders, notOrdered } = makeOrders(parts, wanted, act, by);
    // An order that cannot be kept is not given: this throws before anybody hears of it.
    if (orders.length > 0) store.giveOrders(orders, orderDeed(orders, act, by), nowMs());
    for (const order of orders) open.set(order.view.id, order);
    const views = orders.map(({ view }) => view);
    tell(views);
    return { orders: views, notOrdered };
  };

  return {
    newest: (): OrderView[] => store.newestOrders(),
    give: (seat: Seat, act: DeskAct, shownAttemptId: AttemptId | null, by: string): Given =>
      give([{ seat, shownAttemptId }], act, by),
    giveAll(seats: readonly Seat[], act: RoomAct, by: string): Given {
      const wanted = seats.filter((seat) => isForRoom(seat));
      const shown = wanted.map((seat) => ({
        seat,
        shownAttemptId: seat.student?.attemptId ?? null,
      }));
      return give(shown, act, by);
    },
    withdraw(id: string, by: string): boolean {
      const kept = open.get(id);
      if (kept === undefined || kept.view.state !== 'waiting') return false;
      store.write({ proctor: by, what: 'withdraw', facts: { id } }, nowMs());
      tell([move(kept, 'withdrawn')]);
      return true;
    },
    /** What a station says came of its orders. A word about another station's order is not heard. */
    settle(station: StationId, done: Beat['done']): void {
      const mine = new Map(of(station).map((kept) => [kept.view.id, kept]));
      tell(
        done.map(({ id, outcome }) => {
          const kept = mine.get(id);
          return kept === undefined ? null : move(kept, outcome);
        }),
      );
    },
    /** What is to be sent to a station now; it counts as sent, whether or not the answer arrives. */
    take(station: StationId): Order[] {
      const mine = of(station);
      tell(mine.map((kept) => move(kept, 'fetched')));
      return mine.map(({ sent }) => sent);
    },
  };
}
