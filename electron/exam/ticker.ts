// Looks at the clocks every second.
import { SECOND_MS } from '#contract/limits.ts';

/** Answers how to stop. A look that throws ends in `onError`, and the next one comes all the same. */
export function startTicker(tick: () => void, onError: (error: unknown) => void): () => void {
  const timer = setInterval(() => {
    try {
      tick();
    } catch (error) {
      onError(error);
    }
  }, SECOND_MS);
  return () => clearInterval(timer);
}
