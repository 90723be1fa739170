// One configuration from what the machine, the user, the environment and the command line say. Pure.
import { SETTING_NAMES, settings } from './settings.ts';
import type { SettingName, Settings } from './settings.ts';

/** Where a value came from. `place` finds it: `/etc/invigil/config.yml:4`, `INVIGIL_DATA`, `--station`. */
export type Origin = {
  readonly source: 'default' | 'machine' | 'user' | 'environment' | 'command line';
  readonly place: string | null;
};

/** A setting that one layer speaks of. Its value has passed the setting's shape. */
export type Spoken = {
  readonly name: SettingName;
  readonly value: unknown;
  readonly place: string;
};

export type Layers = {
  readonly machine: readonly Spoken[];
  readonly user: readonly Spoken[];
  readonly environment: readonly Spoken[];
  readonly commandLine: readonly Spoken[];
};

export type Resolved = {
  readonly values: Settings;
  readonly origins: { readonly [Name in SettingName]: Origin };
  /** One sentence each: words that were said in vain. */
  readonly faults: readonly string[];
};

/**
 * The command line wins over the environment, that over the machine's file, that over the user's. Where a setting is
 * the machine's to hold, its file wins over all, and whoever says otherwise is told so.
 */
export function resolveConfig(layers: Layers): Resolved {
  const rows = SETTING_NAMES.map((name) => ({ name, ...resolveOne(name, layers) }));
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a row for each name, its value of the name's own shape
    values: Object.fromEntries(rows.map(({ name, value }) => [name, value])) as Settings,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a row for each name
    origins: Object.fromEntries(
      rows.map(({ name, origin }) => [name, origin]),
    ) as Resolved['origins'],
    faults: rows.flatMap(({ faults }) => faults),
  };
}

function resolveOne(name: SettingName, layers: Layers) {
  const spoken = (
    [
      ['command line', layers.commandLine],
      ['environment', layers.environment],
      ['machine', layers.machine],
      ['user', layers.user],
    ] as const
  ).flatMap(([source, layer]) =>
    layer.filter((one) => one.name === name).map((one) => ({ source, ...one })),
  );
  const machine = spoken.find(({ source }) => source === 'machine');
  const holder = settings[name].holder === 'machine' ? machine : undefined;
  const winner = holder ?? spoken[0];
  if (winner === undefined) {
    const origin: Origin = { source: 'default', place: null };
    return { value: settings[name].byDefault, origin, faults: [] };
  }
  const origin: Origin = { source: winner.source, place: winner.place };
  const against = holder === undefined ? [] : spoken.filter((one) => !isSame(one, holder));
  const faults = against.map(
    ({ place }) => `${place}: ${name} is held by ${winner.place} for everyone on this machine.`,
  );
  return { value: winner.value, origin, faults };
}

const isSame = (one: Spoken, other: Spoken): boolean =>
  JSON.stringify(one.value) === JSON.stringify(other.value);
