// `doctor`: what this machine can and cannot do, with the step that mends each lack.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Check, Examination } from '#contract/doctor.ts';
import { localized } from '#contract/language.ts';
import type { Locale } from '#contract/language.ts';
import { supportBundle } from '../../doctor/bundle.ts';
import { brokenConfig } from '../../doctor/configuration.ts';
import { examine } from '../../doctor/examine.ts';
import { loadConfig } from '../../station/config/load.ts';
import { projectVersion } from '../../station/project.ts';
import { printJson, say } from '../output.ts';

type Options = {
  readonly data?: string;
  readonly bundle?: string;
  readonly grade: boolean;
  readonly locale: Locale;
  readonly json: boolean;
};

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description(
      'say what this machine can and cannot do; exit code 1 when something must be mended',
    )
    .option('--data <dir>', 'the data directory of this station')
    .option('--no-grade', 'leave out the submissions that are graded for real')
    .option('--bundle <file>', 'write a support archive too, without secrets or names')
    .addOption(
      new Option('--locale <locale>', 'of the sentences').choices(['en', 'es']).default('en'),
    )
    .option('--json', 'print one JSON value on standard output', false)
    .action(run);
}

async function run({ data, bundle, grade, locale, json }: Options): Promise<void> {
  const version = projectVersion();
  const given = data === undefined ? {} : { data: { option: '--data', value: path.resolve(data) } };
  const loaded = loadConfig(given);
  const examination: Examination = loaded.ok
    ? await examine(loaded.value, { version, grades: grade })
    : { ok: false, version, checks: [brokenConfig(loaded.error)] };
  if (json)
    printJson({ ...examination, checks: examination.checks.map((one) => flat(one, locale)) });
  else for (const check of examination.checks) tell(check, locale);
  if (bundle !== undefined && loaded.ok) {
    writeFileSync(bundle, supportBundle(examination, loaded.value), { mode: 0o600 });
    say(`Wrote ${bundle}: it can be read with \`gzip -dc\`.`);
  }
  if (!examination.ok) process.exitCode = 1;
}

/** `name` is what `id` was called at first, when there was one image; scripts go by it. */
function flat({ id, state, what, reason, step }: Check, locale: Locale) {
  return {
    ...{
      id,
      name: id === 'image-python' ? 'image' : id,
      state,
      what: localized(what, locale),
      reason: localized(reason, locale),
    },
    step: step === null ? null : localized(step, locale),
  };
}

function tell({ id, state, reason, step }: Check, locale: Locale): void {
  say(`${state.padEnd(4)}  ${id.padEnd(18)} ${localized(reason, locale)}`);
  if (step !== null) say(`${' '.repeat(25)}-> ${localized(step, locale)}`);
}
