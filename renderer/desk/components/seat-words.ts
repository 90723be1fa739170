// What changes on a seat by itself, as short words: time left and last contact. Coarse, so that little is drawn anew.
import type { TFunction } from 'i18next';
import type { SeatTime } from '#contract/desk-room.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { clockText } from '../../state/countdown.ts';

type RoomWords = TFunction<'room'>;

/** Below this the seconds are shown. */
const SECONDS_BELOW_MS = 5 * MINUTE_MS;

export function leftMsOf(time: SeatTime, nowMs: number): number | null {
  if (time.kind === 'unlimited') return null;
  return time.kind === 'standing' ? time.remainingMs : Math.max(0, time.endsAtMs - nowMs);
}

export function timeWords(t: RoomWords, time: SeatTime | null, nowMs: number): string {
  if (time === null) return '–';
  const leftMs = leftMsOf(time, nowMs);
  if (leftMs === null) return t('time.none');
  if (leftMs === 0) return t('time.over');
  const minutes = t('time.minutes', { count: Math.ceil(leftMs / MINUTE_MS) });
  if (time.kind === 'standing') return `${minutes} ${t('time.standing')}`;
  return leftMs < SECONDS_BELOW_MS ? clockText(leftMs) : minutes;
}

/** Of how long ago, by the desk's clock; null: never over the network. */
export function contactWords(t: RoomWords, heardAtMs: number | null, nowMs: number): string {
  if (heardAtMs === null) return t('contact.never');
  const agoMs = Math.max(0, nowMs - heardAtMs);
  if (agoMs < 20 * SECOND_MS) return t('contact.now');
  if (agoMs < MINUTE_MS)
    return t('contact.seconds', { count: Math.floor(agoMs / (10 * SECOND_MS)) * 10 });
  if (agoMs < HOUR_MS) return t('contact.minutes', { count: Math.floor(agoMs / MINUTE_MS) });
  return t('contact.hours', { count: Math.floor(agoMs / HOUR_MS) });
}
