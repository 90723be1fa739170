// One owner per data directory. Two workers on one queue would judge twice; a lock file with a process id
// would outlive a `kill -9`. So the claim is a lock of the operating system's own, held through SQLite
// (fcntl on Unix, LockFileEx on Windows), which ends with the process.
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

/**
 * Claims `dir` for this process; null while another holds it. Answers how to give it back.
 *
 * Nothing else may open and close `owner.lock` in this process: on Unix that would drop the lock.
 */
export function claimOwnership(dir: string): (() => void) | null {
  const lock = new BetterSqlite3(path.join(dir, 'owner.lock'), { timeout: 0 });
  try {
    // Nothing is ever written in this transaction, and its journal stays in memory: a full disk cannot stop it.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    const busy = error instanceof BetterSqlite3.SqliteError && error.code === 'SQLITE_BUSY';
    if (busy) return null;
    throw error;
  }
  return () => lock.close();
}
