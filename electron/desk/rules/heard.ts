// What the desk knows of one station, and how a beat, a bundle or time changes it. All moments are of the desk's own
// clock but where a name says otherwise: a station's clock is only ever shown, and never compared with another's.
import type { Beat, BundleHead } from '#contract/bundle.ts';
import type { StationId } from '#contract/desk-room.ts';
import type { AttemptState } from '#contract/exam.ts';
import type { AttemptId, StudentId } from '#contract/ids.ts';
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';

export type Via = 'network' | 'folder';

/** The newest beat, as far as the desk can tell. */
export type LastBeat = {
  readonly beat: Beat;
  readonly atMs: number;
  readonly via: Via;
  /** Where the running time ends, kept still while beats agree with it, so that a countdown does not tremble. */
  readonly endsAtMs: number | null;
};

/** Whoever sits at a station that sends bundles and no beats: its last attempt fact. */
export type KnownAttempt = {
  readonly attemptId: AttemptId;
  readonly studentId: StudentId;
  readonly studentName: string;
  readonly number: number;
  readonly state: AttemptState;
  /** Of the chain, so that facts in any order give the same. */
  readonly seq: number;
};

export type StationRecord = {
  readonly station: StationId;
  readonly publicKey: string;
  readonly name: string | null;
  readonly room: string | null;
  /** Null: bundles only. */
  readonly last: LastBeat | null;
  /** When it last spoke over the network; null: never. Such a station takes orders. */
  readonly networkAtMs: number | null;
  readonly attempt: KnownAttempt | null;
  /** Bundles here, and the highest number without a gap before it. */
  readonly held: { readonly count: number; readonly gapless: number };
  /** Bundles in the chain that are not here, and since when none of them has come. */
  readonly unsent: number;
  readonly stuckSinceMs: number;
  readonly setAside: number;
  /** Incidents that a proctor has looked at, and of which attempt; null: none yet. */
  readonly seen: { readonly attemptId: AttemptId; readonly count: number } | null;
  /** When two machines last spoke with this one key; null: never. */
  readonly twiceAtMs: number | null;
};

/** Beats come every few seconds over the network, and less often through a folder that may be slow. */
export const OFFLINE_AFTER_MS: Readonly<Record<Via, number>> = {
  network: 45 * SECOND_MS,
  folder: 2 * MINUTE_MS,
};
/** Beats that differ by less than this speak of the same end: delivery takes its time. */
const SAME_END_MS = 3 * SECOND_MS;
/** A key heard twice is told for this long; and a station silent for as long may begin again with a lower number. */
export const TWICE_MS = 2 * MINUTE_MS;

export function newStation(
  station: StationId,
  head: { readonly publicKey: string; readonly name: string | null; readonly room: string | null },
  nowMs: number,
): StationRecord {
  return {
    station,
    publicKey: head.publicKey,
    name: head.name,
    room: head.room,
    last: null,
    networkAtMs: null,
    attempt: null,
    held: { count: 0, gapless: 0 },
    unsent: 0,
    stuckSinceMs: nowMs,
    setAside: 0,
    seen: null,
    twiceAtMs: null,
  };
}

/**
 * A beat was heard. Beats are ordered by their number alone, whatever the clocks say. A lower number over the network is
 * another machine with the same key, unless the station was silent: then it is the same one with an older disk.
 */
export function hearBeat(known: StationRecord, beat: Beat, atMs: number, via: Via): StationRecord {
  const { last } = known;
  const networkAtMs = via === 'network' ? atMs : known.networkAtMs;
  if (last !== null && beat.number <= last.beat.number) {
    const sameAgain = beat.number === last.beat.number && beat.atMs === last.beat.atMs;
    if (sameAgain)
      return { ...known, networkAtMs, last: { ...last, atMs, via: better(last, via) } };
    if (via === 'folder') return known;
    if (atMs - last.atMs <= TWICE_MS) return { ...known, networkAtMs, twiceAtMs: atMs };
  }
  const { name, room } = beat.station;
  const next: LastBeat = { beat, atMs, via, endsAtMs: endOf(last, beat, atMs) };
  return countUnsent({ ...known, name, room, networkAtMs, last: next }, atMs);
}

/** The same beat comes by folder after the network: that says nothing new of the way. */
const better = (last: LastBeat, via: Via): Via => (last.via === 'network' ? 'network' : via);

function endOf(last: LastBeat | null, { attempt }: Beat, atMs: number): number | null {
  if (attempt === null || attempt.remainingMs === null || !runs(attempt)) return null;
  const endsAtMs = atMs + attempt.remainingMs;
  const before = last?.endsAtMs ?? null;
  const same =
    before !== null &&
    last?.beat.attempt?.id === attempt.id &&
    Math.abs(before - endsAtMs) < SAME_END_MS;
  return same ? before : endsAtMs;
}

const runs = ({ state, paused }: { readonly state: AttemptState; readonly paused: boolean }) =>
  state === 'running' && !paused;

/**
 * A bundle is here.
 *
 * @param held counts after it came
 * @param via how it came; null: it was here before the desk was
 */
export function holdBundle(
  known: StationRecord,
  { station }: Pick<BundleHead, 'station'>,
  held: StationRecord['held'],
  { atMs, via }: { readonly atMs: number; readonly via: Via | null },
): StationRecord {
  const named = known.last === null ? { name: station.name, room: station.room } : {};
  const networkAtMs = via === 'network' ? atMs : known.networkAtMs;
  const stuckSinceMs = held.count > known.held.count ? atMs : known.stuckSinceMs;
  return countUnsent({ ...known, ...named, held, networkAtMs, stuckSinceMs }, atMs);
}

export function knowAttempt(known: StationRecord, attempt: KnownAttempt): StationRecord {
  return known.attempt !== null && known.attempt.seq >= attempt.seq ? known : { ...known, attempt };
}

export const setBundleAside = (known: StationRecord): StationRecord => ({
  ...known,
  setAside: known.setAside + 1,
});

/** What came after the page showed `count` stays unseen, and so does all of another attempt. */
export function seeIncidents(
  known: StationRecord,
  attemptId: AttemptId,
  count: number,
): StationRecord {
  const attempt = known.last?.beat.attempt ?? null;
  if (attempt === null || attempt.id !== attemptId) return known;
  const before = seenOf(known);
  const counted = Math.min(count, known.last?.beat.incidents.count ?? 0);
  return { ...known, seen: { attemptId, count: Math.max(before, counted) } };
}

/** How many incidents of the attempt that sits there were looked at. */
export function seenOf({ seen, last }: StationRecord): number {
  return seen !== null && seen.attemptId === last?.beat.attempt?.id ? seen.count : 0;
}

/** A sink may have taken bundles that another one lacks, so what counts is what is here. */
function countUnsent(known: StationRecord, atMs: number): StationRecord {
  const unsent = Math.max(0, (known.last?.beat.chain.seq ?? 0) - known.held.count);
  const stuckSinceMs = unsent === 0 || known.unsent === 0 ? atMs : known.stuckSinceMs;
  return { ...known, unsent, stuckSinceMs };
}
