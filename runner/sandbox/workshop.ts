// Where sandboxes are made: one engine with its images, for as long as they are there.
import { randomUUID } from 'node:crypto';
import type { Want } from './allowances.ts';
import type { EngineReady, ImageIds } from './engine-watch.ts';
import { removeOrphans } from './orphans.ts';
import { OWNER_LABEL } from './owner.ts';
import { createRegister } from './register.ts';
import { createSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { seccompArgument } from './seccomp-file.ts';
import type { SeccompArgument } from './seccomp-file.ts';
import { within } from './within.ts';

export type Workshop = {
  readonly images: ImageIds;
  /** @throws in the engine's words */
  build(want: Want): Promise<Sandbox>;
  /** The engine answers. */
  answers(): Promise<boolean>;
  sweep(): Promise<number>;
  /** Resolves when no used sandbox is left to be removed. */
  swept(): Promise<void>;
  /** Destroys every sandbox that was made here, lent or not. */
  close(): Promise<void>;
};

export type WorkshopOptions = {
  readonly ready: EngineReady;
  readonly owner: string;
  readonly runtime: string | null;
};

export function createWorkshop(options: WorkshopOptions): Workshop {
  const { engine, images } = options.ready;
  const { owner, runtime } = options;
  const register = createRegister();
  const builds = new Set<Promise<Sandbox>>();
  let isClosed = false;
  /** Some engines lack the small init program. The grader then is process 1 itself; the kernel still ends all with it. */
  let init = true;
  let seccomp: Promise<SeccompArgument> | null = null;

  const create = async (want: Want): Promise<Sandbox> => {
    const { outfit, limits } = want;
    const imageId = images[want.language];
    if (imageId === undefined) throw new Error(`there is no image for ${want.language}`);
    const name = `invigil-${randomUUID()}`;
    register.expect(name);
    try {
      seccomp ??= seccompArgument(engine);
      const labels = { [OWNER_LABEL]: owner, 'invigil.image': imageId };
      const tmpfs = engine.kind === 'docker' ? 'owned' : 'copied-up';
      const confined = { limits, init, runtime, tmpfs, seccomp: (await seccomp).value } as const;
      const made = { docker: engine.docker, name, image: imageId, outfit, labels };
      return register.enter(name, await createSandbox({ ...made, ...confined }));
    } catch (error) {
      register.forget(name);
      throw error;
    }
  };

  /** Once more where the engine lacks the init program, or where it lost the container before anything ran in it. */
  const createPatiently = async (want: Want): Promise<Sandbox> => {
    try {
      return await create(want);
    } catch (error) {
      const lacksInit = init && LACKS_INIT.test(String(error));
      if (!lacksInit && !IS_GONE.test(String(error))) throw error;
      if (lacksInit) init = false;
      return create(want);
    }
  };

  return {
    images,
    build: async (want) => {
      const build = createPatiently(want);
      builds.add(build);
      try {
        const sandbox = await build;
        if (!isClosed) return sandbox;
        await sandbox.destroy();
        throw new Error('closed while the sandbox was being made');
      } finally {
        builds.delete(build);
      }
    },
    answers: () =>
      within(ANSWER_MAX_MS, engine.docker.ping()).then(
        () => true,
        () => false,
      ),
    sweep: () => removeOrphans(engine, owner, register.has),
    swept: register.removed,
    close: async () => {
      isClosed = true;
      await Promise.allSettled(builds);
      await register.destroyAll();
      await register.removed();
      await (await seccomp)?.discard();
    },
  };
}

/** An engine that is there answers a ping at once; one that is stopping may hold it. */
const ANSWER_MAX_MS = 2_000;
/** Answered with 409, by Docker and by Podman, where a container ended between its start and its first exec. */
const IS_GONE = /is not running|container state improper/;
const LACKS_INIT = /init binary|docker-init|catatonit|container-init/;
