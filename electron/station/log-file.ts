// A log that cannot fill the disk: one file of bounded size and a few older ones.
import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { MIB } from '#contract/limits.ts';

export const LOG_FILE_MAX_BYTES = 4 * MIB;
/** The current file and those before it. */
export const LOG_FILES_MAX = 4;

export type LogFile = { write(line: string): void };

/**
 * Appends lines to `directory/invigil.log`, moving it to `invigil.1.log` and so on when it is full.
 * Trouble with the disk loses the line: a log must never stop an exam.
 */
export function openLogFile(
  directory: string,
  limits = { fileMaxBytes: LOG_FILE_MAX_BYTES, filesMax: LOG_FILES_MAX },
): LogFile {
  const nameOf = (age: number) =>
    path.join(directory, age === 0 ? 'invigil.log' : `invigil.${age}.log`);
  let descriptor: number | null = null;
  let sizeBytes = 0;

  function open(): number {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const opened = openSync(nameOf(0), 'a', 0o600);
    sizeBytes = fstatSync(opened).size;
    return opened;
  }
  function turnOver(full: number): number {
    closeSync(full);
    descriptor = null;
    for (let age = limits.filesMax - 2; age >= 0; age -= 1)
      moveIfThere(nameOf(age), nameOf(age + 1));
    return open();
  }

  return {
    write(line) {
      try {
        descriptor ??= open();
        const bytes = Buffer.from(line);
        if (sizeBytes > 0 && sizeBytes + bytes.byteLength > limits.fileMaxBytes)
          descriptor = turnOver(descriptor);
        writeSync(descriptor, bytes);
        sizeBytes += bytes.byteLength;
      } catch (error) {
        // The disk is full or gone: the line is lost, and that is all. Anything else is a bug.
        if (!(error instanceof Error && 'syscall' in error)) throw error;
      }
    },
  };
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
