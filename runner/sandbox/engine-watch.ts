// Keeps an eye on the engine: is it there, does it have the image? Told by the engine's own events and by the end of
// their stream; only while there is no engine to tell anything does it ask again and again, with growing pauses.
import type { EngineState } from '#contract/engine.ts';
import type { Result } from '#contract/result.ts';
import type { Engine, EngineAbsent } from './engine.ts';
import { followImages } from './image-news.ts';

export type EngineReady = { readonly engine: Engine; readonly imageId: string };

export type EngineWatch = {
  state(): EngineState;
  /** The engine with its image, or null while nothing can run. */
  ready(): EngineReady | null;
  /** Resolves at once unless the first look is still under way. */
  firstLook(): Promise<void>;
  onChange(listener: (state: EngineState) => void): () => void;
  close(): Promise<void>;
};

export type EngineWatchOptions = {
  readonly find: () => Promise<Result<Engine, EngineAbsent>>;
  /** The id of the image that sandboxes are made from, or why there is none. */
  readonly image: (engine: Engine) => Promise<Result<string, string>>;
  readonly imageTag: string;
};

const PAUSE_FIRST_MS = 250;
const PAUSE_MAX_MS = 5_000;

export function createEngineWatch(options: EngineWatchOptions): EngineWatch {
  const listeners = new Set<(state: EngineState) => void>();
  const closing = new AbortController();
  const looked = Promise.withResolvers<void>();
  let state: EngineState = { state: 'starting' };
  let ready: EngineReady | null = null;

  const become = (next: EngineState, nextReady: EngineReady | null): void => {
    if (closing.signal.aborted) return;
    const isNews =
      JSON.stringify(next) !== JSON.stringify(state) || nextReady?.imageId !== ready?.imageId;
    state = next;
    ready = nextReady;
    if (isNews) for (const listener of listeners) listener(next);
    looked.resolve();
  };
  const watching = watch(options, become, closing.signal);

  return {
    state: () => state,
    ready: () => ready,
    firstLook: () => looked.promise,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closing.abort();
      looked.resolve();
      listeners.clear();
      await watching;
    },
  };
}

type Become = (state: EngineState, ready: EngineReady | null) => void;

/** Goes on until `signal`; never fails. */
async function watch(options: EngineWatchOptions, become: Become, signal: AbortSignal) {
  let pauseMs = PAUSE_FIRST_MS;
  while (!signal.aborted) {
    const found = await options.find();
    if (found.ok) {
      const why = await stayWith(found.value, options, become, signal).catch(String);
      found.value.close();
      become({ state: 'absent', detail: `${found.value.description}: ${why}` }, null);
      pauseMs = PAUSE_FIRST_MS;
    } else {
      become({ state: 'absent', detail: detailOf(found.error) }, null);
    }
    await pause(pauseMs, signal);
    pauseMs = Math.min(2 * pauseMs, PAUSE_MAX_MS);
  }
}

/** @returns why the engine has gone, once it has */
async function stayWith(
  engine: Engine,
  options: EngineWatchOptions,
  become: Become,
  signal: AbortSignal,
): Promise<string> {
  const { imageTag } = options;
  const news = await followImages(engine, signal);
  while (true) {
    const next = news.next();
    const image = await options.image(engine);
    if (image.ok) {
      const state = { state: 'ready', engine: engine.description, image: imageTag } as const;
      become(state, { engine, imageId: image.value });
    } else {
      become({ state: 'image-missing', image: imageTag, detail: image.error }, null);
    }
    if ((await next) === 'gone') return 'it went away';
  }
}

function detailOf(absent: EngineAbsent): string {
  return absent.tried.map(({ address, why }) => `${address}: ${why}`).join('; ');
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const done = Promise.withResolvers<void>();
  const timer = setTimeout(() => done.resolve(), ms);
  signal.addEventListener('abort', () => done.resolve(), { once: true });
  await done.promise;
  clearTimeout(timer);
}
