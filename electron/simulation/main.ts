// `npm run -s simulate -- [--stations N] [--hours N] [--seed N] [--json]`: an exam of a whole lab on a bad day, and the
// figures of it. Ends with 1 where a submission is not in the gradebook once with the right score.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { simulate } from './simulate.ts';

const EXIT = { done: 0, failed: 1, usage: 2 } as const;
const ROW_SIZE = 6;
const say = (line: string): boolean => process.stderr.write(`${line}\n`);

const askedShape = z.object({
  stations: z.coerce.number().int().min(1).max(500),
  hours: z.coerce.number().min(0.1).max(12),
  seed: z.coerce.number().int().min(0),
  json: z.boolean(),
});

function readArguments(argv: string[]): z.infer<typeof askedShape> | string {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        stations: { type: 'string', default: '60' },
        hours: { type: 'string', default: '2' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    });
    const asked = askedShape.safeParse(values);
    return asked.success ? asked.data : z.prettifyError(asked.error);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function main(argv: string[]): Promise<number> {
  const asked = readArguments(argv);
  if (typeof asked === 'string') {
    say(`${asked}\nusage: simulate [--stations N] [--hours N] [--seed N] [--json]`);
    return EXIT.usage;
  }
  const { json, ...options } = asked;
  const asking = new AbortController();
  const stop = (): void => asking.abort(new Error('the simulation was stopped'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  const dir = mkdtempSync(path.join(tmpdir(), 'invigil-simulation-'));
  try {
    const { signal } = asking;
    const figures = await simulate({ ...options, rowSize: ROW_SIZE, dir, say, signal });
    process.stdout.write(`${JSON.stringify(figures, null, json ? undefined : 2)}\n`);
    return figures.wrong.length === 0 ? EXIT.done : EXIT.failed;
  } catch (error) {
    if (!asking.signal.aborted) throw error;
    say('The simulation was stopped.');
    return EXIT.failed;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

process.exitCode = await main(process.argv.slice(2));
