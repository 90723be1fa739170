// Calls and events over one WebSocket. When it breaks, calls in flight are rejected at once: whether they arrived is
// unknown, and the stores find out by asking again.
import type { Answer, Ask, CallName } from '#contract/calls.ts';
import { events } from '#contract/events.ts';
import type { EventName, News } from '#contract/events.ts';
import { pushShape, responseShape } from '#contract/wire.ts';
import type { Client, Response } from '#contract/wire.ts';
import { HostError } from './host-error.ts';
import { reconnectingSocket } from './reconnecting-socket.ts';
import type { SocketParts } from './reconnecting-socket.ts';

/** A host on this machine answers in milliseconds; past this a call is given up, so that no button waits for ever. */
export const CALL_MAX_MS = 20_000;

type Listener = (news: unknown) => void;
const isEventName = (name: string): name is EventName => Object.hasOwn(events, name);

export function loopbackClient(parts: SocketParts): Client {
  const calls = callsUnderWay();
  const listeners = new Map<string, Set<Listener>>();
  const connectionListeners = new Set<(connected: boolean) => void>();

  const socket = reconnectingSocket(parts, {
    onText: (text) => {
      const message: unknown = JSON.parse(text);
      const push = pushShape.safeParse(message);
      if (push.success) tellNews(listeners, push.data.event, push.data.news);
      else calls.answered(responseShape.parse(message));
    },
    onChange: (connected) => {
      if (!connected) calls.rejectAll();
      for (const listener of connectionListeners) listener(connected);
    },
  });

  return {
    call: <Name extends CallName>(name: Name, ask: Ask<Name>): Promise<Answer<Name>> =>
      new Promise((resolve, reject) => {
        if (!socket.isOpen()) {
          reject(new HostError('connection-lost', 'not connected'));
          return;
        }
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the gate has checked it against this row
        const id = calls.begin((answer) => resolve(answer as Answer<Name>), reject);
        socket.send(JSON.stringify({ id, call: name, ask }));
        parts.later(() => calls.giveUp(id, name), CALL_MAX_MS);
      }),
    on: <Name extends EventName>(name: Name, listener: (news: News<Name>) => void) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- tellNews has parsed it by this event's shape
      const heard: Listener = (news) => listener(news as News<Name>);
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(heard));
      return () => void all.delete(heard);
    },
    onConnection: (listener) => {
      connectionListeners.add(listener);
      listener(socket.isOpen());
      return () => void connectionListeners.delete(listener);
    },
  };
}

type Waiting = {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: HostError) => void;
};

function callsUnderWay() {
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  const take = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    return found;
  };
  const lose = (id: number, detail: string): void =>
    take(id)?.reject(new HostError('connection-lost', detail));
  return {
    begin: (resolve: Waiting['resolve'], reject: Waiting['reject']): number => {
      const id = nextId;
      nextId += 1;
      waiting.set(id, { resolve, reject });
      return id;
    },
    answered: (response: Response): void => {
      const call = take(response.id);
      if (response.ok) call?.resolve(response.answer);
      else call?.reject(new HostError(response.fault.kind, response.fault.detail));
    },
    giveUp: (id: number, name: string): void => lose(id, `no answer to ${name} in time`),
    rejectAll: (): void => {
      for (const id of waiting.keys()) lose(id, 'the connection broke before the answer');
    },
  };
}

/** News of an event that this page does not know comes from a newer host, and is not for this page. */
function tellNews(
  listeners: ReadonlyMap<string, ReadonlySet<Listener>>,
  name: string,
  news: unknown,
): void {
  if (!isEventName(name)) return;
  const checked = events[name].parse(news);
  for (const listener of listeners.get(name) ?? []) listener(checked);
}
