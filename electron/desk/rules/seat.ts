// One seat of the grid, from what is known of its station and the time. Nothing here waits or remembers.
import type { Attention, Seat, SeatState, SeatTime } from '#contract/desk-room.ts';
import type { AttemptState } from '#contract/exam.ts';
import type { ProblemId, StudentId } from '#contract/ids.ts';
import { MINUTE_MS } from '#contract/limits.ts';
import { OFFLINE_AFTER_MS, TWICE_MS, seenOf } from './heard.ts';
import type { StationRecord } from './heard.ts';

/** What the room adds to what a station says of itself. */
export type RoomFacts = {
  /** In the exam's order. */
  readonly problemIds: readonly ProblemId[];
  /** The seat that the roster gives a student; null where it gives none. */
  seatOf(studentId: StudentId): string | null;
  /** Two stations name the attempt that this one names. */
  isTwice(station: StationRecord): boolean;
};

/** Bundles that do not come for this long are worth a look. */
export const STUCK_AFTER_MS = 2 * MINUTE_MS;
/** A clock that is off by less troubles nobody: exam time is no clock's business. */
export const CLOCK_OFF_MS = 2 * MINUTE_MS;

/** Most pressing first; a seat's rank is read off it like a number, so that one pressing thing outweighs all below. */
const BY_PRESSURE: readonly Attention[] = [
  'locked',
  'incidents',
  'offline',
  'twice',
  'held',
  'engine',
  'unsent',
  'set-aside',
  'clock',
];

export function seatOf(known: StationRecord, facts: RoomFacts, nowMs: number): Seat {
  const { last } = known;
  const beat = last?.beat ?? null;
  const lastState = stateOf(known);
  const offline = last !== null && nowMs - last.atMs > OFFLINE_AFTER_MS[last.via];
  const student = studentOf(known, facts);
  const count = beat?.incidents.count ?? 0;
  const seat = {
    station: known.station,
    name: known.name,
    room: known.room,
    shell: beat?.shell ?? null,
    state: offline ? ('offline' as const) : lastState,
    lastState,
    student,
    time: timeOf(known),
    problemId: beat?.attempt?.problemId ?? null,
    problems: facts.problemIds.flatMap(
      (id) => beat?.problems.find(({ problemId }) => problemId === id) ?? [],
    ),
    queue: beat?.queue ?? { queued: 0, running: 0, held: 0 },
    engineReady: beat?.engineReady ?? true,
    lock: beat?.lock ?? null,
    incidents: {
      count,
      warnings: beat?.incidents.warnings ?? 0,
      unseen: Math.max(0, count - seenOf(known)),
      last: beat?.incidents.last ?? null,
    },
    unsent: known.unsent,
    clockOffsetMs: clockOffsetOf(known),
    link: linkOf(known),
    heardAtMs: last?.atMs ?? null,
  };
  const attention = attentionOf(known, seat, facts, nowMs);
  return { ...seat, attention, rank: rankOf(attention) };
}

const STATES: Readonly<Record<AttemptState, Seat['lastState']>> = {
  waiting: 'waiting',
  running: 'working',
  break: 'break',
  grace: 'working',
  finished: 'finished',
};

function stateOf({ last, attempt: known }: StationRecord): Seat['lastState'] {
  const attempt = last === null ? known : last.beat.attempt;
  if (attempt === null) return 'empty';
  if (last !== null && last.beat.lock !== null && attempt.state !== 'finished') return 'locked';
  return STATES[attempt.state];
}

function studentOf(
  { last, attempt: known, name }: StationRecord,
  facts: RoomFacts,
): Seat['student'] {
  const heard = last?.beat.attempt ?? null;
  const attempt = last === null ? known : heard === null ? null : { ...heard, attemptId: heard.id };
  if (attempt === null) return null;
  const seat = facts.seatOf(attempt.studentId);
  return {
    studentId: attempt.studentId,
    name: attempt.studentName,
    attemptId: attempt.attemptId,
    number: attempt.number,
    attemptState: attempt.state,
    otherSeat: seat === null || name === null || seat === name ? null : seat,
  };
}

function timeOf({ last }: StationRecord): SeatTime | null {
  const attempt = last?.beat.attempt ?? null;
  if (last === null || attempt === null) return null;
  if (last.endsAtMs !== null) return { kind: 'running', endsAtMs: last.endsAtMs };
  if (attempt.remainingMs === null) return { kind: 'unlimited' };
  return { kind: 'standing', remainingMs: Math.max(0, attempt.remainingMs) };
}

/** Rounded to seconds: the way here takes a moment, and a seat that only trembles is not sent again. */
function clockOffsetOf({ last }: StationRecord): number | null {
  if (last === null || last.via !== 'network') return null;
  const offsetMs = last.beat.atMs - last.atMs;
  return Math.abs(offsetMs) < CLOCK_OFF_MS ? 0 : Math.round(offsetMs / MINUTE_MS) * MINUTE_MS;
}

function linkOf({ last, networkAtMs }: StationRecord): Seat['link'] {
  if (networkAtMs !== null) return 'network';
  return last === null ? 'none' : 'folder';
}

function attentionOf(
  known: StationRecord,
  seat: Omit<Seat, 'attention' | 'rank'>,
  facts: RoomFacts,
  nowMs: number,
): Attention[] {
  const timeRuns = TIME_RUNS.has(seat.lastState);
  const twice = known.twiceAtMs !== null && nowMs - known.twiceAtMs <= TWICE_MS;
  const holds: Readonly<Record<Attention, boolean>> = {
    locked: seat.lastState === 'locked',
    incidents: seat.incidents.unseen > 0,
    offline: seat.state === 'offline' && timeRuns,
    twice: twice || facts.isTwice(known),
    held: seat.queue.held > 0,
    engine: !seat.engineReady,
    unsent: known.unsent > 0 && nowMs - known.stuckSinceMs > STUCK_AFTER_MS,
    'set-aside': known.setAside > 0,
    clock: seat.clockOffsetMs !== null && seat.clockOffsetMs !== 0,
  };
  return BY_PRESSURE.filter((why) => holds[why]);
}

const TIME_RUNS: ReadonlySet<SeatState> = new Set(['waiting', 'working', 'break', 'locked']);

const rankOf = (attention: readonly Attention[]): number =>
  attention.reduce(
    (rank, why) => rank + 2 ** (BY_PRESSURE.length - 1 - BY_PRESSURE.indexOf(why)),
    0,
  );
