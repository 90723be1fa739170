// Hints that the machine is a virtual one, or that its screen is shown elsewhere. Hints alone: labs of virtual desktops
// are real, and plain hardware was taken for virtual before (seb-win-refactoring#604, #1519, #1542).
import { readFileSync } from 'node:fs';
import type { See } from './watcher.ts';

const VIRTUAL = [
  'virtualbox',
  'vmware',
  'qemu',
  'kvm',
  'parallels',
  'bochs',
  'xen',
  'hyper-v',
  'virtual machine',
];
const DMI = ['sys_vendor', 'product_name', 'board_vendor'].map(
  (name) => `/sys/class/dmi/id/${name}`,
);

/** The maker's words that name a virtual machine, or null. Only Linux tells them without a tool. */
export function virtualMachineHint(
  read: (file: string) => string | null = readText,
): string | null {
  for (const file of DMI) {
    const words = read(file)?.toLowerCase() ?? '';
    const found = VIRTUAL.find((name) => words.includes(name));
    if (found !== undefined) return found;
  }
  return null;
}

/** How the session says that it is a remote one, or null. */
export function remoteSessionHint(environment: NodeJS.ProcessEnv): string | null {
  const { SESSIONNAME, SSH_CONNECTION, XRDP_SESSION, VNCDESKTOP, CHROME_REMOTE_DESKTOP_SESSION } =
    environment;
  if (SESSIONNAME?.toUpperCase().startsWith('RDP-') === true) return 'rdp';
  if (XRDP_SESSION !== undefined) return 'xrdp';
  if (VNCDESKTOP !== undefined) return 'vnc';
  if (CHROME_REMOTE_DESKTOP_SESSION !== undefined) return 'chrome-remote-desktop';
  return SSH_CONNECTION === undefined ? null : 'ssh';
}

/** Looked at once, at the start: neither changes while a program runs. */
export function seeMachineHints(see: See, environment: NodeJS.ProcessEnv): void {
  const virtual = virtualMachineHint();
  if (virtual !== null) see('virtual-machine', virtual);
  const remote = remoteSessionHint(environment);
  if (remote !== null) see('remote-session', remote);
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Not this system, or not for this user.
    return null;
  }
}
