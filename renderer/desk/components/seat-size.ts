import { SMALL_FROM } from '../state/shown.ts';

/** Small seats show name, state and time; a room of many is seen whole that way. */
export const isSmall = (chosen: boolean | null, seats: number): boolean =>
  chosen ?? seats >= SMALL_FROM;
