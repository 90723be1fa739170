// `npm run -s bench -- [--only NAME] [--json]`: every measure, ours beside the plain way and the bare one.
import { existsSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { MIB } from '#contract/limits.ts';
import { takenShape } from './measure.ts';
import type { Measure, Taken } from './measure.ts';
import { MEASURES } from './measures.ts';
import type { MeasureEntry } from './measures.ts';

type Row = {
  readonly name: string;
  readonly unit: string;
  readonly ratioToPlain: number | null;
} & Taken;

const EXIT = { done: 0, failed: 1, usage: 2 } as const;
const TOP = path.join(import.meta.dirname, '..', '..');
const moduleShape = z.object({
  measure: z.custom<Measure>((value) => typeof value === 'function'),
});

async function main(argv: string[]): Promise<number> {
  const asked = readArguments(argv);
  if (typeof asked === 'string') {
    say(`${asked}\nusage: bench [--only NAME]... [--json]\nnames: ${nameList()}`);
    return EXIT.usage;
  }
  const rows: Row[] = [];
  let exit: number = EXIT.done;
  for (const entry of MEASURES.filter(({ name }) => asked.names?.includes(name) ?? true)) {
    try {
      const row = await rowOf(entry);
      if (row !== null) rows.push(row);
    } catch (error) {
      say(`${entry.name}: ${error instanceof Error ? error.message : String(error)}`);
      exit = EXIT.failed;
    }
  }
  const print = asked.json ? JSON.stringify({ machine: machine(), measures: rows }) : table(rows);
  process.stdout.write(`${print}\n`);
  return exit;
}

function readArguments(argv: string[]): { names: string[] | null; json: boolean } | string {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        only: { type: 'string', multiple: true },
        json: { type: 'boolean', default: false },
      },
    });
    const unknown = values.only?.find((name) => MEASURES.every((entry) => entry.name !== name));
    if (unknown !== undefined) return `there is no measure ${unknown}`;
    return { names: values.only ?? null, json: values.json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function rowOf(entry: MeasureEntry): Promise<Row | null> {
  const file = path.join(TOP, entry.module);
  if (!existsSync(file)) {
    say(`${entry.name}: not measured, ${entry.module} is not there`);
    return null;
  }
  say(`${entry.name} …`);
  const { measure } = moduleShape.parse(await import(pathToFileURL(file).href));
  const taken = takenShape.parse(await measure());
  const ratioToPlain = taken.plain === null ? null : taken.ours / taken.plain;
  return { name: entry.name, unit: entry.unit, ...taken, ratioToPlain };
}

function machine() {
  return {
    cpus: availableParallelism(),
    model: cpus()[0]?.model ?? 'unknown',
    memoryMb: Math.round(totalmem() / MIB),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    loadAverage: loadavg()[0] ?? null,
  };
}

function table(rows: readonly Row[]): string {
  const cell = (value: number | null): string => (value === null ? '–' : value.toFixed(2));
  const lines = rows.map((row) => [
    `${row.name} (${row.unit})`,
    ...[row.ours, row.plain, row.bare, row.ratioToPlain].map(cell),
    String(row.runs),
  ]);
  return [['measure', 'ours', 'plain', 'bare', 'ours/plain', 'runs'], ...lines]
    .map(
      ([name = '', ...cells]) => name.padEnd(34) + cells.map((text) => text.padStart(12)).join(''),
    )
    .join('\n');
}

const nameList = (): string => MEASURES.map((entry) => entry.name).join(' ');
const say = (words: string): void => void process.stderr.write(`${words}\n`);

process.exitCode = await main(process.argv.slice(2));
