// The desk's own SQLite file: last beats, orders and the journal, so that a restarted desk goes on where it was.
import { z } from 'zod';
import { beatShape, orderShape } from '#contract/bundle.ts';
import type { Order } from '#contract/bundle.ts';
import { deskActShape, orderStateShape, orderViewShape } from '#contract/desk-room.ts';
import type { OrderView } from '#contract/desk-room.ts';
import type { Database } from '../database/open.ts';
import type { LastBeat, StationRecord } from './rules/heard.ts';
import type { OrderState } from './rules/order.ts';

/** What a proctor did, in the journal's own words. */
export type Deed = {
  readonly proctor: string;
  readonly what: 'unlock' | 'lock' | 'order' | 'withdraw' | 'seen' | 'code' | 'export' | 'look';
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
};

/** A station as it is remembered over a restart: what the folder does not tell. */
export type RememberedStation = Pick<
  StationRecord,
  'station' | 'publicKey' | 'last' | 'networkAtMs' | 'seen'
>;

export type KeptOrder = { readonly view: OrderView; readonly sent: Order };

export type DeskStore = ReturnType<typeof deskStore>;

const ORDERS_TOLD_MAX = 500;

const stationRowShape = z.object({
  station: z.string(),
  publicKey: z.string(),
  beat: z.string().nullable(),
  heardAtMs: z.number().nullable(),
  via: z.enum(['network', 'folder']).nullable(),
  networkAtMs: z.number().nullable(),
  seenAttemptId: z.string().nullable(),
  seenCount: z.number(),
});

const orderRowShape = z.object({
  id: z.string(),
  station: z.string(),
  studentName: z.string().nullable(),
  act: z.string(),
  sent: z.string(),
  givenBy: z.string(),
  givenAtMs: z.number(),
  state: orderStateShape,
  stateAtMs: z.number(),
});

export function deskStore(db: Database) {
  const remember = db.prepare(`
    INSERT INTO station (station, publicKey, beat, heardAtMs, via, networkAtMs, seenAttemptId, seenCount)
    VALUES (@station, @publicKey, @beat, @heardAtMs, @via, @networkAtMs, @seenAttemptId, @seenCount)
    ON CONFLICT (station) DO UPDATE SET beat = excluded.beat, heardAtMs = excluded.heardAtMs, via = excluded.via,
      networkAtMs = excluded.networkAtMs, seenAttemptId = excluded.seenAttemptId, seenCount = excluded.seenCount`);
  const note = db.prepare(
    'INSERT INTO journal (atMs, proctor, what, facts) VALUES (@atMs, @proctor, @what, @facts)',
  );
  const give = db.prepare(`
    INSERT INTO deskOrder (id, station, studentName, act, sent, givenBy, givenAtMs, state, stateAtMs)
    VALUES (@id, @station, @studentName, @act, @sent, @givenBy, @givenAtMs, @state, @stateAtMs)`);
  const move = db.prepare('UPDATE deskOrder SET state = ?, stateAtMs = ? WHERE id = ?');
  const open = db.prepare(
    "SELECT * FROM deskOrder WHERE state IN ('waiting', 'sent') ORDER BY number",
  );
  const newest = db.prepare('SELECT * FROM deskOrder ORDER BY number DESC LIMIT ?');

  const write = ({ proctor, what, facts }: Deed, atMs: number): void => {
    note.run({ atMs, proctor, what, facts: JSON.stringify(facts) });
  };
  const rememberAll = db.transaction((stations: readonly RememberedStation[]): void => {
    for (const station of stations) remember.run(rowOf(station));
  });
  const giveAll = db.transaction((orders: readonly KeptOrder[], deed: Deed, atMs: number): void => {
    for (const order of orders) give.run(orderRowOf(order));
    write(deed, atMs);
  });
  return {
    /** All in one transaction: a beat is worth little, a sync of the disk for each of them is dear. */
    rememberStations: (stations: readonly RememberedStation[]): void => rememberAll(stations),
    stations: (): RememberedStation[] =>
      db
        .prepare('SELECT * FROM station')
        .all()
        .map((row) => stationOf(stationRowShape.parse(row))),
    /** The orders and what the journal says of them, or neither. */
    giveOrders: (orders: readonly KeptOrder[], deed: Deed, atMs: number): void =>
      giveAll(orders, deed, atMs),
    moveOrder(id: string, state: OrderState, atMs: number): void {
      move.run(state, atMs, id);
    },
    /** Oldest first: they are carried out in the order in which they were given. */
    openOrders: (): KeptOrder[] => open.all().map(orderOf),
    newestOrders: (): OrderView[] => newest.all(ORDERS_TOLD_MAX).map((row) => orderOf(row).view),
    write,
    journal: (): readonly (Deed & { readonly atMs: number })[] =>
      db
        .prepare('SELECT atMs, proctor, what, facts FROM journal ORDER BY number')
        .all()
        .map((row) => deedShape.parse(row)),
  };
}

const deedShape = z.object({
  atMs: z.number(),
  proctor: z.string(),
  what: z.enum(['unlock', 'lock', 'order', 'withdraw', 'seen', 'code', 'export', 'look']),
  facts: z
    .string()
    .transform((text) =>
      z
        .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
        .parse(JSON.parse(text)),
    ),
});

function rowOf({ station, publicKey, last, networkAtMs, seen }: RememberedStation) {
  return {
    station,
    publicKey,
    beat: last === null ? null : JSON.stringify(last.beat),
    heardAtMs: last?.atMs ?? null,
    via: last?.via ?? null,
    networkAtMs,
    seenAttemptId: seen?.attemptId ?? null,
    seenCount: seen?.count ?? 0,
  };
}

/** A beat of another version is forgotten: the next one comes in seconds. */
function stationOf(row: z.infer<typeof stationRowShape>): RememberedStation {
  const { station, publicKey, networkAtMs, seenAttemptId, seenCount } = row;
  const beat = row.beat === null ? null : beatShape.safeParse(JSON.parse(row.beat));
  const last: LastBeat | null =
    beat?.success === true && row.heardAtMs !== null && row.via !== null
      ? { beat: beat.data, atMs: row.heardAtMs, via: row.via, endsAtMs: null }
      : null;
  const seen = seenAttemptId === null ? null : { attemptId: seenAttemptId, count: seenCount };
  return { station, publicKey, last, networkAtMs, seen };
}

function orderRowOf({ view, sent }: KeptOrder) {
  const { by, ...plain } = view;
  return { ...plain, givenBy: by, act: JSON.stringify(view.act), sent: JSON.stringify(sent) };
}

function orderOf(row: unknown): KeptOrder {
  const { act, sent, givenBy, ...plain } = orderRowShape.parse(row);
  const view = orderViewShape.parse({
    ...plain,
    by: givenBy,
    act: deskActShape.parse(JSON.parse(act)),
  });
  return { view, sent: orderShape.parse(JSON.parse(sent)) };
}
