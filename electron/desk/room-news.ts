// The page's picture of the room, and the news that bring it up to date: only what changed, a few times a second.
import type { Seat, StationId } from '#contract/desk-room.ts';
import type { DeskPublish } from '#contract/desk.ts';
import { SECOND_MS } from '#contract/limits.ts';
import type { Held } from './held.ts';
import { difference } from './rules/room.ts';
import type { StationRecord } from './rules/heard.ts';
import type { Stations } from './stations.ts';

export type RoomNewsParts = {
  readonly stations: Stations;
  readonly held: Pick<Held, 'asideCount'>;
  readonly nowMs: () => number;
  readonly publish: DeskPublish;
  /** What was heard of since the last time, to be remembered over a restart. */
  readonly onChanged: (records: readonly StationRecord[]) => void;
};

/**
 * Call what it answers four times a second: seats that were heard of are looked at each time, all seats once a second,
 * because time alone changes them too.
 */
export function createRoomNews({ stations, held, nowMs, publish, onChanged }: RoomNewsParts) {
  const shown = new Map<StationId, Seat>();
  let wholeLookAtMs = -Infinity;
  let asideTold = 0;
  let absentTold = '';

  const tellChanged = (seats: Seat[]): void => {
    const missing = stations.absent();
    const words = JSON.stringify(missing);
    const absent = words === absentTold ? null : missing;
    const setAside = held.asideCount() === asideTold ? null : held.asideCount();
    if (seats.length === 0 && absent === null && setAside === null) return;
    absentTold = words;
    asideTold = held.asideCount();
    publish('room/changed', { nowMs: nowMs(), seats, absent, setAside });
  };

  return (): void => {
    const now = nowMs();
    const whole = now - wholeLookAtMs >= SECOND_MS;
    const changed = stations.takeChanged();
    if (!whole && changed.length === 0) return;
    onChanged(changed);
    const found = difference(shown, stations.seats(whole ? stations.all() : changed));
    for (const seat of found.changed) shown.set(seat.station, seat);
    tellChanged(found.changed);
    if (!whole) return;
    wholeLookAtMs = now;
    for (const seat of found.heard) shown.set(seat.station, seat);
    const heard = found.heard.flatMap(({ station, heardAtMs }) =>
      heardAtMs === null ? [] : [{ station, atMs: heardAtMs }],
    );
    if (heard.length > 0) publish('room/heard', { nowMs: now, heard });
  };
}
