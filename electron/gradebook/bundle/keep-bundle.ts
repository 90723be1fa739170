// Puts a bundle on disk for good. The same fact sealed another time, as by a stick that was written beside the running
// station, has other bytes and says the same: then the one that is there stays, and nothing is wrong.
import { ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { readBundleHead } from './bundle.ts';
import { keepFile } from './keep-file.ts';
import type { KeepFault } from './keep-file.ts';

/** `same`: that fact was there, whole and signed by its station. */
export async function keepBundle(
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<Result<'kept' | 'same', KeepFault>> {
  const kept = await keepFile(folder, name, bytes);
  if (kept.ok || kept.error.kind !== 'other-bytes') return kept;
  const there = factOf(kept.error.there);
  return there !== null && there === factOf(bytes) ? ok('same') : kept;
}

/** The place in the chain and the hash that the station signed; null where it is no whole bundle. */
function factOf(bytes: Uint8Array): string | null {
  const read = readBundleHead(bytes);
  if (!read.ok) return null;
  const { station, examId, seq, previous, hash } = read.value.head;
  return [station.publicKey, examId, seq, previous, hash].join(' ');
}
