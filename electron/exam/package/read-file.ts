// Reads a package's file, and never more of a mistaken one than it takes to refuse it.
import { closeSync, openSync, readSync, fstatSync } from 'node:fs';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { PACKAGE_MAX_BYTES } from './frame.ts';

/** A fault is the system's own words. */
export function readPackageFile(file: string): Result<Uint8Array, string> {
  let handle: number | null = null;
  try {
    handle = openSync(file, 'r');
    const stats = fstatSync(handle);
    if (!stats.isFile()) return fail('it is not a file');
    const bytes = Buffer.alloc(Math.min(stats.size, PACKAGE_MAX_BYTES + 1));
    const length = readSync(handle, bytes, 0, bytes.byteLength, 0);
    return ok(new Uint8Array(bytes.subarray(0, length)));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return fail(error.message);
  } finally {
    if (handle !== null) closeSync(handle);
  }
}
