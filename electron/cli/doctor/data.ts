// The station's data and the problems, as they lie on the disk.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { openCatalog } from '#problems';
import { openDatabaseForReading, openFaultSentence } from '../../database/open.ts';
import { PROJECT } from '../../station/project.ts';
import { broken, fine, lacking } from './check.ts';
import type { Check } from './check.ts';

export function checkDatabase(dataDir: string): Check {
  const opened = openDatabaseForReading(dataDir);
  if (opened.ok) {
    const findings = opened.value.pragma('quick_check(1)', { simple: true });
    opened.value.close();
    if (findings === 'ok') return fine('database', `${dataDir} is sound.`);
    return broken(
      'database',
      `${dataDir}: ${String(findings)}`,
      'Keep the folder as it is and ask for help.',
    );
  }
  if (opened.error.kind !== 'no-database')
    return broken('database', openFaultSentence(opened.error), 'See the sentence.');
  const parent = existingParent(dataDir);
  if (mayWrite(parent)) return fine('database', `${dataDir} will be made at the first start.`);
  return broken(
    'database',
    `${parent} cannot be written.`,
    'Choose a data directory with INVIGIL_DATA.',
  );
}

export function checkProblems(): Check {
  const entries = openCatalog(path.join(PROJECT, 'problems')).list();
  const bad = entries.filter(({ problem }) => !problem.ok).map(({ id }) => id);
  if (bad.length === 0) return fine('problems', `${entries.length} can be read.`);
  return lacking('problems', `Broken: ${bad.join(', ')}.`, 'Run `problems check`.');
}

function existingParent(dir: string): string {
  let folder = path.resolve(dir);
  while (!existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  return folder;
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}
