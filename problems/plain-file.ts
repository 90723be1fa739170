// Reads the files of a problem's folder and nothing else: no links are followed, no path leaves the folder.
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MIB } from '#contract/limits.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

/** Something wrong in a file, said in a sentence. Line and column are 1-based, and null where a file has none. */
export type FileFault = {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly sentence: string;
};

/** Far above any real file of a problem; it keeps a mistaken file out of memory. */
const FILE_MAX_BYTES = 4 * MIB;

export const faultOf = (file: string, sentence: string): FileFault => ({
  file,
  line: null,
  column: null,
  sentence,
});

/** The bytes of a regular file directly in `folder`, or in its `solutions`. */
export function readPlainFile(folder: string, name: string): Result<Uint8Array, FileFault> {
  const file = path.join(folder, name);
  let handle: number | null = null;
  try {
    // Asked before opening, for systems without O_NOFOLLOW and for pipes, which would block.
    if (!lstatSync(file).isFile()) return fail(faultOf(file, 'This is not a regular file.'));
    handle = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const { size } = fstatSync(handle);
    if (size > FILE_MAX_BYTES)
      return fail(faultOf(file, `The file has ${size} bytes; at most ${FILE_MAX_BYTES} are read.`));
    return ok(new Uint8Array(readFileSync(handle)));
  } catch (error) {
    return fail(faultOf(file, reasonOf(error)));
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

/** A folder that is no link. */
export function isPlainFolder(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The text of a file, byte for byte; a byte order mark stays in it. */
export function readPlainText(folder: string, name: string): Result<string, FileFault> {
  const bytes = readPlainFile(folder, name);
  if (!bytes.ok) return bytes;
  const text = utf8Of(bytes.value);
  return text === null
    ? fail(faultOf(path.join(folder, name), 'The file is not UTF-8 text.'))
    : ok(text);
}

/** Null for bytes that are not UTF-8. */
export function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'The file is missing.';
    case 'EACCES':
    case 'EPERM':
      return 'The file may not be read by this account.';
    case 'ELOOP':
      return 'The file is a symbolic link.';
    default:
      return `The file cannot be read (${String(error.code)}).`;
  }
}
