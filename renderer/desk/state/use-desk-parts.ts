// How components of the desk's page reach its stores.
import { createContext, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Seat, StationId } from '#contract/desk-room.ts';
import type { Result } from '#contract/result.ts';
import type { DeskParts } from './desk-parts.ts';
import type { DeskState } from './desk.ts';
import type { Place } from './places.ts';
import type { RoomState } from './room.ts';
import type { Shown } from './shown.ts';

export const DeskContext = createContext<DeskParts | null>(null);

export function useDeskParts(): DeskParts {
  const parts = useContext(DeskContext);
  if (parts === null) throw new Error('a component of the desk stands outside of DeskContext');
  return parts;
}

export const useDesk = <Value>(pick: (state: DeskState) => Value): Value =>
  useStore(useDeskParts().desk, pick);
export const useRoom = <Value>(pick: (room: RoomState) => Value): Value =>
  useStore(useDeskParts().room, pick);
export const useShown = <Value>(pick: (shown: Shown) => Value): Value =>
  useStore(useDeskParts().shown, pick);
export const usePlace = (): Place => useStore(useDeskParts().places, ({ place }) => place);
export const useSeat = (station: StationId): Seat | undefined =>
  useRoom(({ seats }) => seats.get(station));
/** Draws anew only when what is picked from the time changes: a text, mostly. */
export const useTime = <Value>(pick: (nowMs: number) => Value): Value =>
  useStore(useDeskParts().clock, ({ nowMs }) => pick(nowMs));
/**
 * What the desk answers, asked when shown and again whenever `turn` changes; the last answer stays until the next is
 * there. Null until the first.
 * @param ask must be the same function for as long as the same is asked
 */
export function useAnswer<Value, Fault>(
  ask: () => Promise<Result<Value, Fault>>,
  turn: number,
): Result<Value, Fault> | null {
  const [answer, setAnswer] = useState<{ of: typeof ask; known: Result<Value, Fault> } | null>(
    null,
  );
  const connected = useDesk((desk) => desk.connected);
  useEffect(() => {
    if (!connected) return undefined;
    let wanted = true;
    const read = async (): Promise<void> => {
      const known = await ask();
      if (wanted) setAnswer({ of: ask, known });
    };
    void read();
    return () => {
      wanted = false;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a turn says that the answer may be another by now
  }, [ask, turn, connected]);
  return answer?.of === ask ? answer.known : null;
}
