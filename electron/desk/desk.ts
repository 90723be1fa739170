// Builds the desk's parts by hand and in order, and keeps them going. What shows the page, and what listens for stations,
// is not among them.
import { randomUUID } from 'node:crypto';
import { deskCalls } from '#contract/desk.ts';
import type { DeskPublish, DeskView } from '#contract/desk.ts';
import { SECOND_MS } from '#contract/limits.ts';
import { isStorageFault } from '../database/storage-fault.ts';
import { machineClock } from '../exam/machine-clock.ts';
import type { Which } from '../gradebook/book/reading-store.ts';
import type { Logger } from '../station/logger.ts';
import { createGateOver } from '../transport/gate.ts';
import type { Gate } from '../transport/gate.ts';
import { bookThread } from './book-thread.ts';
import type { BookThread } from './book-thread.ts';
import type { DeskBooks } from './books.ts';
import { deskClock } from './clock.ts';
import { createDoor } from './door.ts';
import type { Door } from './door.ts';
import { deskExamOf } from './exam.ts';
import type { OpenedExam } from './exam.ts';
import { deskHandlers } from './host.ts';
import type { HostParts } from './host.ts';
import { deskNews, factNews } from './news.ts';
import type { FactNews } from './news.ts';
import { buildRoom } from './room.ts';
import type { LiveRoom } from './room.ts';
import { createRoomNews } from './room-news.ts';
import type { StationRecord } from './rules/heard.ts';
import { startRounds } from './rounds.ts';
import { similarSearch } from './similar.ts';
import type { StationCalls } from './stations/server.ts';
import type { Deed } from './store.ts';
import { createTrouble } from './trouble.ts';
import type { Trouble } from './trouble.ts';

export type DeskParts = {
  readonly exam: OpenedExam;
  /** Public keys of the stations that may send, where IT made a list; null or left out: see `room.ts`. */
  readonly enrolled?: ReadonlySet<string> | null;
  /** `<folder>/<examId>`: bundles lie in it by station. */
  readonly folder: string;
  readonly books: DeskBooks;
  readonly version: string;
  readonly log: Logger;
  /** Carries news to the page. */
  readonly carry: DeskPublish;
};

