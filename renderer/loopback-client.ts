// Calls and events over one WebSocket. When it breaks, calls in flight are rejected at once (whether they arrived is
// unknown, and the stores find out by reading again), and the socket is opened anew with a growing, jittered wait.
import { events } from '#contract/events.ts';
import type { EventName, News } from '#contract/events.ts';
import type { Answer, Ask, CallName } from '#contract/calls.ts';
import { pushShape, responseShape } from '#contract/wire.ts';
import type { Client } from '#contract/wire.ts';
import { HostError } from './host-error.ts';

export const RECONNECT_FIRST_MS = 250;
export const RECONNECT_MAX_MS = 5_000;
/** A host on this machine answers in milliseconds; past this a call is given up, so that no button waits for ever. */
export const CALL_MAX_MS = 20_000;

export type LoopbackParts = {
  readonly open: () => WebSocket;
  readonly later: (run: () => void, delayMs: number) => unknown;
  /** 0..1, for the jitter. */
  readonly chance: () => number;
};

type Waiting = {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: HostError) => void;
};
type Listener = (news: unknown) => void;

/** Wait before the next try, in ms: doubles from the first to the longest, then up to a quarter more by chance. */
export function reconnectDelayMs(failures: number, chance: number): number {
  const base = Math.min(RECONNECT_MAX_MS, RECONNECT_FIRST_MS * 2 ** Math.min(failures, 10));
  return Math.round(base * (1 + chance / 4));
}

export function loopbackClient(parts: LoopbackParts): Client {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Set<Listener>>();
  const connectionListeners = new Set<(connected: boolean) => void>();
  let socket: WebSocket | null = null;
  let connected = false;
  let failures = 0;
  let nextId = 1;

  const tellConnection = (now: boolean): void => {
    if (connected === now) return;
    connected = now;
    for (const listener of connectionListeners) listener(now);
  };

  const settle = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    return found;
  };

  const receive = (text: string): void => {
    const message: unknown = JSON.parse(text);
    const push = pushShape.safeParse(message);
    if (push.success) {
      tellNews(listeners, push.data.event, push.data.news);
      return;
    }
    const response = responseShape.parse(message);
    const call = settle(response.id);
    if (call === undefined) return;
    if (response.ok) call.resolve(response.answer);
    else call.reject(new HostError(response.fault.kind, response.fault.detail));
  };

  const lost = (): void => {
    socket = null;
    for (const id of waiting.keys()) {
      settle(id)?.reject(
        new HostError('connection-lost', 'the connection broke before the answer'),
      );
    }
    tellConnection(false);
    parts.later(start, reconnectDelayMs(failures, parts.chance()));
    failures += 1;
  };

  const start = (): void => {
    const opening = parts.open();
    socket = opening;
    opening.addEventListener('open', () => {
      failures = 0;
      tellConnection(true);
    });
    opening.addEventListener('message', (message: MessageEvent<string>) => receive(message.data));
    opening.addEventListener('close', lost);
  };

  const send = (id: number, name: string, ask: unknown, call: Waiting): void => {
    if (socket === null || !connected) {
      call.reject(new HostError('connection-lost', 'not connected'));
      return;
    }
    waiting.set(id, call);
    socket.send(JSON.stringify({ id, call: name, ask }));
    parts.later(() => {
      settle(id)?.reject(new HostError('connection-lost', `no answer to ${name} in time`));
    }, CALL_MAX_MS);
  };

  start();
  return {
    call: <Name extends CallName>(name: Name, ask: Ask<Name>): Promise<Answer<Name>> => {
      const id = nextId;
      nextId += 1;
      return new Promise((resolve, reject) => {
        // The gate has checked the answer against this very row of the table before it was sent.
        send(id, name, ask, { resolve: (answer) => resolve(answer as Answer<Name>), reject });
      });
    },
    on: <Name extends EventName>(name: Name, listener: (news: News<Name>) => void) => {
      const heard: Listener = (news) => listener(news as News<Name>);
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(heard));
      return () => void all.delete(heard);
    },
    onConnection: (listener) => {
      connectionListeners.add(listener);
      listener(connected);
      return () => void connectionListeners.delete(listener);
    },
  };
}

const isEventName = (name: string): name is EventName => Object.hasOwn(events, name);

/** News of an event that this page does not know comes from a newer host, and is not for this page. */
function tellNews(
  listeners: ReadonlyMap<string, ReadonlySet<Listener>>,
  name: string,
  news: unknown,
) {
  if (!isEventName(name)) return;
  const checked = events[name].parse(news);
  for (const listener of listeners.get(name) ?? []) listener(checked);
}
