// All lines of the doctor, in the order in which they are mended.
import type { Check, Examination } from '#contract/doctor.ts';
import { createRunner } from '#runner';
import type { Runner } from '#runner';
import { pinsOf, runnerSettings } from '../assembly/runner-settings.ts';
import type { LoadedConfig } from '../station/config/load.ts';
import { checkClock } from './clock.ts';
import { checkConfig } from './configuration.ts';
import { checkDatabase, checkDataFolder, checkKey, checkLock, checkProblems } from './data.ts';
import { checkDisk } from './disk.ts';
import { checkEngine } from './engine.ts';
import {
  checkDisplay,
  checkMemory,
  checkNode,
  checkScreens,
  checkSession,
  checkShells,
} from './machine.ts';
import { checkSinks } from './sinks.ts';
import { checkGrading } from './trial.ts';

export type ExamineOptions = {
  readonly version: string;
  /** The runner that grades the trials. Left out: one of its own, closed at the end. */
  readonly runner?: Pick<Runner, 'judge'>;
  /** False leaves the trials out. */
  readonly grades?: boolean;
};

/** Takes some seconds: a program is graded in each language that this machine must know. */
export async function examine(
  loaded: Pick<LoadedConfig, 'config' | 'files'>,
  { version, runner, grades = true }: ExamineOptions,
): Promise<Examination> {
  const { config } = loaded;
  const { dataDir, languages, shells, sinks } = config;
  const { engineAddresses } = runnerSettings(config);
  const clock = { source: config['clock.source'], offMaxSeconds: config['clock.offMaxSeconds'] };
  const engine = await checkEngine({
    ...{ addresses: engineAddresses, languages, pins: pinsOf(config) },
  });
  const checks: Check[] = [
    checkConfig(loaded),
    checkNode(),
    checkDataFolder(dataDir),
    ...checkDisk(dataDir),
    checkDatabase(dataDir),
    checkKey(dataDir),
    checkLock(dataDir),
    checkMemory(),
    await checkClock({ ...clock, dataDir }),
    ...engine,
    checkProblems(),
    checkScreens(),
    checkDisplay(),
    ...checkShells(shells),
    ...checkSession(shells),
    ...(await checkSinks(sinks)),
  ];
  // Without an engine the line above says it; a trial would say it again for each language.
  const canGrade = grades && engine.every(({ id, state }) => id !== 'engine' || state === 'ok');
  if (canGrade) checks.push(...(await gradeTrials(loaded, version, runner)));
  return { ok: checks.every(({ state }) => state !== 'fail'), version, checks };
}

async function gradeTrials(
  { config }: Pick<LoadedConfig, 'config'>,
  version: string,
  given: Pick<Runner, 'judge'> | undefined,
): Promise<Check[]> {
  const settings = { ...runnerSettings(config), toolVersion: version, poolSize: 0 };
  const own = given === undefined ? createRunner(settings) : null;
  const runner = given ?? own;
  try {
    const checks: Check[] = [];
    // One after the other, so that each time is its own.
    for (const language of runner === null ? [] : config.languages)
      if (runner !== null) checks.push(await checkGrading(runner, language));
    return checks;
  } finally {
    await own?.close();
  }
}
