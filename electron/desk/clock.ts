// The desk's own clock: the time of day as it was at the start, counted on by a clock that nobody sets and that counts
// sleep. What it says never jumps, so ages of last contacts are true whatever is done to the system clock.
import type { Reading } from '../exam/rules/elapsed.ts';

export function deskClock(read: () => Reading): () => number {
  const start = read();
  return () => {
    const now = read();
    return start.wallMs + Math.max(0, now.bootMs - start.bootMs);
  };
}
