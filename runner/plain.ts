// The plain way that Invigil is measured against: a fresh container with the same limits runs `python3 -m pytest` over
// the student's file and the tests together, in one process. Fast to write, easy to forge. For bench and comparison only.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Problem } from '#contract/problem.ts';
import { programsOf } from '#contract/programs.ts';
import { PYTEST_ALLOWANCE } from './languages/python.ts';
import { SUBJECT_UID } from './languages/recipe.ts';
import { containerLimits } from './sandbox/allowances.ts';
import { confinement } from './sandbox/container.ts';
import type { Engine } from './sandbox/engine.ts';
import { OWNER_LABEL, newOwner } from './sandbox/owner.ts';
import { seccompArgument } from './sandbox/seccomp-file.ts';

export type PlainRun = {
  /** pytest's: 0 when every test passed, 1 when one failed. */
  readonly exitCode: number;
};

/** The arguments after the interpreter, for the plain way and for the bare one alike. */
export const pytestArgv = (problem: Problem): string[] => [
  ...['-B', '-m', 'pytest', '-q', '-p', 'no:cacheprovider'],
  ...problem.testFiles.map((file) => file.name),
];

/**
 * What `docker run --rm` does, by the same calls: create, attach, start, wait until removed.
 *
 * @param folder holds the student's file and the tests; the engine must be able to read this machine's files
 */
export async function runPlainly(
  engine: Engine,
  image: string,
  problem: Problem,
  folder: string,
): Promise<PlainRun> {
  const seccomp = await seccompArgument(engine);
  const confined = confinement(containerLimits(problem.manifest.limits, PYTEST_ALLOWANCE), {
    seccomp: seccomp.value,
    init: true,
  });
  const container = await engine.docker.createContainer({
    Image: image,
    User: `${SUBJECT_UID}:${SUBJECT_UID}`,
    WorkingDir: '/exercise',
    Entrypoint: [],
    Cmd: ['/usr/bin/python3', ...pytestArgv(problem)],
    Labels: { [OWNER_LABEL]: OWNER },
    AttachStdout: true,
    AttachStderr: true,
    HostConfig: {
      ...confined,
      AutoRemove: true,
      Binds: [`${folder}:/exercise:ro`],
      Tmpfs: { '/tmp': 'rw,noexec,nosuid,nodev,size=16m,mode=1777' },
    },
  });
  const output = await container.attach({ stream: true, stdout: true, stderr: true });
  output.resume();
  const removed = container.wait({ condition: 'removed' });
  await container.start();
  const { StatusCode } = await removed;
  await seccomp.discard();
  return { exitCode: StatusCode };
}

/** The problem's tests beside a student's file, as authors run them; `use` gets the folder, which then goes. */
export async function withExercise<Value>(
  problem: Problem,
  source: Uint8Array,
  use: (folder: string) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(path.join(tmpdir(), 'invigil-plain-'));
  try {
    const files = [
      { name: programsOf(problem.manifest)[0].entry, bytes: source },
      ...problem.testFiles,
    ];
    await Promise.all(
      files.map(({ name, bytes }) => writeFile(path.join(folder, name), bytes, { mode: 0o644 })),
    );
    await chmod(folder, 0o755);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const OWNER = newOwner();
