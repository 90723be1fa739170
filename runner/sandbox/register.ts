// Which containers are in use by this process: from the moment one has a name until it is removed.
import type { Sandbox } from './sandbox.ts';

export type Register = {
  /** The container is about to be made, or has turned out not to be. */
  expect(name: string): void;
  forget(name: string): void;
  /** @returns the sandbox, which signs itself off when it is destroyed */
  enter(name: string, sandbox: Sandbox): Sandbox;
  /** A container that is not in here is an orphan. */
  has(name: string): boolean;
  destroyAll(): Promise<void>;
  /** Resolves when everything that was to be destroyed is removed. */
  removed(): Promise<void>;
};

export function createRegister(): Register {
  const names = new Set<string>();
  const living = new Set<Sandbox>();
  const removals = new Set<Promise<void>>();

  const enter = (name: string, sandbox: Sandbox): Sandbox => {
    const entered: Sandbox = {
      ...sandbox,
      destroy: async () => {
        living.delete(entered);
        const removal = sandbox.destroy();
        removals.add(removal);
        await removal;
        removals.delete(removal);
        names.delete(name);
      },
    };
    living.add(entered);
    return entered;
  };

  return {
    expect: (name) => void names.add(name),
    forget: (name) => void names.delete(name),
    enter,
    has: (name) => names.has(name),
    destroyAll: async () => {
      await Promise.all([...living].map((sandbox) => sandbox.destroy()));
    },
    removed: async () => {
      await Promise.all(removals);
    },
  };
}
