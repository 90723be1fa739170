// When the watchdog bites. It counts its own ticks rather than time: while the machine sleeps, neither ticks nor beats
// come, and nobody is bitten for having slept.

/** How often the main process says that it is alive, and how often the watchdog looks. */
export const BEAT_MS = 1_000;
/** Ticks without a beat. A slow disk may hold the main process for a few seconds; half a minute is a hang. */
export const MISSED_MAX = 30;

export type Watchdog = { beat(): void; tick(): void };

export function createWatchdog(bite: () => void): Watchdog {
  let missed = 0;
  return {
    beat: () => {
      missed = 0;
    },
    tick: () => {
      missed += 1;
      if (missed === MISSED_MAX) bite();
    },
  };
}
