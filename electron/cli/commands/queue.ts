// `queue`: what waits on this station, and staff's way out of `held`.
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { openDatabase, openDatabaseForReading, openFaultSentence } from '../../database/open.ts';
import type { OpenFault } from '../../database/open.ts';
import { dataDirectory } from '../../station/paths.ts';
import { submissionStore } from '../../submissions/store.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type Options = { readonly data?: string; readonly json: boolean };

export function queueCommand(program: Command): void {
  const queue = program.command('queue').description('submissions that are not graded yet');
  queue
    .command('list')
    .description('count what waits, runs and is held, with the reasons of the held')
    .option('--data <dir>', 'the data directory of this station')
    .option('--json', 'print one JSON value on standard output', false)
    .action((options: Options) => {
      const opened = openDatabaseForReading(directoryOf(options));
      if (!opened.ok) throw unopened(opened.error);
      const store = submissionStore(opened.value, randomUUID);
      const held = store.listHeld().map(({ id, problemId, tries, trouble }) => ({
        ...{ id, problemId, tries, trouble },
      }));
      const counts = { queued: store.count('queued'), running: store.count('running') };
      opened.value.close();
      if (options.json) printJson({ ...counts, held });
      say(`${counts.queued} wait, ${counts.running} run, ${held.length} are held.`);
      for (const one of held) say(`  ${one.id} ${one.problemId}: ${one.trouble ?? ''}`);
    });
  queue
    .command('release')
    .description('let every held submission be graded again; Invigil must be closed')
    .option('--data <dir>', 'the data directory of this station')
    .option('--json', 'print one JSON value on standard output', false)
    .action((options: Options) => {
      const dir = directoryOf(options);
      const seen = openDatabaseForReading(dir);
      if (!seen.ok) throw unopened(seen.error);
      seen.value.close();
      const opened = openDatabase(dir);
      if (!opened.ok) throw unopened(opened.error);
      const released = submissionStore(opened.value.db, randomUUID).releaseHeld();
      opened.value.close();
      if (options.json) printJson({ released });
      say(`${released} submissions wait again: open Invigil to have them graded.`);
    });
}

const directoryOf = ({ data }: Options): string => path.resolve(data ?? dataDirectory(process.env));

const unopened = (fault: OpenFault): CommandFailure =>
  new CommandFailure(fault.kind, openFaultSentence(fault));
