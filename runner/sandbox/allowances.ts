// What a sandbox gets on top of a problem's limits, because grader and subject live in one container.
import type { ProgrammingLanguage } from '#contract/language.ts';
import { MIB } from '#contract/limits.ts';
import type { Limits } from '#contract/problem.ts';
import type { Allowance, Outfit } from '../languages/recipe.ts';

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

export function containerLimits(limits: Limits, allowance: Allowance): ContainerLimits {
  return {
    memoryBytes: (limits.memoryMb + allowance.memoryMb) * MIB,
    nanoCpus: Math.round(limits.cpus * 1e9),
    processes: limits.processes + allowance.processes,
  };
}

/** Which sandbox is wanted: of which outfit, and for which limits. */
export type Want = {
  readonly language: ProgrammingLanguage;
  readonly outfit: Outfit;
  readonly limits: Limits;
};

/** Sandboxes made for equal keys can stand in for one another: wall time and output are not the container's. */
export function wantKey({ outfit, limits }: Want): string {
  return `${outfit.key}/${limits.memoryMb}/${limits.processes}/${limits.cpus}`;
}
