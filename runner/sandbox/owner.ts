// Whose sandbox a container is. Labels tell, so that one Invigil never removes what another, living one uses.
import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** On every container that Invigil makes, sandboxes and plain runs alike. */
export const OWNER_LABEL = 'invigil.owner';

/** One running process that makes sandboxes: `home/pid/start/instance`. A process id alone may be taken again by another. */
export function newOwner(): string {
  return [homeOfPids(), process.pid, startOf(process.pid) ?? '', randomUUID()].join('/');
}

/** Owners whose process ids are not ours to look up count as alive: nobody here can tell. */
export function isOwnerAlive(owner: string): boolean {
  const [home, pidText, start] = owner.split('/');
  if (home !== homeOfPids()) return true;
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: alive, and somebody else's.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return (startOf(pid) ?? '') === start;
}

/** Clock ticks from boot to the start of a process (proc(5), stat field 22); null where there is no /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; what follows its last `)` starts with field 3.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/**
 * Where a process id means the same process: this machine and, on Linux, this namespace of ids. Two containers with
 * the engine's socket may share a host name and know nothing of each other's processes.
 */
export function homeOfPids(): string {
  try {
    return `${hostname()}@${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}
