// Which seats of the room are shown, in which order and size, and what stands beside them.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Seat, SeatState, StationId } from '#contract/desk-room.ts';

export const SORTS = ['attention', 'seat', 'student', 'time', 'score', 'contact'] as const;
export type Sort = (typeof SORTS)[number];

/** `attention`: seats that somebody should look at. */
export type Filter = 'all' | 'attention' | SeatState;

/** What stands beside the grid. */
export type Side =
  | { readonly kind: 'seat'; readonly station: StationId }
  | { readonly kind: 'message' | 'add-time' | 'code' | 'orders' | 'set-aside' };

export type Shown = {
  readonly search: string;
  readonly filter: Filter;
  readonly sort: Sort;
  /** Null: small where the room is large. */
  readonly small: boolean | null;
  readonly side: Side | null;
};
export type ShownStore = StoreApi<Shown>;

/** From so many seats on they are shown small, unless somebody chose. */
export const SMALL_FROM = 60;

export const createShown = (): ShownStore =>
  createStore<Shown>(() => ({
    search: '',
    filter: 'all',
    sort: 'attention',
    small: null,
    side: null,
  }));

export const needsLook = (seat: Seat): boolean => seat.attention.length > 0;

/** The name that people call a seat by; its fingerprint where IT gave none. */
export const seatName = ({ name, station }: Pick<Seat, 'name' | 'station'>): string =>
  name ?? station.slice(0, 9);

export const matchesFilter = (seat: Seat, filter: Filter): boolean => {
  if (filter === 'all') return true;
  return filter === 'attention' ? needsLook(seat) : seat.state === filter;
};

/** Letters without their accents and case: what a person types in a hurry. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Every word that was typed is somewhere in the seat's or the student's name, id or room. */
export function matchesSearch(seat: Seat, search: string): boolean {
  const wanted = plain(search).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return true;
  const { station, name, room, student } = seat;
  const text = plain([station, name, room, student?.name, student?.studentId].join(' '));
  return wanted.every((word) => text.includes(word));
}

export const totalScore = ({ problems }: Seat): number | null => {
  const scores = problems.flatMap(({ bestScore }) => bestScore ?? []);
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0);
};

const endOf = ({ time }: Seat): number => {
  if (time === null || time.kind === 'unlimited') return Infinity;
  return time.kind === 'running' ? time.endsAtMs : Number.MAX_SAFE_INTEGER;
};

const numbered = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const byName = (one: Seat, other: Seat): number =>
  numbered.compare(seatName(one), seatName(other)) || (one.station < other.station ? -1 : 1);

const fewestFirst = (one: number, other: number): number =>
  one === other ? 0 : one < other ? -1 : 1;

const ORDERS: Readonly<
  Record<Sort, (heard: ReadonlyMap<StationId, number>) => (one: Seat, other: Seat) => number>
> = {
  attention: () => (one, other) => other.rank - one.rank,
  seat: () => () => 0,
  student: () => (one, other) =>
    fewestFirst(Number(one.student === null), Number(other.student === null)) ||
    numbered.compare(one.student?.name ?? '', other.student?.name ?? ''),
  time: () => (one, other) => fewestFirst(endOf(one), endOf(other)),
  score: () => (one, other) =>
    fewestFirst(totalScore(one) ?? Infinity, totalScore(other) ?? Infinity),
  contact: (heard) => (one, other) =>
    fewestFirst(heard.get(one.station) ?? -Infinity, heard.get(other.station) ?? -Infinity),
};

/** The seats to show, in their order; equals by name. */
export function arranged(
  seats: Iterable<Seat>,
  { search, filter, sort }: Pick<Shown, 'search' | 'filter' | 'sort'>,
  heard: ReadonlyMap<StationId, number>,
): readonly StationId[] {
  const order = ORDERS[sort](heard);
  return [...seats]
    .filter((seat) => matchesFilter(seat, filter) && matchesSearch(seat, search))
    .toSorted((one, other) => order(one, other) || byName(one, other))
    .map(({ station }) => station);
}

export type Counts = Readonly<Record<Filter, number>>;

export function countsOf(seats: Iterable<Seat>): Counts {
  const counts: Record<Filter, number> = {
    all: 0,
    attention: 0,
    empty: 0,
    waiting: 0,
    working: 0,
    break: 0,
    locked: 0,
    finished: 0,
    offline: 0,
  };
  for (const seat of seats) {
    counts.all += 1;
    counts[seat.state] += 1;
    if (needsLook(seat)) counts.attention += 1;
  }
  return counts;
}
