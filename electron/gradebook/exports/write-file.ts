// Writes a file whole or not at all: who opens it meets the old one or the new one.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

export type WriteFault = { readonly kind: 'write-failed'; readonly detail: string };

export function replaceFile(file: string, contents: string | Uint8Array): Result<null, WriteFault> {
  const aside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);
  try {
    const descriptor = openSync(aside, 'wx', 0o600);
    try {
      writeThrough(descriptor, contents);
      renameSync(aside, file);
    } catch (error) {
      rmSync(aside);
      throw error;
    }
    return ok(null);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return fail({ kind: 'write-failed', detail: error.message });
  }
}

function writeThrough(descriptor: number, contents: string | Uint8Array): void {
  try {
    writeFileSync(descriptor, contents);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