export type Desk = {
  readonly gate: Gate;
  readonly calls: StationCalls;
  readonly trouble: Trouble;
  /** Where stations reach the desk from now on; null: nowhere. */
  listensAt(address: string | null): void;
  /** When all that is here now is in the book. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

const TELL_EVERY_MS = SECOND_MS / 4;
const REMEMBER_EVERY_MS = 5 * SECOND_MS;
const LOOK_EVERY_MS = 3 * SECOND_MS;

/** Has looked through the folder when it answers. */
export async function startDesk(parts: DeskParts): Promise<Desk> {
  const { exam, books, log } = parts;
  const clock = machineClock();
  const nowMs = deskClock(clock);
  let address: string | null = null;
  const onBug = (error: unknown) => log.error('the desk failed', { error });
  const trouble = createTrouble(nowMs, () => tellView());
  const tryToWrite = carefulWrites(trouble, log);
  const note = (deed: Deed): void => tryToWrite(() => books.store.write(deed, nowMs()));
  const door = createDoor({
    examId: exam.contents.manifest.id,
    proctorKey: exam.proctorKey,
    clock,
    onChange(what, proctor) {
      note({ proctor, what, facts: {} });
      tellView();
    },
  });
  const publish = deskNews({
    carry: parts.carry,
    isOpen: () => door.proctor() !== null,
    onBug: (event, error) => log.error('news broke its shape', { event, error }),
  });
  const view = (): DeskView => viewOf({ parts, door, trouble, nowMs: nowMs(), address });
  const tellView = (): void => publish('desk/changed', view());
  const facts = factNews(publish, nowMs);
  const room = buildRoom({
    ...{ exam, folder: parts.folder, books, nowMs, trouble, publish, tryToWrite, onBug },
    enrolled: parts.enrolled ?? null,
    newId: randomUUID,
    onTaken: (studentId) => facts.taken(studentId),
  });
  await room.look();
  room.knowSitters();
  const { file } = books.book;
  const which: Which = { examId: exam.contents.manifest.id, examKind: 'exam' };
  const book = bookThread({ bookFile: file, which });
  const similar = similarSearch({ file }, which, exam.contents, nowMs);
  const rounds = deskRounds({ parts, door, room, facts, publish, nowMs, tryToWrite });
  const stopRounds = startRounds(rounds.all, onBug);
  return {
    gate: gateOf(parts, { door, room, view, nowMs, note, book, similar }),
    calls: room.intake,
    trouble,
    listensAt(at) {
      address = at;
      tellView();
    },
    settled: () => room.collector.settled(),
    async stop() {
      await stopRounds();
      await room.collector.stop();
      await book.stop();
      rounds.finish();
    },
  };
}

/** A full disk costs the note and is told on the page; whoever acts is not kept from acting. */
const carefulWrites =
  (trouble: Trouble, log: Logger) =>
  (write: () => void): void => {
    try {
      write();
      trouble.end('journal-failed');
    } catch (error) {
      if (!isStorageFault(error)) throw error;
      log.warn('the desk could not write', { error });
      trouble.begin('journal-failed', error instanceof Error ? error.message : String(error));
    }
  };

function viewOf(now: {
  readonly parts: DeskParts;
  readonly door: Door;
  readonly trouble: Trouble;
  readonly nowMs: number;
  readonly address: string | null;
}): DeskView {
  const { id, title } = now.parts.exam.contents.manifest;
  return {
    version: now.parts.version,
    nowMs: now.nowMs,
    title,
    examId: id,
    proctor: now.door.proctor(),
    waitMs: now.door.waitMs(),
    listening: now.address,
    trouble: now.trouble.now(),
  };
}

type Fronts = {
  readonly door: Door;
  readonly room: LiveRoom;
  readonly view: () => DeskView;
  readonly nowMs: () => number;
  readonly note: (deed: Deed) => void;
  readonly book: BookThread;
  readonly similar: HostParts['similar'];
};

function gateOf({ exam, log }: DeskParts, fronts: Fronts): Gate {
  const { stations, held, orders } = fronts.room;
  const handlers = deskHandlers({
    ...fronts,
    ...{ stations, held, orders },
    exam: deskExamOf(exam.contents),
    proctorKey: exam.proctorKey,
  });
  const onBug = (call: string, error: unknown) => log.error('a call failed', { call, error });
  return createGateOver(deskCalls, { handlers, onBug });
}

type RoundParts = {
  readonly parts: DeskParts;
  readonly door: Door;
  readonly room: LiveRoom;
  readonly facts: FactNews;
  readonly publish: DeskPublish;
  readonly nowMs: () => number;
  readonly tryToWrite: (write: () => void) => void;
};

function deskRounds({ parts, door, room, facts, publish, nowMs, tryToWrite }: RoundParts) {
  const toRemember = new Map<string, StationRecord>();
  const tellRoom = createRoomNews({
    ...{ stations: room.stations, held: room.held, nowMs, publish },
    onChanged: (records) => records.forEach((record) => toRemember.set(record.station, record)),
  });
  const remember = (): void => {
    if (toRemember.size === 0) return;
    tryToWrite(() => {
      parts.books.store.rememberStations([...toRemember.values()]);
      toRemember.clear();
    });
  };
  const tell = (): void => {
    tellRoom();
    facts.tick();
  };
  return {
    /** What was heard since the last round, so that the next desk knows it. */
    finish(): void {
      tell();
      remember();
    },
    all: [
      { everyMs: TELL_EVERY_MS, run: tell },
      { everyMs: SECOND_MS, run: () => door.tick() },
      { everyMs: REMEMBER_EVERY_MS, run: remember },
      { everyMs: LOOK_EVERY_MS, run: () => room.look() },
    ],
  };
}
