// Submit to verdict with an empty pool: the sandbox is made while the student waits.
import { withContenders } from './contenders.ts';
import { median, timed } from './measure.ts';
import type { Taken } from './measure.ts';

const RUNS = 12;

export function measure(): Promise<Taken> {
  return withContenders(async (contenders) => {
    const runner = contenders.runner(0);
    const [ours, plain, bare]: [number[], number[], number[]] = [[], [], []];
    await contenders.ours(runner);
    await contenders.plain();
    for (let at = 0; at < RUNS; at += 1) {
      plain.push(await timed(contenders.plain));
      if (contenders.bare !== null) bare.push(await timed(contenders.bare));
      ours.push(await timed(() => contenders.ours(runner)));
      await runner.swept();
    }
    return {
      ours: median(ours),
      plain: median(plain),
      bare: bare.length === 0 ? null : median(bare),
      runs: RUNS,
    };
  });
}
