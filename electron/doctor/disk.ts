// Room on the disk that holds the data.
import { existsSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { MIB } from '#contract/limits.ts';
import { broken, fine, lacking } from './check.ts';
import type { Check } from './check.ts';

const DISK = { id: 'disk', what: { en: 'Disk', es: 'Disco' } };
const INODES = { id: 'inodes', what: { en: 'Files on the disk', es: 'Archivos en el disco' } };
const DISK_MIN_BYTES = 200 * MIB;
const DISK_GOOD_BYTES = 2_048 * MIB;
const INODES_MIN = 2_000;
const STEP = {
  en: 'Free some space there, or set `data` in the configuration to another local disk.',
  es: 'Libera espacio ahí, o indica otro disco local en `data` de la configuración.',
};

export function checkDisk(dataDir: string): Check[] {
  const { bavail, bsize, files, ffree } = statfsSync(nearestFolder(dataDir));
  const freeBytes = bavail * bsize;
  const free = Math.round(freeBytes / MIB);
  const reason = { en: `${free} MiB free.`, es: `${free} MiB libres.` };
  const disk =
    freeBytes >= DISK_GOOD_BYTES
      ? fine(DISK, reason)
      : (freeBytes < DISK_MIN_BYTES ? broken : lacking)(DISK, reason, STEP);
  // Some file systems count no files.
  if (files === 0) return [disk];
  const left = { en: `${ffree} more files fit.`, es: `Caben ${ffree} archivos más.` };
  return [disk, ffree >= INODES_MIN ? fine(INODES, left) : broken(INODES, left, STEP)];
}

/** The folder itself, or the nearest one above it that is there. */
export function nearestFolder(wanted: string): string {
  let folder = path.resolve(wanted);
  while (!existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  return folder;
}

/** The system's own short word for what went wrong, such as ENOSPC. @throws what is no fault of the system */
export function systemFault(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  throw error;
}
