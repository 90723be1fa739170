// Reads a bundle's file and examines it; a file that cannot be read is set aside as such.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { SEALED_MAX_BYTES } from '../bundle/frame.ts';
import type { Brought, Examined } from './examine.ts';

export async function examineFile(
  file: string,
  examine: (brought: Brought) => Promise<Examined>,
): Promise<Examined> {
  const read = readBounded(file);
  if (read instanceof Uint8Array) return examine({ file, bytes: read });
  const aside = { reason: 'unreadable-file', detail: read.message } as const;
  // Without its bytes, its name stands for it.
  const sha256 = createHash('sha256').update(file).digest('hex');
  return { file, sha256, found: { kind: 'bad', aside } };
}

/** A byte more than any bundle has is enough to refuse it. */
function readBounded(file: string): Uint8Array | Error {
  let handle: number | null = null;
  try {
    handle = openSync(file, 'r');
    const bytes = Buffer.allocUnsafe(Math.min(fstatSync(handle).size, SEALED_MAX_BYTES + 1));
    return bytes.subarray(0, readSync(handle, bytes, 0, bytes.byteLength, 0));
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return error;
    throw error;
  } finally {
    if (handle !== null) closeSync(handle);
  }
}
