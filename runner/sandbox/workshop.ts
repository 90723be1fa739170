// Where sandboxes are made: one engine with one image, for as long as both are there.
import { randomUUID } from 'node:crypto';
import type { Limits } from '#contract/problem.ts';
import type { Recipe } from '../languages/recipe.ts';
import type { EngineReady } from './engine-watch.ts';
import { removeOrphans } from './orphans.ts';
import { OWNER_LABEL } from './owner.ts';
import { createSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { seccompArgument } from './seccomp-file.ts';
import type { SeccompArgument } from './seccomp-file.ts';

export type Workshop = {
  readonly imageId: string;
  /** @throws in the engine's words */
  build(limits: Limits): Promise<Sandbox>;
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
  /** Every container that is being made, in use or being removed. What is not in here is an orphan. */
  const names = new Set<string>();
  const living = new Set<Sandbox>();
  const removals = new Set<Promise<void>>();
  /** Some engines lack the small init program. The grader then is process 1 itself; the kernel still ends all with it. */
  let init = true;
  let seccomp: Promise<SeccompArgument> | null = null;

  const create = async (limits: Limits): Promise<Sandbox> => {
    const name = `invigil-${randomUUID()}`;
    names.add(name);
    try {
      seccomp ??= seccompArgument(engine);
      const labels = { [OWNER_LABEL]: owner, 'invigil.image': imageId };
      const confined = { limits, init, runtime, seccomp: (await seccomp).value };
      const made = { docker: engine.docker, name, image: imageId, recipe, labels };
      return tracked(await createSandbox({ ...made, ...confined }), name);
    } catch (error) {
      names.delete(name);
      throw error;
    }
  };

  const tracked = (sandbox: Sandbox, name: string): Sandbox => {
    const mine: Sandbox = {
      ...sandbox,
      isAlive: () => sandbox.isAlive(),
      destroy: async () => {
        living.delete(mine);
        const removal = sandbox.destroy();
        removals.add(removal);
        await removal;
        removals.delete(removal);
        names.delete(name);
      },
    };
    living.add(mine);
    return mine;
  };

  return {
    imageId,
    build: async (limits) => {
      try {
        return await create(limits);
      } catch (error) {
        if (!init || !LACKS_INIT.test(String(error))) throw error;
        init = false;
        return create(limits);
      }
    },
    sweep: () => removeOrphans(engine, owner, (name) => names.has(name)),
    swept: async () => {
      await Promise.all(removals);
    },
    close: async () => {
      await Promise.all([...living].map((sandbox) => sandbox.destroy()));
      await Promise.all(removals);
      await (await seccomp)?.discard();
    },
  };
}

const LACKS_INIT = /init binary|docker-init|catatonit|container-init/;
