// What a sandbox gets on top of a problem's limits, because grader and subject live in one container.
import { MIB } from '#contract/limits.ts';
import type { Limits } from '#contract/problem.ts';

/** The grader with pytest (about 45 MB), the subject's bare interpreter (about 15 MB) and both tmpfs when full. */
const MEMORY_ALLOWANCE_MB = 96;
/** docker-init, the grader with its watchdog threads, the subject's own interpreter, and room for one exec. */
const PROCESSES_ALLOWANCE = 12;
/** Each uid's writable folder. They are memory: see the allowance. */
export const DISK_BYTES = 16 * MIB;
export const DISK_INODES = 2_048;
export const OPEN_FILES_MAX = 256;
/** /dev/shm is writable by both uids and is memory too. */
export const SHARED_MEMORY_BYTES = MIB;

/** A waiting sandbox: grader, subject and the engine's shim, as measured. */
const WAITING_BYTES = 48 * MIB;
/** Waiting sandboxes take at most this share of the machine's memory. */
const POOL_MEMORY_SHARE = 1 / 16;
/** More than all problems of an exam, whose drafts may come in at once when time is over. */
const POOL_MAX = 32;

/** How many sandboxes to keep ready on a machine; never fewer than may run at once. */
export function usualPoolSize(memoryBytes: number, concurrency: number): number {
  const fitting = Math.floor((memoryBytes * POOL_MEMORY_SHARE) / WAITING_BYTES);
  return Math.max(concurrency, Math.min(POOL_MAX, fitting));
}

export type ContainerLimits = {
  readonly memoryBytes: number;
  readonly nanoCpus: number;
  readonly processes: number;
};

export function containerLimits(limits: Limits): ContainerLimits {
  return {
    memoryBytes: (limits.memoryMb + MEMORY_ALLOWANCE_MB) * MIB,
    nanoCpus: Math.round(limits.cpus * 1e9),
    processes: limits.processes + PROCESSES_ALLOWANCE,
  };
}

/** Sandboxes made for equal keys can stand in for one another: wall time and output are not the container's. */
export function limitsKey(limits: Limits): string {
  return `${limits.memoryMb}/${limits.processes}/${limits.cpus}`;
}
