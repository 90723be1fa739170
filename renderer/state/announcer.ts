// What a screen reader is told without the focus moving. The page holds one polite live region that reads this store.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

/** `turn` changes with every announcement, so that the same words twice are read twice. */
export type Announcement = { readonly text: string; readonly turn: number };
export type Announcer = StoreApi<Announcement> & { say(text: string): void };

export function createAnnouncer(): Announcer {
  const store = createStore<Announcement>(() => ({ text: '', turn: 0 }));
  return {
    ...store,
    say: (text) => store.setState(({ turn }) => ({ text, turn: turn + 1 })),
  };
}
