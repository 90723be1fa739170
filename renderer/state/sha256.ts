// The fingerprint of a source as it travels with a submission: SHA-256 of the text's UTF-8 bytes.
import type { Sha256 } from '#contract/ids.ts';

export async function sha256Of(source: string): Promise<Sha256> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(source));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Enough of a fingerprint to tell two submissions of one student apart by eye. */
export const shortSha256 = (sha256: Sha256): string => sha256.slice(0, 12);
