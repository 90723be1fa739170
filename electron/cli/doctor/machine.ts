// What of this machine matters to an exam: Node, disk, memory, display, and the windows it can open.
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { availableParallelism, freemem, totalmem } from 'node:os';
import path from 'node:path';
import { MIB } from '#contract/limits.ts';
import { findChromium, hasDisplay } from '../../station/open-browser.ts';
import { PROJECT } from '../../station/project.ts';
import { broken, fine, lacking } from './check.ts';
import type { Check } from './check.ts';

/** The major that Electron embeds; better-sqlite3 crashes the process on older ones. */
const NODE_MAJOR_MIN = 24;
const DISK_MIN_BYTES = 200 * MIB;
const DISK_GOOD_BYTES = 2_048 * MIB;
/** One sandbox at its default limit beside a browser and the engine. */
const MEMORY_GOOD_BYTES = 1_800 * MIB;

export function checkNode(): Check {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= NODE_MAJOR_MIN) return fine('node', `Node ${process.versions.node}.`);
  return broken(
    'node',
    `Node ${process.versions.node} is older than ${NODE_MAJOR_MIN}.`,
    'Run `npm run setup`, which brings a newer one, and use the npm scripts.',
  );
}

export function checkDisk(dataDir: string): Check {
  const { bavail, bsize } = statfsSync(nearestFolder(dataDir));
  const freeBytes = bavail * bsize;
  const reason = `${Math.round(freeBytes / MIB)} MiB free where ${dataDir} is.`;
  if (freeBytes >= DISK_GOOD_BYTES) return fine('disk', reason);
  const step = 'Free some disk space.';
  return freeBytes < DISK_MIN_BYTES ? broken('disk', reason, step) : lacking('disk', reason, step);
}

export function checkMemory(): Check {
  const total = Math.round(totalmem() / MIB);
  const reason = `${total} MiB, ${Math.round(freemem() / MIB)} MiB of it free; ${availableParallelism()} cores.`;
  if (totalmem() >= MEMORY_GOOD_BYTES) return fine('memory', reason);
  return lacking('memory', reason, 'Give the machine at least 2 GiB of memory.');
}

export function checkDisplay(): Check {
  if (hasDisplay()) return fine('display', 'There is one.');
  return lacking(
    'display',
    'There is none.',
    'Start Invigil from a graphical session, or open the address it prints in a browser here.',
  );
}

export function checkChromium(): Check {
  const found = findChromium();
  if (found !== null) return fine('chromium', found);
  return lacking(
    'chromium',
    'No Chromium on the PATH.',
    'Run `npm run setup`, or install Chromium.',
  );
}

export function checkElectron(): Check {
  const folder = path.join(PROJECT, 'node_modules', 'electron');
  const note = path.join(folder, 'path.txt');
  const binary = existsSync(note)
    ? path.join(folder, 'dist', readFileSync(note, 'utf8').trim())
    : null;
  if (binary !== null && existsSync(binary)) return fine('electron', binary);
  return lacking(
    'electron',
    'The Electron binary is not here; proctored exams need it, practice does not.',
    'Run `npx install-electron` where its download page can be reached, or install the packaged app.',
  );
}

export function checkScreens(): Check {
  if (existsSync(path.join(PROJECT, 'dist', 'renderer', 'index.html')))
    return fine('screens', 'They are built.');
  return broken('screens', 'They are not built.', 'Run `npm run setup`.');
}

function nearestFolder(wanted: string): string {
  let folder = path.resolve(wanted);
  while (!existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  return folder;
}
