// All parts of the desk's page, joined by hand, and how they follow the desk.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { DeskClient } from '#contract/desk.ts';
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { createAnnouncer } from '../../state/announcer.ts';
import { createSettings } from '../../state/settings.ts';
import type { PageParts } from '../../state/use-parts.ts';
import { createDeskClock } from './clock.ts';
import type { DeskClock } from './clock.ts';
import { createDesk } from './desk.ts';
import type { DeskStore } from './desk.ts';
import { createOrders } from './orders.ts';
import type { Orders } from './orders.ts';
import { createPlaces } from './places.ts';
import { createRoom } from './room.ts';
import type { RoomStore } from './room.ts';
import { createShown } from './shown.ts';
import type { ShownStore } from './shown.ts';

export type DeskParts = PageParts & {
  readonly client: DeskClient;
  readonly desk: DeskStore;
  readonly room: RoomStore;
  readonly clock: DeskClock;
  readonly places: ReturnType<typeof createPlaces>;
  readonly orders: Orders;
  /** Which seats are shown and how; what stands beside them. */
  readonly shown: ShownStore;
  /** How often something new came of a student, and of the charts: what is shown of them is then read again. */
  readonly news: StoreApi<News>;
};

export type News = {
  readonly students: ReadonlyMap<string, number>;
  readonly charts: number;
};

export type DeskSurroundings = {
  readonly client: DeskClient;
  readonly storage: Storage;
  readonly systemLanguages: readonly string[];
  readonly monotonicMs: () => number;
  readonly history: { readonly keep: (depth: number) => void; readonly leave: () => void };
};

export function createDeskParts(around: DeskSurroundings): DeskParts {
  const { client, storage, systemLanguages, monotonicMs, history } = around;
  const desk = createDesk(client);
  const room = createRoom();
  return {
    client,
    desk,
    room,
    monotonicMs,
    settings: createSettings(storage, systemLanguages),
    announcer: createAnnouncer(),
    clock: createDeskClock(monotonicMs),
    places: createPlaces(history),
    orders: createOrders(client, desk.ask, room),
    shown: createShown(),
    news: createStore<News>(() => ({ students: new Map(), charts: 0 })),
  };
}

const isUnlocked = (desk: DeskStore): boolean => (desk.getState().view?.proctor ?? null) !== null;

/**
 * Starts to follow the desk.
 * @param report told of calls that failed for want of a host; each is asked again at the next connection
 */
export function followDesk(parts: DeskParts, report: (error: unknown) => void): void {
  const { client, desk, room, clock } = parts;

  const readRoom = async (): Promise<void> => {
    const answer = await client.call('room/read', {});
    if (!answer.ok) return;
    clock.set(answer.value.nowMs);
    room.take(answer.value);
  };
  const unlocked = (): boolean => isUnlocked(desk);

  client.onConnection((connected) => {
    if (!connected) return;
    const again = async (): Promise<void> => {
      const before = unlocked();
      await desk.read();
      // A page that is unlocked only now reads the room below.
      if (before && unlocked()) await readRoom();
    };
    again().catch(report);
  });
  desk.subscribe(({ view }, { view: before }) => {
    if (view === before) return;
    if (view !== null) clock.set(view.nowMs);
    const now = view?.proctor ?? null;
    const then = before?.proctor ?? null;
    if (now !== null && then === null) readRoom().catch(report);
    // What was shown is the exam's: a locked page forgets it.
    if (now === null && then !== null) room.clear();
  });
  client.on('room/changed', (news) => {
    room.changed(news);
    clock.set(news.nowMs);
  });
  client.on('room/heard', (news) => {
    room.heardOf(news);
    // Draws what is said of contacts, too.
    clock.set(news.nowMs);
  });
  client.on('order/changed', room.ordered);
  followNews(parts);
}

function followNews({ client, news }: DeskParts): void {
  client.on('student/changed', ({ studentIds }) =>
    news.setState(({ students }) => {
      const next = new Map(students);
      for (const id of studentIds) next.set(id, (next.get(id) ?? 0) + 1);
      return { students: next };
    }),
  );
  client.on('charts/changed', () => news.setState(({ charts }) => ({ charts: charts + 1 })));
}

/** Tells the desk that somebody is at the page, at most once a minute. Returns what to call at each input. */
export function stayer({ client, desk, monotonicMs }: DeskParts): () => void {
  let saidAtMs = -Infinity;
  return () => {
    if (!isUnlocked(desk) || monotonicMs() - saidAtMs < MINUTE_MS) return;
    saidAtMs = monotonicMs();
    client.call('desk/stay', {}).catch(() => {
      // It did not arrive: the next input says it again.
      saidAtMs = -Infinity;
    });
  };
}

/** How often the clock on the page is drawn on. */
export const TICK_MS = SECOND_MS;
