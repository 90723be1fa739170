// The room as a whole: which attempts are named twice, who is missing, and which seats the page has to be told of.
import type { Absent, Seat, StationId } from '#contract/desk-room.ts';
import type { AttemptId, StudentId } from '#contract/ids.ts';
import type { StationRecord } from './heard.ts';

/** Attempts that are open at more than one station: a student moved, or a disk image was copied. */
export function openTwice(stations: Iterable<StationRecord>): ReadonlySet<AttemptId> {
  const once = new Set<AttemptId>();
  const twice = new Set<AttemptId>();
  for (const { last } of stations) {
    const attempt = last?.beat.attempt ?? null;
    if (attempt === null || attempt.state === 'finished') continue;
    if (once.has(attempt.id)) twice.add(attempt.id);
    once.add(attempt.id);
  }
  return twice;
}

/** Of the roster, whoever was seen at no station yet. */
export const absentOf = (roster: readonly Absent[], seated: ReadonlySet<StudentId>): Absent[] =>
  roster.filter(({ studentId }) => !seated.has(studentId));

/** What differs between two looks at a seat. `heard`: the last contact alone. */
export type SeatChange = 'same' | 'heard' | 'changed';

export function changeOf(before: Seat | undefined, after: Seat): SeatChange {
  if (before === undefined) return 'changed';
  if (!sameButHeard(before, after)) return 'changed';
  return before.heardAtMs === after.heardAtMs ? 'same' : 'heard';
}

/** Seats are small plain values whose keys are always written in one order. */
function sameButHeard(before: Seat, after: Seat): boolean {
  const bare = (seat: Seat) => JSON.stringify({ ...seat, heardAtMs: null });
  return bare(before) === bare(after);
}

/** Room that a page has shown, against the room as it is. */
export function difference(
  shown: ReadonlyMap<StationId, Seat>,
  now: Iterable<Seat>,
): { readonly changed: Seat[]; readonly heard: Seat[] } {
  const changed: Seat[] = [];
  const heard: Seat[] = [];
  for (const seat of now) {
    const change = changeOf(shown.get(seat.station), seat);
    if (change === 'changed') changed.push(seat);
    else if (change === 'heard') heard.push(seat);
  }
  return { changed, heard };
}
