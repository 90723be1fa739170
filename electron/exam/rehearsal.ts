// The rehearsal's clock: this machine's, moved forward by whoever rehearses.
import { SECOND_MS } from '#contract/limits.ts';
import type { Reading } from './rules/elapsed.ts';

export type MovableClock = {
  read(): Reading;
  /** Time passes at once, on all clocks; `look` is called at every step of it, as it would be if one had waited. */
  jump(ms: number, look: () => void): void;
};

/** Short enough that no step reads as time in which the station was down. */
const STEP_MS = 10 * SECOND_MS;

export function movableClock(machine: () => Reading): MovableClock {
  let aheadMs = 0;
  return {
    read() {
      const at = machine();
      return {
        ...at,
        wallMs: at.wallMs + aheadMs,
        steadyMs: at.steadyMs + aheadMs,
        bootMs: at.bootMs + aheadMs,
      };
    },
    jump(ms, look) {
      for (let leftMs = ms; leftMs > 0; leftMs -= STEP_MS) {
        aheadMs += Math.min(leftMs, STEP_MS);
        look();
      }
    },
  };
}
