// Time left, counted on a clock that never jumps from the last word of the host.
import { SECOND_MS } from '#contract/limits.ts';

export type Countdown = {
  readonly remainingMs: number;
  /** Monotonic time at which the host said so. */
  readonly takenAtMs: number;
  /** False while time stands still. */
  readonly running: boolean;
};

/** Never negative; never more than the host said. */
export function remainingMs(countdown: Countdown, nowMs: number): number {
  if (!countdown.running) return countdown.remainingMs;
  return Math.max(0, countdown.remainingMs - Math.max(0, nowMs - countdown.takenAtMs));
}

/** `1:05:09` or `05:09`; a begun second counts as a whole one, so that 00:00 means over. */
export function clockText(leftMs: number): string {
  const seconds = Math.ceil(leftMs / SECOND_MS);
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutesAndSeconds = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3_600
    ? minutesAndSeconds
    : `${Math.floor(seconds / 3_600)}:${minutesAndSeconds}`;
}
