// A real database in a directory of its own for one test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase, openFaultSentence } from '../database/open.ts';
import type { Database } from '../database/open.ts';

export function freshDirectory(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'invigil-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Opens `dir`, a fresh one when left out. Closed with the test, or earlier by `close`. */
export function freshDatabase(dir = freshDirectory()): {
  db: Database;
  dir: string;
  close(): void;
} {
  const opened = openDatabase(dir);
  if (!opened.ok) throw new Error(openFaultSentence(opened.error));
  const { db, close } = opened.value;
  const closeOnce = () => {
    if (db.open) close();
  };
  onTestFinished(closeOnce);
  return { db, dir, close: closeOnce };
}
