// Where sandboxes are made: one engine with one image, for as long as both are there.
import { randomUUID } from 'node:crypto';
import type { Limits } from '#contract/problem.ts';
import type { Recipe } from '../languages/recipe.ts';
import type { EngineReady } from './engine-watch.ts';
import { removeOrphans } from './orphans.ts';
import { OWNER_LABEL } from './owner.ts';
import { createRegister } from './register.ts';
import { createSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { seccompArgument } from './seccomp-file.ts';
import type { SeccompArgument } from './seccomp-file.ts';
import { within } from './within.ts';

export type Workshop = {
  readonly imageId: string;
  /** @throws in the engine's words */
  build(limits: Limits): Promise<Sandbox>;
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
  readonly recipe: Recipe;
  readonly owner: string;
  readonly runtime: string | null;
};

export function createWorkshop(options: WorkshopOptions): Workshop {
  const { engine, imageId } = options.ready;
  const { owner, recipe, runtime } = options;
  const register = createRegister();
  const builds = new Set<Promise<Sandbox>>();
  let isClosed = false;
  /** Some engines lack the small init program. The grader then is process 1 itself; the kernel still ends all with it. */
  let init = true;
  let seccomp: Promise<SeccompArgument> | null = null;

  const create = async (limits: Limits): Promise<Sandbox> => {
    const name = `invigil-${randomUUID()}`;
    register.expect(name);
    try {
      seccomp ??= seccompArgument(engine);
      const labels = { [OWNER_LABEL]: owner, 'invigil.image': imageId };
      const tmpfs = engine.kind === 'docker' ? 'owned' : 'copied-up';
      const confined = { limits, init, runtime, tmpfs, seccomp: (await seccomp).value } as const;
      const made = { docker: engine.docker, name, image: imageId, recipe, labels };
      return register.enter(name, await createSandbox({ ...made, ...confined }));
    } catch (error) {
      register.forget(name);
      throw error;
    }
  };

  const createWithInit = async (limits: Limits): Promise<Sandbox> => {
    try {
      return await create(limits);
    } catch (error) {
      if (!init || !LACKS_INIT.test(String(error))) throw error;
      init = false;
      return create(limits);
    }
  };

  return {
    imageId,
    build: async (limits) => {
      const build = createWithInit(limits);
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
const LACKS_INIT = /init binary|docker-init|catatonit|container-init/;
