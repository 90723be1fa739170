// Who may run now: so many at once, finals before practice before trials, each in the order they came.
import type { Purpose } from '#contract/verdict.ts';

/** `trial`: nothing is judged, so whatever is goes first. */
type Errand = Purpose | 'trial';

export type Turns = {
  /** Waits for a turn. @returns how to give it back, once */
  take(errand: Errand): Promise<() => void>;
  readonly running: number;
  readonly waiting: number;
};

export function createTurns(atOnce: number): Turns {
  const queues: Record<Errand, (() => void)[]> = { final: [], practice: [], trial: [] };
  let running = 0;
  const next = (): void => {
    if (running >= atOnce) return;
    const start = queues.final.shift() ?? queues.practice.shift() ?? queues.trial.shift();
    if (start === undefined) return;
    running += 1;
    start();
  };
  return {
    take: (errand) => {
      const turn = Promise.withResolvers<() => void>();
      let isHeld = true;
      queues[errand].push(() =>
        turn.resolve(() => {
          if (!isHeld) return;
          isHeld = false;
          running -= 1;
          next();
        }),
      );
      next();
      return turn.promise;
    },
    get running() {
      return running;
    },
    get waiting() {
      return queues.final.length + queues.practice.length + queues.trial.length;
    },
  };
}
