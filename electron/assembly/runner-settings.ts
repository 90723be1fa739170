// What the machine's configuration says to the runner.
import { programmingLanguageShape } from '#contract/language.ts';
import { parseAddress } from '#runner';
import type { Pins, RunnerOptions } from '#runner';
import type { Config } from '../station/config/load.ts';

export type EngineSettings = Pick<
  RunnerOptions,
  'engineAddresses' | 'poolSize' | 'concurrency' | 'runtime' | 'languages' | 'pins'
>;

/** What is not configured is left out, and so is the runner's own choice. */
export function runnerSettings(config: Config): EngineSettings {
  const socket = config['engine.socket'];
  const pool = config['engine.pool'];
  const atOnce = config['engine.atOnce'];
  const runtime = config['engine.runtime'];
  return {
    languages: config.languages,
    pins: pinsOf(config),
    ...(socket === null ? {} : { engineAddresses: [parseAddress(socket)] }),
    ...(pool === null ? {} : { poolSize: pool }),
    ...(atOnce === null ? {} : { concurrency: atOnce }),
    ...(runtime === null ? {} : { runtime }),
  };
}

/** The digests that images are held to, by language. */
export function pinsOf(config: Config): Pins {
  const pinned = programmingLanguageShape.options.flatMap((language) => {
    const digest = config[`images.${language}`];
    return digest === null ? [] : [[language, digest] as const];
  });
  return Object.fromEntries(pinned);
}
