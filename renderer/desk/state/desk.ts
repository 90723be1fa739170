// Whether the desk answers, whether its page is unlocked, and by whom.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { DeskClient, DeskView, UnlockFault } from '#contract/desk.ts';
import { ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { createAsking } from './asking.ts';
import type { Asking, DeskFault } from './asking.ts';

export type DeskState = {
  readonly connected: boolean;
  /** Null until the desk answered for the first time. */
  readonly view: DeskView | null;
};

export type DeskStore = StoreApi<DeskState> & {
  readonly ask: Asking;
  read(): Promise<void>;
  unlock(name: string, code: string): Promise<Result<null, UnlockFault | DeskFault>>;
  lock(): Promise<void>;
};

export function createDesk(client: DeskClient): DeskStore {
  const store = createStore<DeskState>(() => ({ connected: false, view: null }));
  const take = (view: DeskView): void => store.setState({ view });
  const read = async (): Promise<void> => take(await client.call('desk/read', {}));
  // Should that fail too, the connection is gone, and its return reads the desk anew.
  const ask = createAsking(() => void read().catch(() => undefined));
  client.on('desk/changed', take);
  client.onConnection((connected) => store.setState({ connected }));
  return {
    ...store,
    ask,
    read,
    unlock: async (name, code) => {
      const answer = await ask(client.call('desk/unlock', { name, code }));
      if (answer.ok) {
        take(answer.value);
        return ok(null);
      }
      // How long to wait now is for the desk to say.
      await read().catch(() => undefined);
      return answer;
    },
    lock: async () => {
      await client.call('desk/lock', {});
      await read();
    },
  };
}
