// Calls and events over one WebSocket. When it breaks, calls in flight are rejected at once: whether they arrived is
// unknown, and the stores find out by asking again.
import type {
  AnswerIn,
  AskIn,
  CallTable,
  ClientOf,
  EventTable,
  NameIn,
  NewsIn,
} from '#contract/table.ts';
import { pushShape, responseShape } from '#contract/wire.ts';
import type { Response } from '#contract/wire.ts';
import { HostError } from './host-error.ts';
import { reconnectingSocket } from './reconnecting-socket.ts';
import type { SocketParts } from './reconnecting-socket.ts';

/** A host on this machine answers in milliseconds; past this a call is given up, so that no button waits for ever. */
export const CALL_MAX_MS = 20_000;

/** The socket of the host that this page came from. */
export function socketOf(page: Window): SocketParts {
  const address = new URL('ws', page.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return {
    open: () => new WebSocket(address),
    later: (run, delayMs) => page.setTimeout(run, delayMs),
    chance: Math.random,
  };
}

type Listener = (news: unknown) => void;

/** A client of the host's two tables; news is checked against its event, answers by the host's gate. */
export function loopbackClient<Calls extends CallTable, Events extends EventTable>(
  parts: SocketParts,
  events: Events,
): ClientOf<Calls, Events> {
  const calls = callsUnderWay();
  const listeners = new Map<string, Set<Listener>>();
  const connectionListeners = new Set<(connected: boolean) => void>();

  const socket = reconnectingSocket(parts, {
    onText: (text) => {
      const message: unknown = JSON.parse(text);
      const push = pushShape.safeParse(message);
      if (push.success) tellNews(events, listeners, push.data.event, push.data.news);
      else calls.answered(responseShape.parse(message));
    },
    onChange: (connected) => {
      if (!connected) calls.rejectAll();
      for (const listener of connectionListeners) listener(connected);
    },
  });

  return {
    call: <Name extends NameIn<Calls>>(
      name: Name,
      ask: AskIn<Calls, Name>,
    ): Promise<AnswerIn<Calls, Name>> =>
      new Promise((resolve, reject) => {
        if (!socket.isOpen()) {
          reject(new HostError('connection-lost', 'not connected'));
          return;
        }
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the gate has checked it against this row
        const id = calls.begin((answer) => resolve(answer as AnswerIn<Calls, Name>), reject);
        socket.send(JSON.stringify({ id, call: name, ask }));
        parts.later(() => calls.giveUp(id, name), CALL_MAX_MS);
      }),
    on: <Name extends NameIn<Events>>(
      name: Name,
      listener: (news: NewsIn<Events, Name>) => void,
    ) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- tellNews has parsed it by this event's shape
      const heard: Listener = (news) => listener(news as NewsIn<Events, Name>);
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
  events: EventTable,
  listeners: ReadonlyMap<string, ReadonlySet<Listener>>,
  name: string,
  news: unknown,
): void {
  const shape = Object.hasOwn(events, name) ? events[name] : undefined;
  if (shape === undefined) return;
  const checked = shape.parse(news);
  for (const listener of listeners.get(name) ?? []) listener(checked);
}
