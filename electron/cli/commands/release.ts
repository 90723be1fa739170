// `release`: gives a machine back that a dead program left locked. Records are not touched, nor is a student's lock.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { claimOwnership } from '../../database/owner.ts';
import { configured } from '../configured.ts';
import { CommandFailure, printJson, say } from '../output.ts';

/** What a run notes of itself, to be found by the next one. */
const NOTES = ['kiosk-steps.json', 'loopback.json'];

export function releaseCommand(program: Command): void {
  program
    .command('release')
    .description('give back a machine that a dead program left locked; records stay as they are')
    .option('--data <dir>', 'the data directory of the station')
    .option('--json', 'print one JSON value on standard output', false)
    .action(({ data, json }: { readonly data?: string; readonly json: boolean }) => {
      const dataDir = path.resolve(data ?? configured().config.dataDir);
      const forgotten = forget(dataDir);
      if (json) printJson({ dataDir, forgotten });
      say(
        forgotten.length === 0 ? 'Nothing was left locked.' : `Forgotten: ${forgotten.join(', ')}.`,
      );
      say(
        'Where the system’s own exam session holds the screen, its undo script gives it back (build/kiosk).',
      );
      say('A student’s locked screen needs a proctor’s code: `invigil unlock`.');
    });
}

/** @throws CommandFailure while the program is alive: it gives back by itself when it ends */
function forget(dataDir: string): string[] {
  if (!existsSync(dataDir))
    throw new CommandFailure(
      'no-data',
      `There is no ${dataDir}: give the data directory with --data.`,
    );
  const release = claimOwnership(dataDir);
  if (release === null)
    throw new CommandFailure('still-running', `Invigil still runs on ${dataDir}: end it first.`);
  try {
    const left = NOTES.filter((name) => existsSync(path.join(dataDir, name)));
    for (const name of left) rmSync(path.join(dataDir, name));
    return left;
  } finally {
    release();
  }
}
