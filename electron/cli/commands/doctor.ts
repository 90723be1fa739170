// `doctor`: what this machine can and cannot do, with the step that mends each lack.
import path from 'node:path';
import type { Command } from 'commander';
import { dataDirectory } from '../../station/paths.ts';
import type { Check } from '../doctor/check.ts';
import { checkDatabase, checkProblems } from '../doctor/data.ts';
import { checkEngine } from '../doctor/engine.ts';
import {
  checkChromium,
  checkDisk,
  checkDisplay,
  checkElectron,
  checkMemory,
  checkNode,
  checkScreens,
} from '../doctor/machine.ts';
import { printJson, say } from '../output.ts';

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description(
      'say what this machine can and cannot do; exit code 1 when something must be mended',
    )
    .option('--data <dir>', 'the data directory of this station')
    .option('--json', 'print one JSON value on standard output', false)
    .action(async ({ data, json }: { data?: string; json: boolean }) => {
      const checks = await examine(path.resolve(data ?? dataDirectory(process.env)));
      const isFit = checks.every(({ state }) => state !== 'fail');
      if (json) printJson({ ok: isFit, checks });
      else checks.forEach(tell);
      if (!isFit) process.exitCode = 1;
    });
}

async function examine(dataDir: string): Promise<Check[]> {
  return [
    checkNode(),
    checkDatabase(dataDir),
    checkDisk(dataDir),
    checkMemory(),
    ...(await checkEngine()),
    checkProblems(),
    checkScreens(),
    checkDisplay(),
    checkElectron(),
    checkChromium(),
  ];
}

function tell({ name, state, reason, step }: Check): void {
  say(`${state.padEnd(4)}  ${name.padEnd(9)} ${reason}`);
  if (step !== null) say(`${' '.repeat(16)}-> ${step}`);
}
