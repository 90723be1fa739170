// The signers that a station takes exams from.
import { readFileSync } from 'node:fs';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { publicSignerShape, readPublicKey } from './keys.ts';

/** Public keys from the files that `invigil exam key` writes. A fault is one sentence for staff. */
export function readTrusted(files: readonly string[]): Result<readonly string[], string> {
  const keys: string[] = [];
  for (const file of files) {
    const publicKey = readKeyFile(file);
    if (publicKey === null) return fail(`${file} is not a public key of "invigil exam key".`);
    keys.push(publicKey);
  }
  return ok(keys);
}

function readKeyFile(file: string): string | null {
  try {
    const { publicKey } = publicSignerShape.parse(JSON.parse(readFileSync(file, 'utf8')));
    return readPublicKey(publicKey).ok ? publicKey : null;
  } catch {
    // Missing, no JSON, another shape: for staff it is all the same file that is none.
    return null;
  }
}
