// What the station signs of its log: the state of the chain at a checkpoint, and the end of an export.
import { verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** The chain up to and including entry `seq`. */
export type ChainHead = { readonly seq: number; readonly hash: string };

export const checkpointMessage = ({ seq, hash }: ChainHead) =>
  Buffer.from(`invigil-log-1\ncheckpoint\n${seq}\n${hash}`);

export const endMessage = ({ seq, hash }: ChainHead, exportedAtMs: number) =>
  Buffer.from(`invigil-log-1\nend\n${seq}\n${hash}\n${exportedAtMs}`);

export const isSigned = (message: Uint8Array, signature: string, key: KeyObject) =>
  verify(null, message, key, Buffer.from(signature, 'base64'));
