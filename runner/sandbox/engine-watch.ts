// Keeps an eye on the engine: is it there, does it have the images? Told by the engine's own events and by the end of
// their stream; only while there is no engine to tell anything does it ask again and again, with growing pauses.
import type { EngineState } from '#contract/engine.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Result } from '#contract/result.ts';
import type { Engine, EngineAbsent } from './engine.ts';
import { followImages } from './image-news.ts';
import type { News } from './image-news.ts';

/** The images that are there, by language. */
export type ImageIds = Readonly<Partial<Record<ProgrammingLanguage, string>>>;
export type EngineReady = { readonly engine: Engine; readonly images: ImageIds };

export type EngineWatch = {
  state(): EngineState;
  /** The engine with its images, or null while there is no engine. */
  ready(): EngineReady | null;
  /** Looks again whether all images are there: others are needed now. */
  lookAgain(): void;
  /** Resolves at once unless the first look is still under way. */
  firstLook(): Promise<void>;
  onChange(listener: (state: EngineState) => void): () => void;
  close(): Promise<void>;
};

export type EngineWatchOptions = {
  readonly find: () => Promise<Result<Engine, EngineAbsent>>;
  readonly images: (engine: Engine) => Promise<FoundImages>;
};

export type FoundImages = {
  readonly ids: ImageIds;
  /** Those that are needed: what they are called, and why the first one that lacks is not there. */
  readonly needed: readonly string[];
  readonly lacking: {
    readonly tag: string;
    readonly why: string;
    /** There is one, and it is not the one that the machine is held to. */
    readonly isChanged: boolean;
  } | null;
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
      JSON.stringify(next) !== JSON.stringify(state) ||
      JSON.stringify(nextReady?.images) !== JSON.stringify(ready?.images);
    state = next;
    ready = nextReady;
    if (isNews) for (const listener of listeners) listener(next);
    looked.resolve();
  };
  let again = Promise.withResolvers<News>();
  const nudge: Nudge = () => again.promise;
  const watching = watch(options, become, nudge, closing.signal);

  return {
    state: () => state,
    ready: () => ready,
    lookAgain: () => {
      again.resolve('changed');
      again = Promise.withResolvers<News>();
    },
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

/** Settles when somebody wants another look. */
type Nudge = () => Promise<News>;
type Become = (state: EngineState, ready: EngineReady | null) => void;

/** Goes on until `signal`; never fails. */
async function watch(
  options: EngineWatchOptions,
  become: Become,
  nudge: Nudge,
  signal: AbortSignal,
) {
  let pauseMs = PAUSE_FIRST_MS;
  while (!signal.aborted) {
    const found = await options.find();
    if (found.ok) {
      const why = await stayWith(found.value, options, become, nudge, signal).catch(String);
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
  nudge: Nudge,
  signal: AbortSignal,
): Promise<string> {
  const news = await followImages(engine, signal);
  while (true) {
    const next = Promise.race([news.next(), nudge()]);
    const { ids, needed, lacking } = await options.images(engine);
    const image = needed.join(', ');
    const state =
      lacking === null
        ? ({ state: 'ready', engine: engine.description, image } as const)
        : ({
            state: lacking.isChanged ? 'image-changed' : 'image-missing',
            image: lacking.tag,
            detail: lacking.why,
          } as const);
    become(state, { engine, images: ids });
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
