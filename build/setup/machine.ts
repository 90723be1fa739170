// What set-up must know of the machine before it decides anything. Looking changes nothing.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  readonly hasApt: boolean;
  /** An X11 or Wayland display that a window could open on; always so on Windows and macOS. */
  readonly hasDisplay: boolean;
  /** systemd runs as the init system, so services are its business. */
  readonly hasSystemd: boolean;
};

/** The daemons of Debian live in sbin, which the PATH of a plain user leaves out. */
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin', '/usr/local/bin', '/usr/bin'];

/** The full path of a program, or null when this machine has none of that name. */
export function findProgram(name: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const folders = [...(env['PATH'] ?? '').split(delimiter).filter(Boolean), ...SYSTEM_FOLDERS];
  const candidates = folders.map((folder) => join(folder, name));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Absent and not executable are the same answer here.
    return false;
  }
}

export function lookAtMachine(env: NodeJS.ProcessEnv = process.env): Machine {
  const isLinux = process.platform === 'linux';
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasApt: isLinux && findProgram('apt-get', env) !== null,
    hasDisplay: !isLinux || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']),
    hasSystemd: existsSync('/run/systemd/system'),
  };
}
