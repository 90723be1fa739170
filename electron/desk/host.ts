// Answers what the desk's page asks.
import type { DeskExam, DeskView, deskCalls } from '#contract/desk.ts';
import type { Similar } from '#contract/desk-gradebook.ts';
import type { StationId } from '#contract/desk-room.ts';
import type { ProblemId } from '#contract/ids.ts';
import { fail, ok } from '#contract/result.ts';
import type { Fail, Result } from '#contract/result.ts';
import type { HandlersOf } from '#contract/table.ts';
import { codeFor } from '../proctoring/codes.ts';
import { EXPORT_OFFERS } from '../gradebook/exports/export.ts';
import type { BookThread } from './book-thread.ts';
import type { Door } from './door.ts';
import type { Held } from './held.ts';
import type { Orders } from './orders.ts';
import type { Stations } from './stations.ts';
import type { Deed } from './store.ts';

export type HostParts = {
  readonly exam: DeskExam;
  readonly proctorKey: Uint8Array;
  readonly door: Door;
  readonly stations: Stations;
  readonly held: Held;
  readonly orders: Orders;
  readonly book: BookThread;
  readonly similar: (problemId: ProblemId) => Promise<Similar>;
  readonly view: () => DeskView;
  readonly nowMs: () => number;
  readonly note: (deed: Deed) => void;
};

type Table = typeof deskCalls;
type Locked = Fail<{ readonly kind: 'locked' }>;

export function deskHandlers(parts: HostParts): HandlersOf<Table> {
  return { ...pageHandlers(parts), ...roomHandlers(parts), ...studentHandlers(parts) };
}

/** Answers only while the page is unlocked, with who is there. */
const unlocked =
  ({ door }: HostParts) =>
  <Value>(answer: (proctor: string) => Value): Result<Value, { kind: 'locked' }> => {
    const proctor = door.proctor();
    return proctor === null ? LOCKED : ok(answer(proctor));
  };
/** The same where the answer takes a while: asked while unlocked, it is told even if the page locks meanwhile. */
const unlockedLater =
  ({ door }: HostParts) =>
  async <Value>(
    answer: (proctor: string) => Promise<Value>,
  ): Promise<Result<Value, { kind: 'locked' }>> => {
    const proctor = door.proctor();
    return proctor === null ? LOCKED : ok(await answer(proctor));
  };
const LOCKED: Locked = fail({ kind: 'locked' });

type PageNames = Extract<keyof Table, `desk/${string}` | 'code/make'>;

function pageHandlers(parts: HostParts): HandlersOf<Table, PageNames> {
  const { door, view, exam, proctorKey, note } = parts;
  const ifOpen = unlocked(parts);
  return {
    'desk/read': () => view(),
    'desk/unlock': ({ code, name }) => {
      const opened = door.unlock(code, name);
      return opened.ok ? ok(view()) : opened;
    },
    'desk/lock': () => {
      door.lock();
      return {};
    },
    'desk/stay': () => {
      door.stay();
      return {};
    },
    'code/make': ({ purpose, request, minutes }) =>
      ifOpen((proctor) => {
        const given = purpose === 'add-time' ? minutes : 0;
        note({ proctor, what: 'code', facts: { purpose, request, minutes: given } });
        const subject = { purpose, examId: exam.id, request, minutes: given };
        return { code: codeFor(proctorKey, subject) };
      }),
  };
}

type RoomNames = Extract<keyof Table, `room/${string}` | `seat/${string}` | `order/${string}`>;

function roomHandlers(parts: HostParts): HandlersOf<Table, RoomNames> {
  const { stations, held, orders, nowMs, note } = parts;
  const ifOpen = unlocked(parts);
  const seatAt = (station: StationId) => {
    const record = stations.record(station);
    return record === null ? null : (stations.seats([record])[0] ?? null);
  };
  return {
    'room/read': () =>
      ifOpen(() => ({
        nowMs: nowMs(),
        exam: parts.exam,
        seats: stations.seats(),
        absent: stations.absent(),
        orders: orders.newest(),
        setAside: held.asideCount(),
      })),
    'room/set-aside': () => ifOpen(() => held.newestAside()),
    'room/charts': () =>
      unlockedLater(parts)(() =>
        parts.book.ask({ kind: 'charts', nowMs: nowMs(), offsets: stations.clockOffsets() }),
      ),
    'seat/seen': ({ station, attemptId, count }) =>
      ifOpen((proctor) => {
        stations.see(station, attemptId, count);
        note({ proctor, what: 'seen', facts: { station, attemptId, count } });
        return {};
      }),
    'order/give': ({ station, attemptId, act }) =>
      ifOpen((proctor) => {
        const seat = seatAt(station);
        return seat === null
          ? { orders: [], notOrdered: [{ station, why: 'unknown-station' as const }] }
          : orders.give(seat, act, attemptId, proctor);
      }),
    'order/give-all': ({ act }) =>
      ifOpen((proctor) => orders.giveAll(stations.seats(), act, proctor)),
    'order/withdraw': ({ id }) => ifOpen((proctor) => orders.withdraw(id, proctor)),
  };
}

type StudentNames = Exclude<keyof Table, PageNames | RoomNames>;

function studentHandlers(parts: HostParts): HandlersOf<Table, StudentNames> {
  const { book, stations, note, door } = parts;
  const ifOpen = unlockedLater(parts);
  return {
    'student/read': ({ studentId }) =>
      ifOpen(async () => {
        const offsets = stations.clockOffsets();
        const page = await book.ask({ kind: 'student', studentId, offsets });
        return page === null ? null : { ...page, station: stations.stationOf(studentId) };
      }),
    'student/submission': ({ submissionId }) =>
      ifOpen((proctor) => {
        note({ proctor, what: 'look', facts: { submissionId } });
        return book.ask({ kind: 'submission', submissionId });
      }),
    'student/replay': ({ attemptId, problemId }) =>
      ifOpen((proctor) => {
        note({ proctor, what: 'look', facts: { attemptId, problemId } });
        return book.ask({ kind: 'replay', attemptId, problemId });
      }),
    'similar/read': ({ problemId }) => ifOpen(() => parts.similar(problemId)),
    'export/list': () => unlocked(parts)(() => [...EXPORT_OFFERS]),
    'export/preview': async (ask) =>
      door.proctor() === null ? LOCKED : book.ask({ kind: 'preview', ask }),
    'export/make': async (ask) => {
      const proctor = door.proctor();
      if (proctor === null) return LOCKED;
      const { format, force, acceptPartial, acceptDoubtful } = ask;
      const facts = { format, force, acceptPartial, acceptDoubtful };
      note({ proctor, what: 'export', facts });
      return book.ask({ kind: 'make', ask });
    },
  };
}
