// A disk of a row's own, small enough to be filled: a tmpfs, which needs root.
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { MIB } from '#contract/limits.ts';

export type OwnDisk = {
  fill(): void;
  free(): void;
  remove(): void;
};

const SIZE = '128m';

/** Null where this machine does not let us mount one. */
export function mountDisk(folder: string): OwnDisk | null {
  if (process.getuid?.() !== 0) return null;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
  } catch {
    // A container without the right to mount.
    return null;
  }
  const filler = path.join(folder, 'filler');
  return {
    fill() {
      const file = openSync(filler, 'w');
      for (let sizeBytes = MIB; sizeBytes >= 1; sizeBytes = Math.floor(sizeBytes / 4))
        fillWith(file, Buffer.alloc(sizeBytes));
      closeSync(file);
    },
    free: () => rmSync(filler, { force: true }),
    remove: () => void execFileSync('umount', ['--lazy', folder]),
  };
}

function fillWith(file: number, piece: Buffer): void {
  try {
    while (writeSync(file, piece) === piece.length);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
