// Keeps an eye on the engine: is it there, does it have the image? Told by the engine's own events and by the end of
// their stream; only while there is no engine to tell anything does it ask again and again, with growing pauses.
import type { EngineState } from '#contract/engine.ts';
import type { Result } from '#contract/result.ts';
import type { Engine, EngineAbsent } from './engine.ts';

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
    const isNews = JSON.stringify(next) !== JSON.stringify(state);
    state = next;
    ready = nextReady;
    looked.resolve();
    if (isNews) for (const listener of listeners) listener(next);
  };

  const look = async (): Promise<void> => {
    let pauseMs = PAUSE_FIRST_MS;
    while (!closing.signal.aborted) {
      const engine = await options.find();
      if (!engine.ok) {
        become({ state: 'absent', detail: detailOf(engine.error) }, null);
        await pause(pauseMs, closing.signal);
        pauseMs = Math.min(2 * pauseMs, PAUSE_MAX_MS);
        continue;
      }
      pauseMs = PAUSE_FIRST_MS;
      const why = await stayWith(engine.value).catch(String);
      engine.value.close();
      become({ state: 'absent', detail: `${engine.value.description}: ${why}` }, null);
      await pause(pauseMs, closing.signal);
    }
  };

  /** @returns why the engine has gone, once it has */
  const stayWith = async (engine: Engine): Promise<string> => {
    const events = await engine.docker.getEvents({ filters: { type: ['image'] } });
    const gone = Promise.withResolvers<'gone'>();
    for (const end of ['end', 'close']) events.once(end, () => gone.resolve('gone'));
    events.on('error', () => gone.resolve('gone'));
    const stop = (): void => {
      if ('destroy' in events && typeof events.destroy === 'function') events.destroy();
      gone.resolve('gone');
    };
    closing.signal.addEventListener('abort', stop, { once: true });
    if (closing.signal.aborted) stop();
    try {
      while (true) {
        const changed = Promise.withResolvers<'changed'>();
        events.once('data', () => changed.resolve('changed'));
        const image = await options.image(engine);
        if (image.ok)
          become(
            { state: 'ready', engine: engine.description, image: options.imageTag },
            { engine, imageId: image.value },
          );
        else become({ state: 'image-missing', image: options.imageTag, detail: image.error }, null);
        if ((await Promise.race([gone.promise, changed.promise])) === 'gone') return 'it went away';
      }
    } finally {
      closing.signal.removeEventListener('abort', stop);
    }
  };

  const watching = look();
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
