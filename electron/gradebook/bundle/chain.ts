// The chain of a station's facts: each names the hash of the one before, so that none can be changed, taken out or moved
// alone.
import { createHash } from 'node:crypto';
import type { Sha256 } from '#contract/ids.ts';

/** @param body the fact's JSON, byte for byte */
export const chainHash = (previous: Sha256, body: string): Sha256 =>
  createHash('sha256').update(`${previous}\n${body}`).digest('hex');
