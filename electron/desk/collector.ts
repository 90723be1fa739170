// Brings what lies in the folder into the desk's book, one bundle after the other. The folder is what counts: what is
// lost here on the way is found again at the next start.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BundleBody, BundleHead } from '#contract/bundle.ts';
import type { StudentId } from '#contract/ids.ts';
import { SECOND_MS } from '#contract/limits.ts';
import { isStorageFault } from '../database/storage-fault.ts';
import { keyFingerprint } from '../station/keys.ts';
import type { Held } from './held.ts';
import type { Stations } from './stations.ts';
import type { Trouble } from './trouble.ts';

export type CollectOutcome =
  | { readonly kind: 'taken'; readonly head: BundleHead; readonly body: BundleBody }
  /** Nothing new: it is there, or its people were taken out of the book and stay out. */
  | { readonly kind: 'known' | 'purged' }
  | { readonly kind: 'set-aside'; readonly reason: string; readonly detail: string };

export type CollectorParts = {
  /** Throws the storage's fault where the disk takes nothing. */
  readonly collect: (file: string, bytes: Uint8Array) => Promise<CollectOutcome>;
  readonly stations: Stations;
  readonly held: Held;
  readonly trouble: Trouble;
  readonly nowMs: () => number;
  /** Something new of this student is in the book; null: of nobody in particular. */
  readonly onTaken: (studentId: StudentId | null) => void;
  readonly onBug: (error: unknown) => void;
};

export type Collector = {
  /** Takes the name alone, so that a thousand waiting bundles are a thousand names. */
  add(file: string): void;
  /** Ends after the bundle at hand. */
  stop(): Promise<void>;
  /** When all that was added is in the book. */
  settled(): Promise<void>;
};

const RETRY_MS = 5 * SECOND_MS;

export function createCollector(parts: CollectorParts): Collector {
  const waiting: string[] = [];
  const stopping = new AbortController();
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      if (stopping.signal.aborted) return;
      const done = await collectOne(parts, file);
      if (done) continue;
      waiting.unshift(file);
      await pause(RETRY_MS, null, { signal: stopping.signal }).catch(() => null);
    }
  }
  return {
    add(file) {
      waiting.push(file);
      working ??= work().finally(() => {
        working = null;
      });
    },
    async stop() {
      stopping.abort();
      await working;
    },
    async settled() {
      while (working !== null) await working;
    },
  };
}

/** False: the disk did not take it, and it is to be tried again. */
async function collectOne(parts: CollectorParts, file: string): Promise<boolean> {
  const { collect, trouble, onBug } = parts;
  try {
    told(parts, file, await collect(file, await readFile(file)));
    trouble.end('disk-full');
    return true;
  } catch (error) {
    if (isStorageFault(error)) {
      trouble.begin('disk-full', error instanceof Error ? error.message : String(error));
      return false;
    }
    // Taken away again, or a bug: the next start looks at it anew.
    onBug(error);
    return true;
  }
}

function told(
  { stations, held, nowMs, onTaken }: CollectorParts,
  file: string,
  outcome: CollectOutcome,
): void {
  if (outcome.kind === 'set-aside') {
    const name = path.basename(path.dirname(file));
    const { reason, detail } = outcome;
    const aside = { file: `${name}/${path.basename(file)}`, station: name, reason, detail };
    if (held.setAside({ ...aside, atMs: nowMs() })) stations.setAside(name);
    return;
  }
  if (outcome.kind !== 'taken') return;
  const { head, body } = outcome;
  if (body.kind === 'attempt')
    stations.knowAttempt(keyFingerprint(head.station.publicKey), { ...body, seq: head.seq });
  onTaken('studentId' in body ? body.studentId : null);
}
