// The room as the page knows it: read whole once, then kept up by what changed and nothing else.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Absent, OrderView, Seat, StationId } from '#contract/desk-room.ts';
import type { DeskExam, DeskNews, Room } from '#contract/desk.ts';

export type RoomState = {
  /** Null until the room was read. */
  readonly exam: DeskExam | null;
  readonly seats: ReadonlyMap<StationId, Seat>;
  readonly absent: readonly Absent[];
  /** Newest first. */
  readonly orders: readonly OrderView[];
  readonly setAside: number;
};

export type RoomStore = StoreApi<RoomState> & {
  /** Last contacts, apart from the seats: they change every second and alter nothing else of a seat. */
  readonly heard: StoreApi<ReadonlyMap<StationId, number>>;
  take(room: Room): void;
  changed(news: DeskNews<'room/changed'>): void;
  heardOf(news: DeskNews<'room/heard'>): void;
  ordered(orders: readonly OrderView[]): void;
  clear(): void;
};

const NOTHING: RoomState = {
  exam: null,
  seats: new Map(),
  absent: [],
  orders: [],
  setAside: 0,
};

/** As many as the desk itself tells. */
const ORDERS_KEPT = 500;

/** Changed and new orders put into those that are known; newest first. */
export function mergedOrders(
  known: readonly OrderView[],
  news: readonly OrderView[],
): readonly OrderView[] {
  const byId = new Map(known.map((order) => [order.id, order]));
  for (const order of news) byId.set(order.id, order);
  return [...byId.values()]
    .toSorted((one, other) => other.givenAtMs - one.givenAtMs)
    .slice(0, ORDERS_KEPT);
}

export function createRoom(): RoomStore {
  const store = createStore<RoomState>(() => NOTHING);
  const heard = createStore<ReadonlyMap<StationId, number>>(() => new Map());

  const hear = (seats: readonly Seat[]): void => {
    const next = new Map(heard.getState());
    for (const { station, heardAtMs } of seats)
      if (heardAtMs !== null) next.set(station, heardAtMs);
    heard.setState(next, true);
  };

  return {
    ...store,
    heard,
    take: ({ exam, seats, absent, orders, setAside }) => {
      heard.setState(new Map(), true);
      hear(seats);
      store.setState({
        exam,
        seats: new Map(seats.map((seat) => [seat.station, seat])),
        absent,
        orders,
        setAside,
      });
    },
    changed: ({ seats, absent, setAside }) => {
      hear(seats);
      store.setState((now) => {
        const next = new Map(now.seats);
        for (const seat of seats) next.set(seat.station, seat);
        return {
          seats: seats.length === 0 ? now.seats : next,
          absent: absent ?? now.absent,
          setAside: setAside ?? now.setAside,
        };
      });
    },
    heardOf: ({ heard: contacts }) => {
      const next = new Map(heard.getState());
      for (const { station, atMs } of contacts) next.set(station, atMs);
      heard.setState(next, true);
    },
    ordered: (orders) => store.setState((now) => ({ orders: mergedOrders(now.orders, orders) })),
    clear: () => {
      heard.setState(new Map(), true);
      store.setState(NOTHING);
    },
  };
}
