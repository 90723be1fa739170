// The data folder before anything uses it: for its owner's eyes alone, without a trace of the last window, and without
// what the configuration says has been kept long enough.
import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { HOUR_MS } from '#contract/limits.ts';
import { isDelivered, isOver } from '../database/at-a-glance.ts';
import { openDatabaseForReading } from '../database/open.ts';
import { claimOwnership } from '../database/owner.ts';
import type { Config } from './config/load.ts';

const DAY_MS = 24 * HOUR_MS;
/** What the windows of the two shells keep for themselves. */
const WINDOW_FOLDERS = ['browser', 'electron'];
/** The key stays: it is the station's, not an exam's. */
const RECORDS = ['invigil.db', 'invigil.db-wal', 'invigil.db-shm', 'backups'];

export type Prepared = {
  /** The records of exams were removed: kept long enough, and delivered. */
  readonly removed: boolean;
};

type Wish = Pick<Config, 'dataDir' | 'retention.days' | 'retention.window'>;

/** Does nothing while another Invigil runs there. Trouble of the disk is left to whoever opens the database next. */
export function prepareDataFolder(config: Wish, nowMs: number): Prepared {
  const { dataDir } = config;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    closeToOthers(dataDir);
    const release = claimOwnership(dataDir);
    if (release === null) return { removed: false };
    try {
      if (config['retention.window'] === 'wipe') wipeWindow(dataDir);
      const days = config['retention.days'];
      const removed = days !== null && isKeptLongEnough(dataDir, nowMs - days * DAY_MS);
      if (removed)
        for (const name of RECORDS)
          rmSync(path.join(dataDir, name), { recursive: true, force: true });
      return { removed };
    } finally {
      release();
    }
  } catch (error) {
    if (error instanceof Error && ('syscall' in error || error.name === 'SqliteError'))
      return { removed: false };
    throw error;
  }
}

/** Only a folder of this account's own can be closed; another's is for the doctor to tell. */
function closeToOthers(dataDir: string): void {
  const { mode, uid } = statSync(dataDir);
  const isOwn = uid === process.getuid?.();
  if (isOwn && (mode & 0o077) !== 0) chmodSync(dataDir, mode & 0o700);
}

/** A host that crashed finds its page again; then the window is still open, and its folder in use. */
function wipeWindow(dataDir: string): void {
  if (existsSync(path.join(dataDir, 'loopback.json'))) return;
  for (const name of WINDOW_FOLDERS)
    rmSync(path.join(dataDir, name), { recursive: true, force: true });
}

function isKeptLongEnough(dataDir: string, beforeMs: number): boolean {
  const opened = openDatabaseForReading(dataDir);
  if (!opened.ok) return false;
  try {
    return isOver(opened.value, beforeMs) && isDelivered(opened.value);
  } catch (error) {
    // An older schema is migrated first, and looked at by the next start.
    if (error instanceof Error && error.name === 'SqliteError') return false;
    throw error;
  } finally {
    opened.value.close();
  }
}
