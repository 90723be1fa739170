// Puts everything that ever had to leave this station into a folder, as a sink would: for sticks, and for stations that
// never had a network.
import type { StationKey } from '../../station/keys.ts';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readBundleHead } from '../bundle/bundle.ts';
import { sealFact } from './sealing.ts';
import type { PutOutcome, SinkTrouble } from './sink.ts';
import { bundleName, folderSink, stationFolder } from './sinks/folder.ts';
import type { Fact, OutboxStore } from './store.ts';

export type ExportParts = {
  readonly store: Pick<OutboxStore, 'after' | 'sealed' | 'delivery'>;
  /** Every key that this station ever had, by public key. */
  readonly keys: ReadonlyMap<string, StationKey>;
  /** Keeps what was sealed, where this program may write; answers what is kept. */
  readonly keepSealed: (id: number, bytes: Uint8Array) => Uint8Array;
  readonly onArrived: (fact: Fact) => void;
};

export type ExportEnd = {
  /** In the folder now, of which so many were there already. */
  readonly written: number;
  readonly there: number;
  /** Files of that name that are something else; they are kept. */
  readonly refused: readonly { readonly file: string; readonly detail: string }[];
  /** Facts whose key is gone: nobody can sign them any more. */
  readonly withoutKey: number;
  /** Why it ended before the end. */
  readonly trouble: SinkTrouble | null;
};

type Outcome = PutOutcome | { readonly kind: 'there' | 'without-key' };

export async function exportOutbox(parts: ExportParts, folder: string): Promise<ExportEnd> {
  const sink = folderSink(`folder:${folder}`, folder);
  const counts = { written: 0, there: 0, withoutKey: 0 };
  const refused: { file: string; detail: string }[] = [];
  let fact = parts.store.after(0);
  for (; fact !== null; fact = parts.store.after(fact.id)) {
    const outcome = await bring(parts, folder, fact, sink.put);
    if (outcome.kind === 'trouble') return { ...counts, refused, trouble: outcome };
    if (outcome.kind === 'refused')
      refused.push({ file: fileOf(parts, folder, fact), detail: outcome.detail });
    if (outcome.kind === 'without-key') counts.withoutKey += 1;
    if (outcome.kind === 'there') counts.there += 1;
    if (outcome.kind === 'delivered') counts.written += 1;
    if (outcome.kind === 'there' || outcome.kind === 'delivered') parts.onArrived(fact);
  }
  return { ...counts, refused, trouble: null };
}

async function bring(
  parts: ExportParts,
  folder: string,
  fact: Fact,
  put: ReturnType<typeof folderSink>['put'],
): Promise<Outcome> {
  const key = parts.keys.get(fact.publicKey);
  if (key === undefined) return { kind: 'without-key' };
  if (await isThere(fileOf(parts, folder, fact), fact)) return { kind: 'there' };
  const bytes =
    parts.store.sealed(fact.id) ??
    parts.keepSealed(fact.id, await sealFact(parts.store, key, fact));
  const { examId, seq: number } = fact;
  return put({ examId, fingerprint: key.fingerprint, number, bytes });
}

function fileOf({ keys }: ExportParts, folder: string, { examId, publicKey, seq }: Fact): string {
  const fingerprint = keys.get(publicKey)?.fingerprint ?? '';
  return path.join(stationFolder(folder, { examId, fingerprint }), bundleName(seq));
}

/** The same fact sealed another time has other bytes and says the same: its hash is in the head that its station signed. */
async function isThere(file: string, { publicKey, seq, hash }: Fact): Promise<boolean> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    // Not there, or not readable: what is written next says which.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
  const read = readBundleHead(bytes);
  if (!read.ok) return false;
  const { head } = read.value;
  return head.station.publicKey === publicKey && head.seq === seq && head.hash === hash;
}
