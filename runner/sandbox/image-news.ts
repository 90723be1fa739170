// The engine's own events about images, and the end of their stream: how one learns that the engine is gone.
import type { Engine } from './engine.ts';

export type News = 'changed' | 'gone';

export type ImageNews = {
  /** The next piece of news after this call. */
  next(): Promise<News>;
};

/** Listens until the engine goes or `signal` says stop; either shows as `gone`. @throws when the engine refuses */
export async function followImages(engine: Engine, signal: AbortSignal): Promise<ImageNews> {
  const events = await engine.docker.getEvents({ filters: { type: ['image'] } });
  const gone = Promise.withResolvers<News>();
  for (const end of ['end', 'close', 'error']) events.on(end, () => gone.resolve('gone'));
  const stop = (): void => {
    if ('destroy' in events && typeof events.destroy === 'function') events.destroy();
    gone.resolve('gone');
  };
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  void gone.promise.finally(() => signal.removeEventListener('abort', stop));
  events.resume();
  return {
    next: () => {
      const changed = Promise.withResolvers<News>();
      events.once('data', () => changed.resolve('changed'));
      return Promise.race([gone.promise, changed.promise]);
    },
  };
}
