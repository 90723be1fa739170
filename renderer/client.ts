// The host behind this page, whichever it is: the Electron shell's bridge, or the loopback host's WebSocket.
import type { calls } from '#contract/calls.ts';
import { events } from '#contract/events.ts';
import type { Client } from '#contract/wire.ts';
import { loopbackClient, socketOf } from './loopback-client.ts';

declare global {
  interface Window {
    /** Put there by the Electron preload; absent in a browser. */
    readonly invigil?: Pick<Client, 'call' | 'on'>;
  }
}

export function connect(page: Window): Client {
  const bridge = page.invigil;
  if (bridge === undefined) {
    return loopbackClient<typeof calls, typeof events>(socketOf(page), events);
  }
  return {
    call: (name, ask) => bridge.call(name, ask),
    on: (name, listener) => bridge.on(name, listener),
    // The bridge and its host are one process: where the host is gone, so is this page.
    onConnection: (listener) => {
      listener(true);
      return () => undefined;
    },
  };
}
