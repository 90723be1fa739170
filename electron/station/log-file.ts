// A log that cannot fill the disk: a file for each start, more than one where a start writes much, and the oldest go.
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { HOUR_MS, MIB } from '#contract/limits.ts';

export type LogLimits = {
  readonly fileMaxBytes: number;
  /** All files of the folder together. */
  readonly totalMaxBytes: number;
  readonly days: number;
};

export const LOG_LIMITS: LogLimits = {
  fileMaxBytes: 4 * MIB,
  totalMaxBytes: 64 * MIB,
  days: 30,
};

export type LogFile = { write(line: string): void };

const DAY_MS = 24 * HOUR_MS;
/** `2026-11-21_093000_4711.log`, then `…_4711.2.log`: by name they stand in the order of their starts. */
const OURS = /^\d{4}-\d{2}-\d{2}_\d{6}_\d+(\.\d+)?\.log$/;

/**
 * Appends lines to a file of this start in `directory`. Trouble with the disk loses the line: a log must never stop an
 * exam.
 */
export function openLogFile(
  directory: string,
  limits: LogLimits = LOG_LIMITS,
  started = new Date(),
): LogFile {
  const stamp = started.toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '');
  const nameOf = (part: number): string =>
    `${stamp}_${process.pid}${part === 1 ? '' : `.${part}`}.log`;
  let part = 0;
  let descriptor: number | null = null;
  let sizeBytes = 0;

  function open(): number {
    part += 1;
    sizeBytes = 0;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const opened = openSync(path.join(directory, nameOf(part)), 'a', 0o600);
    sweep(directory, nameOf(part), limits, started.getTime());
    return opened;
  }

  return {
    write(line) {
      try {
        const bytes = Buffer.from(line);
        if (
          descriptor !== null &&
          sizeBytes > 0 &&
          sizeBytes + bytes.byteLength > limits.fileMaxBytes
        ) {
          closeSync(descriptor);
          descriptor = null;
        }
        descriptor ??= open();
        writeSync(descriptor, bytes);
        sizeBytes += bytes.byteLength;
      } catch (error) {
        // The disk is full or gone: the line is lost, and that is all. Anything else is a bug.
        if (!(error instanceof Error && 'syscall' in error)) throw error;
      }
    },
  };
}

/** Takes away what is too old, and the oldest of what is too much, with room for a whole file more. */
function sweep(directory: string, current: string, limits: LogLimits, nowMs: number): void {
  const others = readdirSync(directory)
    .filter((name) => OURS.test(name) && name !== current)
    .map((name) => {
      const { size, mtimeMs } = statSync(path.join(directory, name));
      return { name, size, mtimeMs };
    })
    .toSorted((one, other) => other.mtimeMs - one.mtimeMs);
  let totalBytes = limits.fileMaxBytes;
  for (const { name, size, mtimeMs } of others) {
    totalBytes += size;
    const isOld = nowMs - mtimeMs > limits.days * DAY_MS;
    if (isOld || totalBytes > limits.totalMaxBytes)
      rmSync(path.join(directory, name), { force: true });
  }
}
