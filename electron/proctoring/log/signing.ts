// What the station signs of its log: the state of the chain at a checkpoint, and the end of an export.
import { verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** The chain up to and including entry `seq`. */
export type ChainHead = { readonly seq: number; readonly hash: string };

export const checkpointMessage = ({ seq, hash }: ChainHead) =>
  Buffer.from(`invigil-log-1\ncheckpoint\n${seq}\n${hash}`);

export const endMessage = ({ seq, hash }: ChainHead, exportedAtMs: number) =>
  Buffer.from(`invigil-log-1\nend\n${seq}\n${hash}\n${exportedAtMs}`);

/** One spelling alone is taken: base64 has others for the same bytes, and a changed byte must be found. */
export function isSigned(message: Uint8Array, signature: string, key: KeyObject): boolean {
  const bytes = Buffer.from(signature, 'base64');
  return bytes.toString('base64') === signature && verify(null, message, key, bytes);
}
