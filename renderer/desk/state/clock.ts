// The desk's clock, told with the room and counted on here by a clock that never jumps.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { SECOND_MS } from '#contract/limits.ts';

export type DeskClock = StoreApi<{ readonly nowMs: number }> & {
  /** The desk's word on what time it is. */
  set(nowMs: number): void;
  /** Draws the time on; told every second. */
  tick(): void;
};

export function createDeskClock(monotonicMs: () => number): DeskClock {
  let told = { nowMs: 0, atMs: monotonicMs() };
  const store = createStore(() => ({ nowMs: 0 }));
  const tick = (): void => {
    const nowMs = told.nowMs + (monotonicMs() - told.atMs);
    // Whole seconds: everything on the page that shows time turns over at once.
    store.setState({ nowMs: Math.floor(nowMs / SECOND_MS) * SECOND_MS });
  };
  return {
    ...store,
    set: (nowMs) => {
      told = { nowMs, atMs: monotonicMs() };
      tick();
    },
    tick,
  };
}
