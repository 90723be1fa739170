// The key that pseudonyms are made with, in a file beside the gradebook: the same student has the same one next time, and
// without the file nobody finds back.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Book } from '../book/book.ts';

const KEY_BYTES = 32;

export const pseudonymFile = (book: string): string => `${book}.pseudonyms`;

/** Made where there is none. A fault is one sentence for staff. @param book the gradebook's file */
export function pseudonymKey(book: string): Result<Uint8Array, string> {
  const file = pseudonymFile(book);
  try {
    if (!existsSync(file)) writeFileSync(file, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx' });
    const key = readFileSync(file);
    if (key.byteLength === KEY_BYTES) return ok(key);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return fail(`${file}: ${error.message}.`);
  }
  return fail(`${file} is no key of pseudonyms: move it away.`);
}

/** `needed`: people of other exams are in the book still, and their pseudonyms are made with it. */
export type Forgotten = 'none' | 'removed' | 'needed';

/** After people were taken out of the book: the last exam takes the key with it. */
export function forgetPseudonyms(book: Book, file: string): Forgotten {
  const key = pseudonymFile(file);
  if (!existsSync(key)) return 'none';
  if (book.purging.holdsPeople()) return 'needed';
  rmSync(key);
  return 'removed';
}
