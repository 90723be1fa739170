// The doctor inside a running station: its own data folder and its own runner, and the configuration as it is by now.
import type { Examination } from '#contract/doctor.ts';
import type { Runner } from '#runner';
import { brokenConfig } from '../doctor/configuration.ts';
import { examine } from '../doctor/examine.ts';
import { loadConfig } from '../station/config/load.ts';
import type { StationOptions } from './station.ts';

export async function examineStation(
  { config, version }: Pick<StationOptions, 'config' | 'version'>,
  runner: Pick<Runner, 'judge'>,
): Promise<Examination> {
  const now = loadConfig();
  // A file that broke since the start would stop the next one.
  if (!now.ok) return { ok: false, version, checks: [brokenConfig(now.error)] };
  return examine({ config, files: now.value.files }, { version, runner });
}
