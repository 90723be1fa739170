// What the desk does again and again. A round that takes longer than its pause is not begun twice.
import { setInterval as every } from 'node:timers';

export type Round = { readonly everyMs: number; readonly run: () => void | Promise<void> };

/** Answers how to stop: resolved when no round is under way any more. */
export function startRounds(
  rounds: readonly Round[],
  onBug: (error: unknown) => void,
): () => Promise<void> {
  const underWay = new Map<Round, Promise<void>>();
  const go = (round: Round): void => {
    if (underWay.has(round)) return;
    const gone = once(round, onBug).finally(() => underWay.delete(round));
    underWay.set(round, gone);
  };
  const timers = rounds.map((round) => every(() => go(round), round.everyMs));
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(underWay.values());
  };
}

async function once({ run }: Round, onBug: (error: unknown) => void): Promise<void> {
  try {
    await run();
  } catch (error) {
    onBug(error);
  }
}
