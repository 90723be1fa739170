// The host behind this page, whichever it is: the Electron shell's bridge, or the loopback host's WebSocket.
import type { Client } from '#contract/wire.ts';
import { loopbackClient } from './loopback-client.ts';

declare global {
  interface Window {
    /** Put there by the Electron preload; absent in a browser. */
    readonly invigil?: Pick<Client, 'call' | 'on'>;
  }
}

export function connect(page: Window): Client {
  const bridge = page.invigil;
  if (bridge === undefined) {
    const address = new URL('ws', page.location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    return loopbackClient({
      open: () => new WebSocket(address),
      later: (run, delayMs) => page.setTimeout(run, delayMs),
      chance: Math.random,
    });
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
