// The rehearsal's clock: this machine's, moved forward by whoever rehearses.
import type { Reading } from './rules/elapsed.ts';

export type MovableClock = {
  read(): Reading;
  /** Time passes at once, on all clocks, as if it had been waited for: nothing else is changed. */
  jump(ms: number): void;
};

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
    jump(ms) {
      aheadMs += ms;
    },
  };
}
