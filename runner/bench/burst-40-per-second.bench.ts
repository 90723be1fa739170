// Forty submissions at once, two judged at a time: verdicts per second over the whole burst. Ours starts with the pool
// as full as it is by default on this machine (a sixteenth of its memory, at most 32); what is above that is made on the way.
import { withContenders } from './contenders.ts';
import { timed } from './measure.ts';
import type { Taken } from './measure.ts';

const SUBMISSIONS = 40;
const AT_ONCE = 2;

export function measure(): Promise<Taken> {
  return withContenders(async (contenders) => {
    const runner = contenders.runner(null, AT_ONCE);
    await contenders.plain();
    const plain = await perSecond(contenders.plain);
    const bare = contenders.bare === null ? null : await perSecond(contenders.bare);
    await runner.warm();
    // The runner holds its own queue and runs as many at once as it was told: all forty are handed to it.
    const oursMs = await timed(() =>
      Promise.all(Array.from({ length: SUBMISSIONS }, () => contenders.ours(runner))),
    );
    return { ours: (1_000 * SUBMISSIONS) / oursMs, plain, bare, runs: SUBMISSIONS };
  });
}

async function perSecond(judge: () => Promise<void>): Promise<number> {
  let left = SUBMISSIONS;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await judge();
    }
  };
  const ms = await timed(() => Promise.all(Array.from({ length: AT_ONCE }, lane)));
  return (1_000 * SUBMISSIONS) / ms;
}
