import type { TFunction } from 'i18next';
import type { StationId } from '#contract/desk-room.ts';
import { useDeskParts, useTime } from '../state/use-desk-parts.ts';
import { contactWords } from './seat-words.ts';

/** How long ago a station was heard; turns over with the clock, and only when the words do. */
export function useContactWords(station: StationId, t: TFunction<'room'>): string {
  const { room } = useDeskParts();
  return useTime((nowMs) => contactWords(t, room.heard.getState().get(station) ?? null, nowMs));
}
