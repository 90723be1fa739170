// `station`: by what this station is known, for the list that IT may keep of all of them.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { loadConfig } from '../../station/config/load.ts';
import { stationIdentity } from '../../station/identity.ts';
import { machineMarks } from '../../station/machine-marks.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type Options = { readonly data?: string; readonly enrol?: string; readonly json: boolean };

export function stationCommand(program: Command): void {
  program
    .command('station')
    .description("show this station's key, or add it to a list for `gradebook collect --stations`")
    .option('--data <dir>', 'the data directory of this station')
    .option('--enrol <file>', 'the list; a station that is in it already is not added twice')
    .option('--json', 'print one JSON value on standard output', false)
    .action(show);
}

function show({ data, enrol, json }: Options): void {
  const loaded = loadConfig(
    data === undefined ? {} : { data: { option: '--data', value: path.resolve(data) } },
  );
  if (!loaded.ok) throw new CommandFailure('config', loaded.error.join('\n'));
  const { dataDir, seat: name, room } = loaded.value.config;
  if (!existsSync(dataDir))
    throw new CommandFailure('no-data', `${dataDir} is not there: start Invigil here once.`);
  const identity = stationIdentity(dataDir, machineMarks());
  if (!identity.ok) throw new CommandFailure('no-key', identity.error);
  const { publicKey, fingerprint } = identity.value.key;
  const added = enrol === undefined ? null : addTo(enrol, { publicKey, fingerprint, name, room });
  if (json) printJson({ name, room, publicKey, fingerprint, added });
  else if (added === null) process.stdout.write(`${publicKey}\n`);
  say(`${[name ?? 'a station without a name', room].filter(Boolean).join(', ')}: ${fingerprint}`);
  if (added !== null) say(added ? `Added to ${enrol}.` : `${enrol} has it already.`);
}

type Known = {
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly name: string | null;
  readonly room: string | null;
};

/** False where the list has it. A line is appended in one write: stations may share the list over the network. */
function addTo(file: string, { publicKey, fingerprint, name, room }: Known): boolean {
  try {
    const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (before.includes(publicKey)) return false;
    const about = [name, room, fingerprint].filter((one) => one !== null).join(', ');
    const start = before === '' || before.endsWith('\n') ? '' : '\n';
    appendFileSync(file, `${start}${publicKey} # ${about}\n`);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new CommandFailure('not-written', `${file}: ${error.message}`);
  }
}
