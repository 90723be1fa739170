// Sandboxes kept ready, so that a submission does not wait for the engine. Each is lent once and never comes back.
import { wantKey } from './allowances.ts';
import type { Want } from './allowances.ts';
import type { Sandbox } from './sandbox.ts';
import { createWish } from './wish.ts';

export type Pool = {
  /** A sandbox of this kind: a ready one, one being made, or a new one. @throws when none can be made */
  take(want: Want): Promise<Sandbox>;
  /** From now on this is what is used here. */
  prepare(usual: readonly Want[]): void;
  /** Makes up for what was taken, in the background. */
  refill(): void;
  /** Destroys what waits: the image is another one now, or the engine is gone. */
  empty(): Promise<void>;
  /** Empties for good, and waits for what is still being made. */
  close(): Promise<void>;
  /** Resolves when as many wait as the pool keeps, or when a build fails. Starts what is missing. */
  full(): Promise<void>;
  readyCount(): number;
};

export type PoolOptions = {
  /** How many wait at most. 0: every sandbox is made on demand. */
  readonly size: number;
  /** How many the pool makes at once while somebody waits for it to be full; else it makes one after the other. */
  readonly buildsAtOnce: number;
  /** So many are made without a rest. After that the pool rests after each build as long as the build took. */
  readonly eager: number;
  /** What to prepare for, by turns, until requests show what is used here. */
  readonly usual: readonly Want[];
  readonly build: (want: Want) => Promise<Sandbox>;
  /** A build in the background failed. Nothing more is built until the next `refill`. */
  readonly onTrouble: (error: unknown) => void;
};

type Waiting = { readonly want: Want; readonly sandbox: Sandbox };
type Coming = {
  readonly want: Want;
  readonly sandbox: Promise<Sandbox>;
  readonly generation: number;
};

export function createPool(options: PoolOptions): Pool {
  const ready: Waiting[] = [];
  const coming: Coming[] = [];
  const wish = createWish(options.size, options.usual);
  /** Grows when the pool is emptied; what was begun before is not wanted after. */
  let generation = 0;
  let isClosed = false;
  const waiters: (() => void)[] = [];
  let rest: NodeJS.Timeout | undefined;

  const refill = (): void => {
    clearTimeout(rest);
    if (isClosed) return;
    const atOnce = waiters.length > 0 ? options.buildsAtOnce : 1;
    for (const { sandbox } of ready.filter((one) => !one.sandbox.isAlive())) drop(ready, sandbox);
    for (const want of wish.missing([...ready, ...coming])) {
      if (coming.length >= atOnce) return;
      for (const { sandbox } of wish.surplus(ready)) drop(ready, sandbox);
      void prepare(want);
    }
  };

  const isFull = (): boolean => wish.missing(ready).length === 0;

  const prepare = async (want: Want): Promise<void> => {
    const begunMs = performance.now();
    const one: Coming = { want, generation, sandbox: options.build(want) };
    coming.push(one);
    try {
      const sandbox = await one.sandbox;
      // Whoever took it off the list while it was being made has it now.
      if (!leave(coming, one)) return;
      ready.push({ want, sandbox });
      if (one.generation !== generation || isClosed) drop(ready, sandbox);
      if (isFull() || isClosed) wakeAll(waiters);
      // In the background the machine belongs to the student: half a core for a while, and no more.
      const isHurried = waiters.length > 0 || ready.length < options.eager;
      rest = setTimeout(refill, isHurried ? 0 : performance.now() - begunMs).unref();
    } catch (error) {
      if (leave(coming, one)) options.onTrouble(error);
      wakeAll(waiters);
    }
  };

  const take = (want: Want): Promise<Sandbox> => {
    wish.note(want);
    const one = takeReady(ready, want);
    if (one !== null) return Promise.resolve(one);
    const nearly = coming.find((each) => each.generation === generation && isFit(each, want));
    if (nearly === undefined) return options.build(want);
    leave(coming, nearly);
    return nearly.sandbox;
  };

  const empty = async (): Promise<void> => {
    generation += 1;
    await destroyAll(ready);
  };

  return {
    ...{ prepare: wish.prepare, take, refill, empty },
    full: async () => {
      if (isFull() || isClosed) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      waiters.push(resolve);
      refill();
      await promise;
    },
    close: async () => {
      isClosed = true;
      wakeAll(waiters);
      await empty();
      while (coming.length > 0) await Promise.allSettled(coming.map((one) => one.sandbox));
    },
    readyCount: () => ready.length,
  };
}

/** Takes the one that waited longest; those that died while they waited are removed on the way. */
function takeReady(ready: Waiting[], want: Want): Sandbox | null {
  for (const one of ready.filter((each) => isFit(each, want))) {
    leave(ready, one);
    if (one.sandbox.isAlive()) return one.sandbox;
    void one.sandbox.destroy();
  }
  return null;
}

const destroyAll = async (ready: Waiting[]): Promise<void> => {
  await Promise.all(ready.splice(0).map((one) => one.sandbox.destroy()));
};

function drop(ready: Waiting[], sandbox: Sandbox): void {
  const at = ready.findIndex((one) => one.sandbox === sandbox);
  if (at !== -1) ready.splice(at, 1);
  void sandbox.destroy();
}

function wakeAll(waiters: (() => void)[]): void {
  for (const wake of waiters.splice(0)) wake();
}

const isFit = (one: { readonly want: Want }, want: Want): boolean =>
  wantKey(one.want) === wantKey(want);

/** @returns whether it was there */
function leave<One>(list: One[], one: One): boolean {
  const at = list.indexOf(one);
  if (at !== -1) list.splice(at, 1);
  return at !== -1;
}
