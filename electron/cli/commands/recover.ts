// `recover`: what is left of a damaged database, as files with hashes, and what is missing.
import path from 'node:path';
import type { Command } from 'commander';
import { recoverDatabase } from '../../database/salvage/recover.ts';
import type { RecoverFault, Recovery } from '../../database/salvage/recover.ts';
import { configured } from '../configured.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type Options = { readonly data?: string; readonly json: boolean };

export function recoverCommand(program: Command): void {
  program
    .command('recover')
    .description('read what is left of a damaged database into files; changes nothing there')
    .argument('<out>', 'a new folder for the files')
    .option('--data <dir>', 'the data directory of the station')
    .option('--json', 'print one JSON value on standard output', false)
    .action((out: string, { data, json }: Options) => {
      const recovered = recoverDatabase(
        path.resolve(data ?? configured().config.dataDir),
        path.resolve(out),
      );
      if (!recovered.ok) throw new CommandFailure(recovered.error.kind, sentence(recovered.error));
      if (json) printJson(recovered.value);
      tell(recovered.value);
    });
}

function tell({
  out,
  rows,
  proven,
  unproven,
  changed,
  lacks,
  lostPages,
  unreadable,
  pages,
}: Recovery): void {
  for (const [table, count] of Object.entries(rows))
    if (count > 0 && table !== 'migration')
      say(`${String(count).padStart(8)}  ${table}${provenWords(proven[table])}`);
  say(`${lostPages.length} of ${pages} pages and ${unreadable} more records could not be read.`);
  for (const { table, key } of changed)
    say(`left out: ${table} ${key}, whose bytes are not those that were written`);
  for (const { table, key } of unproven)
    say(`unproven: ${table} ${key}, whose hash is lost with all that named it`);
  for (const { what, count, which } of lacks)
    say(`missing: ${count} ${what} (${which.join(', ')})`);
  if (lacks.length === 0) say('Nothing that the rest speaks of is missing.');
  say(`Written to ${out}, with SHA256SUMS. The damaged files were not touched.`);
}

const provenWords = (count: number | undefined): string =>
  count === undefined ? '' : `, ${count} of them proven by hash`;

function sentence(fault: RecoverFault): string {
  switch (fault.kind) {
    case 'no-database':
      return `There is no ${fault.file}: give the data directory with --data.`;
    case 'owned-elsewhere':
      return `Invigil runs on ${fault.dir}: close it first.`;
    case 'not-empty':
      return `${fault.dir} is not empty: name a new folder.`;
    case 'storage-failed':
      return `The files could not be read or written (${fault.detail}): name a folder with room.`;
  }
}
