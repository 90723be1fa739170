// What is known of every station while the desk runs. Decides nothing: see rules/.
import type { Beat, BundleHead } from '#contract/bundle.ts';
import type { Absent, Seat, StationId } from '#contract/desk-room.ts';
import type { AttemptId, ProblemId, StudentId } from '#contract/ids.ts';
import { keyFingerprint } from '../station/keys.ts';
import type { HeldCount } from './held.ts';
import {
  hearBeat,
  holdBundle,
  knowAttempt,
  newStation,
  seeIncidents,
  setBundleAside,
} from './rules/heard.ts';
import type { KnownAttempt, StationRecord, Via } from './rules/heard.ts';
import { absentOf, openTwice } from './rules/room.ts';
import { seatOf } from './rules/seat.ts';
import type { RoomFacts } from './rules/seat.ts';
import type { RememberedStation } from './store.ts';

export type StationsParts = {
  readonly roster: readonly Absent[];
  readonly problemIds: readonly ProblemId[];
  /** The desk's own clock, which nobody sets while it runs. */
  readonly nowMs: () => number;
  readonly remembered: readonly RememberedStation[];
};

export type Stations = ReturnType<typeof createStations>;

export function createStations({ roster, problemIds, nowMs, remembered }: StationsParts) {
  const records = new Map<StationId, StationRecord>();
  const changed = new Set<StationId>();
  const everSeated = new Set<StudentId>();
  const givenSeat = seatGiven(roster);

  const keep = (record: StationRecord): void => {
    records.set(record.station, record);
    changed.add(record.station);
    const student = record.last?.beat.attempt ?? record.attempt;
    if (student !== null) everSeated.add(student.studentId);
  };
  const known = (head: BundleHead['station']): StationRecord => {
    const station = keyFingerprint(head.publicKey);
    return records.get(station) ?? newStation(station, head, nowMs());
  };
  const change = (station: StationId, how: (record: StationRecord) => StationRecord): void => {
    const record = records.get(station);
    if (record !== undefined) keep(how(record));
  };
  for (const { station, publicKey, ...kept } of remembered) {
    const named = kept.last?.beat.station ?? { name: null, room: null };
    keep({ ...newStation(station, { ...named, publicKey }, nowMs()), ...kept });
  }

  return {
    hear: (beat: Beat, via: Via): void => keep(hearBeat(known(beat.station), beat, nowMs(), via)),
    hold: (head: Pick<BundleHead, 'station'>, held: HeldCount, via: Via | null): void =>
      keep(holdBundle(known(head.station), head, held, { atMs: nowMs(), via })),
    knowAttempt: (station: StationId, attempt: KnownAttempt): void => {
      everSeated.add(attempt.studentId);
      change(station, (record) => knowAttempt(record, attempt));
    },
    setAside: (station: StationId): void => change(station, setBundleAside),
    see: (station: StationId, attemptId: AttemptId, count: number): void =>
      change(station, (record) => seeIncidents(record, attemptId, count)),
    record: (station: StationId): StationRecord | null => records.get(station) ?? null,
    all: (): readonly StationRecord[] => [...records.values()],
    /** Where a student sits now, as far as stations say. */
    stationOf: (studentId: StudentId): StationId | null =>
      [...records.values()].find(({ last, attempt }) => {
        const sitting = last === null ? attempt : last.beat.attempt;
        return sitting?.studentId === studentId;
      })?.station ?? null,
    /** What clocks are wrong by; a beat through a folder may be of any time. */
    clockOffsets(): Map<StationId, number> {
      const offsets = new Map<StationId, number>();
      for (const { station, last } of records.values())
        if (last?.via === 'network') offsets.set(station, last.beat.atMs - last.atMs);
      return offsets;
    },
    absent: (): Absent[] => absentOf(roster, everSeated),
    seats: (of: Iterable<StationRecord> = records.values()): Seat[] =>
      seatsOf(of, records.values(), { problemIds, seatOf: givenSeat }, nowMs()),
    /** Stations that something was heard of since this was asked last. */
    takeChanged(): StationRecord[] {
      const taken = [...changed].flatMap((station) => records.get(station) ?? []);
      changed.clear();
      return taken;
    },
  };
}

function seatGiven(roster: readonly Absent[]): RoomFacts['seatOf'] {
  const seats = new Map(roster.map(({ studentId, seat }) => [studentId, seat]));
  return (studentId) => seats.get(studentId) ?? null;
}

function seatsOf(
  records: Iterable<StationRecord>,
  all: Iterable<StationRecord>,
  given: Omit<RoomFacts, 'isTwice'>,
  nowMs: number,
): Seat[] {
  const twice = openTwice(all);
  const isTwice: RoomFacts['isTwice'] = ({ last }) => twice.has(last?.beat.attempt?.id ?? '');
  return [...records].map((record) => seatOf(record, { ...given, isTwice }, nowMs));
}
