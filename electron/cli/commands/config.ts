// `config show`: each setting of this machine, its value, and where that came from.
import path from 'node:path';
import type { Command } from 'commander';
import { loadConfig } from '../../station/config/load.ts';
import { SETTING_NAMES, settings } from '../../station/config/settings.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type Options = { readonly file?: string; readonly json: boolean; readonly why: boolean };

export function configCommand(program: Command): void {
  program
    .command('config')
    .description('the configuration of this machine')
    .command('show')
    .description('say each setting, its value and where it came from; exit code 1 on any fault')
    .option('--file <file>', 'show what this file would do as the machine’s own')
    .option('--why', 'say too what each setting is for', false)
    .option('--json', 'print one JSON value on standard output', false)
    .action((options: Options) => show(options));
}

function show({ file, json, why }: Options): void {
  const loaded = loadConfig({}, file === undefined ? {} : { machineFile: path.resolve(file) });
  if (!loaded.ok)
    throw new CommandFailure('config-wrong', loaded.error.join('\n'), { faults: loaded.error });
  const { config, origins, files } = loaded.value;
  if (file !== undefined && files[0]?.isThere === false)
    throw new CommandFailure('missing-file', `${file}: no such file.`);
  const rows = SETTING_NAMES.map((name) => ({
    name,
    value: config[name],
    byDefault: settings[name].byDefault,
    ...origins[name],
    holder: settings[name].holder,
    why: settings[name].why,
  }));
  if (json) return void printJson({ files, dataDir: config.dataDir, settings: rows });
  for (const one of files) say(`${one.isThere ? 'read   ' : 'missing'}  ${one.file}`);
  for (const row of rows) {
    const from = row.place === null ? row.source : `${row.source}, ${row.place}`;
    say(`${row.name.padEnd(20)} ${JSON.stringify(row.value).padEnd(24)} ${from}`);
    if (why) say(`${' '.repeat(21)}${row.why}`);
  }
  say(`The data lies in ${config.dataDir}.`);
}
