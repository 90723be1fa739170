// The create options of one sandbox: every limit of the trust model, in one place to read and to test.
import path from 'node:path';
import type Docker from 'dockerode';
import { GRADER_FOLDER, GRADER_UID, SUBJECT_FOLDER, SUBJECT_UID } from '../languages/recipe.ts';
import type { Outfit } from '../languages/recipe.ts';
import {
  DISK_BYTES,
  DISK_INODES,
  OPEN_FILES_MAX,
  SHARED_MEMORY_BYTES,
  containerLimits,
} from './allowances.ts';
import type { ContainerLimits } from './allowances.ts';
import type { Limits } from '#contract/problem.ts';

export type ContainerAsk = {
  readonly image: string;
  readonly outfit: Outfit;
  readonly limits: Limits;
  readonly labels: Readonly<Record<string, string>>;
  /** For `seccomp=`: the profile's JSON for Docker, the path of a file that holds it for Podman, null for its own default. */
  readonly seccomp: string | null;
  /** How this engine mounts tmpfs; see `folders`. */
  readonly tmpfs: 'owned' | 'copied-up';
  readonly init: boolean;
  readonly runtime: string | null;
};

const COMMON_ENV = ['PATH=/usr/bin:/bin', 'LANG=C.UTF-8', 'TZ=UTC'];
/** Set on the container's first process and inherited: the kernel ends a sandbox before anything else of the machine. */
const OOM_SCORE = 500;

/**
 * The two writable folders. Docker mounts each for its uid. Podman knows neither `uid` nor `nr_inodes` (4.3,
 * "invalid mount option"), but copies what the image has below a mount point, with its owners: so the grader's folder
 * comes from the image, inside a tmpfs of root's, and the memory limit bounds the inodes.
 */
function folders(kind: ContainerAsk['tmpfs']): Record<string, string> {
  const common = `rw,noexec,nosuid,nodev,size=${DISK_BYTES}`;
  if (kind === 'copied-up')
    return {
      [path.posix.dirname(GRADER_FOLDER)]: `${common},mode=0755`,
      [SUBJECT_FOLDER]: `${common},mode=1777`,
    };
  const owned = (uid: number): string =>
    `${common},nr_inodes=${DISK_INODES},mode=0700,uid=${uid},gid=${uid}`;
  return { [GRADER_FOLDER]: owned(GRADER_UID), [SUBJECT_FOLDER]: owned(SUBJECT_UID) };
}

/** What holds for anything that runs student code: shared with the plain way, so that the bench compares like with like. */
export function confinement(limits: ContainerLimits, ask: Pick<ContainerAsk, 'seccomp' | 'init'>) {
  return {
    NetworkMode: 'none',
    ReadonlyRootfs: true,
    CapDrop: ['ALL'],
    Privileged: false,
    SecurityOpt: ['no-new-privileges', ...(ask.seccomp === null ? [] : [`seccomp=${ask.seccomp}`])],
    Memory: limits.memoryBytes,
    MemorySwap: limits.memoryBytes,
    NanoCpus: limits.nanoCpus,
    PidsLimit: limits.processes,
    OomScoreAdj: OOM_SCORE,
    IpcMode: 'private',
    ShmSize: SHARED_MEMORY_BYTES,
    Ulimits: [
      { Name: 'nofile', Soft: OPEN_FILES_MAX, Hard: OPEN_FILES_MAX },
      { Name: 'fsize', Soft: DISK_BYTES, Hard: DISK_BYTES },
      { Name: 'core', Soft: 0, Hard: 0 },
    ],
    LogConfig: { Type: 'none', Config: {} },
    RestartPolicy: { Name: 'no' },
    Init: ask.init,
  } satisfies Docker.HostConfig;
}

/** Podman asks for its own default otherwise, which a machine with a lower one refuses. Counts all sandboxes together. */
const PODMAN_NPROC = { Name: 'nproc', Soft: 4_096, Hard: 4_096 };

export function sandboxOptions(ask: ContainerAsk): Docker.ContainerCreateOptions {
  const confined = confinement(containerLimits(ask.limits, ask.outfit.allowance), ask);
  return {
    Image: ask.image,
    Hostname: 'sandbox',
    User: `${GRADER_UID}:${GRADER_UID}`,
    WorkingDir: GRADER_FOLDER,
    Entrypoint: [],
    Cmd: [...ask.outfit.graderArgv],
    Env: [...COMMON_ENV, `HOME=${GRADER_FOLDER}`, `TMPDIR=${GRADER_FOLDER}`],
    Labels: { ...ask.labels },
    // Besides NetworkMode none: the kernel's empty network namespace without the engine's own bookkeeping of networks,
    // which costs Docker half of a container's start (105 of 180 ms of processor time, Docker 20.10).
    NetworkDisabled: true,
    Tty: false,
    OpenStdin: true,
    // The engine closes the grader's input when our connection goes, and the grader ends with it:
    // a sandbox does not outlive the process that made it.
    StdinOnce: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    HostConfig: {
      ...confined,
      ...(ask.tmpfs === 'copied-up' ? { Ulimits: [...confined.Ulimits, PODMAN_NPROC] } : {}),
      Tmpfs: folders(ask.tmpfs),
      ...(ask.runtime === null ? {} : { Runtime: ask.runtime }),
    },
  };
}

export function subjectOptions(outfit: Outfit): Docker.ExecCreateOptions {
  return {
    User: `${SUBJECT_UID}:${SUBJECT_UID}`,
    WorkingDir: SUBJECT_FOLDER,
    Cmd: [...outfit.subjectArgv],
    Env: [...COMMON_ENV, `HOME=${SUBJECT_FOLDER}`, `TMPDIR=${SUBJECT_FOLDER}`],
    AttachStdin: false,
    AttachStdout: true,
    AttachStderr: true,
    Tty: false,
    Privileged: false,
  };
}
