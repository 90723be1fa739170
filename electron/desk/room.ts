// Joins what happens in the room: stations, their bundles in folder and book, and the orders on their way back.
import type { DeskPublish } from '#contract/desk.ts';
import type { StationId } from '#contract/desk-room.ts';
import type { StudentId } from '#contract/ids.ts';
import type { Book } from '../gradebook/book/book.ts';
import { takeIn } from '../gradebook/book/collect.ts';
import type { Collecting } from '../gradebook/book/collect.ts';
import { examiner } from '../gradebook/book/examine.ts';
import { factsOfExam } from '../gradebook/book/exam-facts.ts';
import type { Which } from '../gradebook/book/reading-store.ts';
import { attemptsOf } from '../gradebook/book/readings.ts';
import { keyFingerprint } from '../station/keys.ts';
import type { DeskBooks } from './books.ts';
import { createCollector } from './collector.ts';
import type { CollectOutcome } from './collector.ts';
import { rosterOf } from './exam.ts';
import type { OpenedExam } from './exam.ts';
import { createFolderLook } from './folder.ts';
import type { Collected } from './folder.ts';
import { createHeld } from './held.ts';
import { createIntake } from './intake.ts';
import { createOrders } from './orders.ts';
import { createStations } from './stations.ts';
import type { Stations } from './stations.ts';
import type { Trouble } from './trouble.ts';

export type RoomParts = {
  readonly exam: OpenedExam;
  /** Public keys of the stations that may send; null: whichever opened the exam, or lies in the folder. */
  readonly enrolled: ReadonlySet<string> | null;
  /** `<folder>/<examId>`. */
  readonly folder: string;
  readonly books: DeskBooks;
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly trouble: Trouble;
  readonly publish: DeskPublish;
  readonly tryToWrite: (write: () => void) => void;
  readonly onTaken: (studentId: StudentId | null) => void;
  readonly onBug: (error: unknown) => void;
};

export type LiveRoom = ReturnType<typeof buildRoom>;

export function buildRoom(parts: RoomParts) {
  const { exam, folder, books, nowMs, trouble, publish, onTaken, onBug } = parts;
  const { contents, proctorKey, keys } = exam;
  const { id: examId, problems } = contents.manifest;
  const { book, store } = books;
  const held = createHeld();
  const stations = createStations({
    roster: rosterOf(contents),
    problemIds: problems.map(({ id }) => id),
    nowMs,
    remembered: store.stations(),
  });
  const orders = createOrders({
    ...{ examId, proctorKey, nowMs, store, publish },
    newId: parts.newId,
    tryToWrite: parts.tryToWrite,
    publicKeyOf: (station) => stations.record(station)?.publicKey ?? null,
  });
  const collector = createCollector({
    ...{ stations, held, trouble, nowMs, onTaken, onBug },
    collect: collectInto(book, collectingOf(exam, parts.enrolled), nowMs),
  });
  const about = { examId, folder, identity: keys.identity, stations, held, trouble, nowMs };
  const intake = createIntake({ ...about, orders, onKept: (file) => collector.add(file) });
  const look = createFolderLook({
    ...{ ...about, enrolled: parts.enrolled },
    collected: (station) => collectedOf(book, examId, station),
    onFound: (file) => collector.add(file),
  });
  return {
    ...{ stations, held, orders, collector, intake },
    /** Looks through the folder; the first time, after what the book knows of who sat where. */
    look: (): Promise<void> => look(),
    knowSitters: (): void => knowSitters(stations, book, { examId, examKind: 'exam' }),
  };
}

const collectingOf = (
  { contents, keys }: OpenedExam,
  enrolled: RoomParts['enrolled'],
): Collecting => ({
  exam: factsOfExam(contents),
  identities: [keys.identity],
  // Without a list: over the network a station proves that it opened the exam; in a folder its key is shown to staff.
  enrolled,
  takeForks: false,
});

function collectInto(book: Book, collecting: Collecting, nowMs: () => number) {
  // What the book has already is seldom brought again: the folder is only read where the book lacks something.
  const examine = examiner(collecting, () => false);
  return async (file: string, bytes: Uint8Array): Promise<CollectOutcome> => {
    const examined = await examine({ file, bytes });
    const outcome = book.facts.together(() => takeIn(book, examined, collecting, nowMs()));
    if (outcome.kind !== 'taken') return outcome;
    if (examined.found.kind !== 'good') throw new Error('what was taken in was not good');
    return { kind: 'taken', head: examined.found.head, body: examined.found.body };
  };
}

/** What the book has of a station; null: nothing. */
function collectedOf(book: Book, examId: string, station: StationId): Collected | null {
  const known = book.reading
    .stations(examId)
    .find(({ publicKey }) => keyFingerprint(publicKey) === station);
  if (known === undefined) return null;
  const { id, ...head } = known;
  return { head: { station: head }, seqs: book.reading.entries(id).map(({ seq }) => seq) };
}

/** Of stations that send no beats, whoever sat there last. Facts that come now count as newer. */
function knowSitters(stations: Stations, book: Book, which: Which): void {
  const oldestFirst = attemptsOf(book, which).toSorted(
    (one, other) => (one.startedAtMs ?? 0) - (other.startedAtMs ?? 0),
  );
  const last = new Map(oldestFirst.map((attempt) => [attempt.station, attempt]));
  for (const [publicKey, attempt] of last)
    stations.knowAttempt(keyFingerprint(publicKey), { ...attempt, seq: 0 });
}
