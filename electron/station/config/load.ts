// Reads this machine's configuration: the one function that every root and command goes through.
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { dataDirectory, machineConfigFile, userConfigFile } from '../paths.ts';
import { readConfigText } from './config-file.ts';
import { resolveConfig } from './resolve.ts';
import type { Resolved, Spoken } from './resolve.ts';
import { SETTING_NAMES, settings } from './settings.ts';
import type { Setting, SettingName, Settings } from './settings.ts';

export type Config = Settings & {
  /** `data`, or the account's own place for it. */
  readonly dataDir: string;
};

export type LoadedConfig = {
  readonly config: Config;
  readonly origins: Resolved['origins'];
  /** The machine's file and the user's. */
  readonly files: readonly { readonly file: string; readonly isThere: boolean }[];
};

/** What the command line says, by setting: the option's name, and its value as a file would have it. */
export type CommandLine = {
  readonly [Name in SettingName]?: { readonly option: string; readonly value: unknown };
};

export type ConfigPlaces = {
  readonly environment?: NodeJS.ProcessEnv;
  readonly machineFile?: string;
  readonly userFile?: string;
};

/**
 * Every fault is one sentence with its place. `INVIGIL_CONFIG` names the machine's file where the machine has none of
 * its own: whoever may set a variable must not be able to step around what an administrator wrote.
 */
export function loadConfig(
  commandLine: CommandLine = {},
  places: ConfigPlaces = {},
): Result<LoadedConfig, readonly string[]> {
  const environment = places.environment ?? process.env;
  const faults: string[] = [];
  const machine = machineLayer(places.machineFile ?? machineConfigFile(environment), environment);
  const user = readLayer(places.userFile ?? userConfigFile(environment));
  const resolved = resolveConfig({
    machine: machine.spoken,
    user: user.spoken,
    environment: fromEnvironment(environment, faults),
    commandLine: fromCommandLine(commandLine, faults),
  });
  const all = [...machine.faults, ...user.faults, ...faults, ...resolved.faults];
  if (all.length > 0) return fail(all);
  const { values, origins } = resolved;
  return ok({
    config: {
      ...values,
      seat: values.seat?.replaceAll('${hostname}', hostname()) ?? null,
      dataDir: values.data ?? dataDirectory(environment),
    },
    origins,
    files: [machine, user].map(({ file, isThere }) => ({ file, isThere })),
  });
}

type FileLayer = {
  readonly file: string;
  readonly isThere: boolean;
  readonly spoken: readonly Spoken[];
  readonly faults: readonly string[];
};

function machineLayer(own: string, environment: NodeJS.ProcessEnv): FileLayer {
  const layer = readLayer(own);
  const named = environment['INVIGIL_CONFIG'];
  if (layer.isThere || named === undefined || named === '') return layer;
  const instead = readLayer(named);
  return instead.isThere
    ? instead
    : { ...instead, faults: [`INVIGIL_CONFIG: there is no file ${named}.`] };
}

/** A file that is there and cannot be read is a fault, never passed over. */
function readLayer(file: string): FileLayer {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const isThere = error.code !== 'ENOENT' && error.code !== 'ENOTDIR';
    const faults = isThere ? [`${file}: it cannot be read (${error.message}).`] : [];
    return { file, isThere, spoken: [], faults };
  }
  const { said, findings } = readConfigText(text);
  return {
    file,
    isThere: true,
    spoken: said.map(({ name, value, line }) => ({ name, value, place: `${file}:${line}` })),
    faults: findings.map(({ line, message }) => `${file}:${line}: ${message}.`),
  };
}

function fromEnvironment(environment: NodeJS.ProcessEnv, faults: string[]): Spoken[] {
  return SETTING_NAMES.flatMap((name) => {
    const { variable, fromText }: Setting = settings[name];
    const text = variable === undefined ? undefined : environment[variable];
    if (variable === undefined || text === undefined || text === '') return [];
    return checked(name, fromText === undefined ? text : fromText(text), variable, faults);
  });
}

function fromCommandLine(commandLine: CommandLine, faults: string[]): Spoken[] {
  return SETTING_NAMES.flatMap((name) => {
    const given = commandLine[name];
    return given === undefined ? [] : checked(name, given.value, given.option, faults);
  });
}

function checked(name: SettingName, value: unknown, place: string, faults: string[]): Spoken[] {
  const parsed = settings[name].shape.safeParse(value);
  if (parsed.success) return [{ name, value: parsed.data, place }];
  faults.push(...parsed.error.issues.map(({ message }) => `${place}: ${name}: ${message}.`));
  return [];
}
