// `gradebook export`: the CSV that an instructor opens. Works beside a running Invigil, which it never disturbs.
import path from 'node:path';
import type { Command } from 'commander';
import { openDatabaseForReading, openFaultSentence } from '../../database/open.ts';
import { exportGradebook } from '../../gradebook/export.ts';
import { gradebookStore } from '../../gradebook/store.ts';
import { dataDirectory } from '../../station/paths.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type Options = {
  readonly out: string;
  readonly data?: string;
  readonly force: boolean;
  readonly json: boolean;
};

export function gradebookCommand(program: Command): void {
  program
    .command('gradebook')
    .description('scores of this station')
    .command('export')
    .description('write best and last scores of every student and problem to a CSV file')
    .requiredOption('--out <file>', 'the CSV file; one that is there is replaced whole')
    .option('--data <dir>', 'the data directory of this station')
    .option(
      '--force',
      'also while submissions wait or are held; rows are then marked provisional',
      false,
    )
    .option('--json', 'print one JSON value on standard output', false)
    .action((options: Options) => {
      const dir = path.resolve(options.data ?? dataDirectory(process.env));
      const opened = openDatabaseForReading(dir);
      if (!opened.ok) throw new CommandFailure(opened.error.kind, openFaultSentence(opened.error));
      const exported = exportGradebook(
        gradebookStore(opened.value),
        path.resolve(options.out),
        options.force,
      );
      opened.value.close();
      if (!exported.ok) throw failure(exported.error);
      if (options.json) printJson(exported.value);
      const { rows, file, provisional } = exported.value;
      say(`Wrote ${rows} rows to ${file}${provisional ? ', marked provisional' : ''}.`);
    });
}

type ExportFault = Exclude<ReturnType<typeof exportGradebook>, { ok: true }>['error'];

function failure(fault: ExportFault): CommandFailure {
  if (fault.kind === 'write-failed')
    return new CommandFailure(fault.kind, `The file could not be written: ${fault.detail}.`);
  const { waiting, held } = fault;
  const message = `${waiting} submissions still wait and ${held} are held: wait for them, or export provisional scores with --force.`;
  return new CommandFailure(fault.kind, message, { waiting, held });
}
