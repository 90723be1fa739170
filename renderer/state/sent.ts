// What has left the station of what the student sent, and what a proctor says from the desk.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { News } from '#contract/events.ts';
import type { SentView } from '#contract/outbox.ts';
import type { Client } from '#contract/wire.ts';

export type Message = News<'proctoring/message'>;

export type Sent = {
  /** Null where nothing leaves the station, as in the demo. */
  readonly view: SentView | null;
  /** Oldest first, until each is put away. */
  readonly messages: readonly Message[];
};

export type SentStore = StoreApi<Sent> & {
  /** @throws HostError when the host is gone */
  read(): Promise<void>;
  /** The student has read it. */
  dismiss(message: Message): void;
};

export function createSent(client: Client): SentStore {
  const store = createStore<Sent>(() => ({ view: null, messages: [] }));
  const take = (view: SentView | null): void => store.setState({ view });
  client.on('outbox/changed', take);
  const hear = (said: readonly Message[]): void =>
    store.setState(({ messages }) => {
      const shown = new Set(messages.map(({ id }) => id));
      return { messages: [...messages, ...said.filter(({ id }) => !shown.has(id))] };
    });
  client.on('proctoring/message', (message) => hear([message]));
  return {
    ...store,
    async read() {
      take(await client.call('outbox/read', {}));
      hear(await client.call('message/read', {}));
    },
    dismiss({ id }) {
      store.setState(({ messages }) => ({ messages: messages.filter((one) => one.id !== id) }));
      // A host that is gone shows it again, which does no harm.
      void client.call('message/confirm', { id }).catch(() => undefined);
    },
  };
}
