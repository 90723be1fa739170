// Watches the machine's own clocks: a system clock that was set, and sleep where no shell tells of it.
import type { Sighting, SightingKind } from '#contract/sighting.ts';
import { elapsed } from '../exam/rules/elapsed.ts';
import type { Reading } from '../exam/rules/elapsed.ts';

/**
 * Answers what to call every second.
 *
 * @param options `sleeps`: tell of sleep too; the Electron shell hears of it from the system itself
 */
export function clockWatch(
  clock: () => Reading,
  see: (sighting: Sighting) => void,
  options: { readonly sleeps: boolean },
): () => void {
  let last = clock();
  return () => {
    const now = clock();
    const passed = elapsed(last, now);
    last = now;
    const tell = (kind: SightingKind, detail: string) =>
      see({ kind, detail, atMs: now.wallMs, length: 0, count: 1 });
    if (passed.wallShiftMs !== 0) tell('clock-jumped', `${Math.round(passed.wallShiftMs)} ms`);
    if (!options.sleeps || passed.how !== 'suspend') return;
    tell('system-suspended', `${Math.round(passed.downMs)} ms`);
    tell('system-resumed', 'none');
  };
}
