// What the machine's configuration says to the runner.
import { parseAddress } from '#runner';
import type { RunnerOptions } from '#runner';
import type { Config } from '../station/config/load.ts';

export type EngineSettings = Pick<
  RunnerOptions,
  'engineAddresses' | 'poolSize' | 'concurrency' | 'runtime' | 'languages'
>;

/** What is not configured is left out, and so is the runner's own choice. */
export function runnerSettings(config: Config): EngineSettings {
  const socket = config['engine.socket'];
  const pool = config['engine.pool'];
  const atOnce = config['engine.atOnce'];
  const runtime = config['engine.runtime'];
  return {
    languages: config.languages,
    ...(socket === null ? {} : { engineAddresses: [parseAddress(socket)] }),
    ...(pool === null ? {} : { poolSize: pool }),
    ...(atOnce === null ? {} : { concurrency: atOnce }),
    ...(runtime === null ? {} : { runtime }),
  };
}
