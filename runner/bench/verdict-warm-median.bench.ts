// Submit to verdict with a sandbox waiting, as in a lab where students submit now and then.
import { withContenders } from './contenders.ts';
import { median, timed } from './measure.ts';
import type { Taken } from './measure.ts';

const RUNS = 20;

export function measure(): Promise<Taken> {
  return withContenders(async (contenders) => {
    const runner = contenders.runner(2);
    const [ours, plain, bare]: [number[], number[], number[]] = [[], [], []];
    await contenders.ours(runner);
    await contenders.plain();
    // Taken in turns, so that a busy moment of the machine falls on all alike.
    for (let at = 0; at < RUNS; at += 1) {
      plain.push(await timed(contenders.plain));
      if (contenders.bare !== null) bare.push(await timed(contenders.bare));
      await runner.warm();
      ours.push(await timed(() => contenders.ours(runner)));
    }
    return {
      ours: median(ours),
      plain: median(plain),
      bare: bare.length === 0 ? null : median(bare),
      runs: RUNS,
    };
  });
}
