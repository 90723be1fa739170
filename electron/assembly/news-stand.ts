// Where news of all parts meet the transports that carry them to screens.
import { events } from '#contract/events.ts';
import type { EventName, News, Publish } from '#contract/events.ts';

export type NewsStand = {
  readonly publish: Publish;
  /** Returns how to stop. */
  subscribe(carrier: Publish): () => void;
};

/** News that breaks its shape is a bug and is not carried: it might tell a screen what it must not see. */
export function newsStand(onBug: (event: EventName, error: unknown) => void): NewsStand {
  const carriers = new Set<Publish>();
  return {
    publish<Name extends EventName>(name: Name, news: News<Name>) {
      const checked = events[name].safeParse(news);
      if (!checked.success) return onBug(name, checked.error);
      for (const carrier of carriers) carrier(name, news);
    },
    subscribe(carrier) {
      carriers.add(carrier);
      return () => void carriers.delete(carrier);
    },
  };
}
