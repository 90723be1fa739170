// The clocks of this machine.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { Reading } from './rules/elapsed.ts';

/**
 * Reads all clocks at once. `os.uptime` counts sleep on every system. Only Linux names each start of the machine;
 * elsewhere a start shows by an uptime that is less than before.
 */
export function machineClock(): () => Reading {
  const processId = randomUUID();
  const bootId = linuxBootId() ?? 'not named';
  return () => ({
    wallMs: Date.now(),
    steadyMs: performance.now(),
    bootMs: uptime() * 1_000,
    bootId,
    processId,
  });
}

function linuxBootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}
