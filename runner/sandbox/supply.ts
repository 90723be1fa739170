// The supply of sandboxes: follows the engine as it comes and goes, keeps the pool filled while it is there, and
// sweeps what was left behind.
import type { EngineState } from '#contract/engine.ts';
import { MINUTE_MS } from '#contract/limits.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { RunnerFault } from '../judging.ts';
import type { Want } from './allowances.ts';
import type { EngineWatch, ImageIds } from './engine-watch.ts';
import { createPool } from './pool.ts';
import type { Sandbox } from './sandbox.ts';
import type { Workshop } from './workshop.ts';

export type Supply = {
  /** From now on this is what is used here. */
  prepare(usual: readonly Want[]): void;
  take(want: Want): Promise<Result<Sandbox, RunnerFault>>;
  /** Whose fault it is that a sandbox failed: a sick sandbox, or an engine that has gone under it. */
  blame(detail: string): Promise<RunnerFault>;
  /** A judgement is over: time to make up for its sandbox. */
  refill(): void;
  /** Resolves when the pool is as full as it gets, or at once while there is no engine. */
  full(): Promise<void>;
  /** Resolves when the sandboxes used so far are removed. */
  swept(): Promise<void>;
  readyCount(): number;
  close(): Promise<void>;
};

export type SupplyOptions = {
  readonly watch: EngineWatch;
  readonly open: (watch: NonNullable<ReturnType<EngineWatch['ready']>>) => Workshop;
  readonly poolSize: number;
  readonly usual: readonly Want[];
  readonly concurrency: number;
  /** Trouble that no judgement reports, in one line for a log. */
  readonly onTrouble: (what: string) => void;
};

const SWEEP_EVERY_MS = 1 * MINUTE_MS;

export function createSupply(options: SupplyOptions): Supply {
  const { watch } = options;
  let workshop: Workshop | null = null;
  const tell = (error: unknown): void => options.onTrouble(wordsOf(error));

  const pool = createPool({
    size: options.poolSize,
    buildsAtOnce: options.concurrency,
    eager: options.concurrency,
    usual: options.usual,
    onTrouble: tell,
    build: async (want) => {
      if (workshop === null) throw new Error('there is no engine');
      return workshop.build(want);
    },
  });

  const sweep = (): void => {
    workshop?.sweep().catch(tell);
  };

  const follow = (): void => {
    const ready = watch.ready();
    if (ready !== null && isSame(workshop?.images, ready.images)) return;
    const former = workshop;
    workshop = ready === null ? null : options.open(ready);
    void pool.empty();
    former?.close().catch(tell);
    if (workshop === null) return;
    sweep();
    pool.refill();
  };

  const blame = async (detail: string): Promise<RunnerFault> => {
    const isThere = workshop !== null && (await workshop.answers());
    return { kind: isThere ? 'sandbox-failed' : 'engine-absent', detail };
  };

  const stopFollowing = watch.onChange(follow);
  const sweeping = setInterval(sweep, SWEEP_EVERY_MS);
  sweeping.unref();
  follow();

  return {
    prepare: (usual) => {
      pool.prepare(usual);
      if (workshop !== null) pool.refill();
    },
    take: async (want) => {
      await watch.firstLook();
      if (workshop === null) return fail(absence(watch.state()));
      if (workshop.images[want.language] === undefined)
        return fail({ kind: 'image-missing', detail: `there is no image for ${want.language}` });
      try {
        return ok(await pool.take(want));
      } catch (error) {
        return fail(await blame(wordsOf(error)));
      }
    },
    blame,
    refill: () => pool.refill(),
    full: async () => {
      await watch.firstLook();
      if (workshop !== null) await pool.full();
    },
    swept: async () => workshop?.swept(),
    readyCount: () => pool.readyCount(),
    close: async () => {
      stopFollowing();
      clearInterval(sweeping);
      await pool.close();
      await workshop?.close();
    },
  };
}

const isSame = (images: ImageIds | undefined, others: ImageIds): boolean =>
  JSON.stringify(images) === JSON.stringify(others);

/** Why there is no sandbox, in the state's own words. */
function absence(state: EngineState): RunnerFault {
  switch (state.state) {
    case 'absent':
      return { kind: 'engine-absent', detail: state.detail };
    case 'image-missing':
    case 'image-changed':
      return { kind: 'image-missing', detail: `${state.image}: ${state.detail}` };
    case 'starting':
    case 'ready':
      return { kind: 'engine-absent', detail: 'the engine has just gone' };
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message.trim() : String(error);
