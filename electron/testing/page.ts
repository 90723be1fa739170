// What a browser does with the loopback host, without a browser: trades the address, opens the socket, calls and hears.
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { events } from '#contract/events.ts';
import type { EventName, News } from '#contract/events.ts';
import { calls } from '#contract/calls.ts';
import type { Answer, Ask, CallName } from '#contract/calls.ts';
import { pushShape, responseShape } from '#contract/wire.ts';
import type { Response } from '#contract/wire.ts';

export type TestPage = {
  readonly cookie: string;
  readonly socket: WebSocket;
  call<Name extends CallName>(name: Name, ask: Ask<Name>): Promise<Answer<Name>>;
  /** Sends any text and resolves with the next response to `id`. */
  raw(text: string | Uint8Array, id: number): Promise<Response>;
  /** Resolves when an event that fits was heard, past ones included. */
  heard<Name extends EventName>(name: Name, fits: (news: News<Name>) => boolean): Promise<void>;
  close(): void;
};

/** Trades the address for the session's cookie. */
export async function tradeAddress(address: string): Promise<string> {
  const response = await fetch(address, { redirect: 'manual' });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined)
    throw new Error(`no session: ${response.status} ${await response.text()}`);
  return cookie;
}

export async function openPage(origin: string, cookie: string): Promise<TestPage> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/ws`, {
    headers: { cookie },
    origin,
  });
  const waiting = new Map<
    number,
    { resolve(response: Response): void; reject(error: Error): void }
  >();
  const heard: { event: string; news: unknown }[] = [];
  const listeners = new Set<() => void>();
  let nextId = 1;
  socket.on('message', (data: Buffer) => {
    const message: unknown = JSON.parse(data.toString('utf8'));
    const push = pushShape.safeParse(message);
    if (push.success) {
      heard.push(push.data);
      for (const listener of listeners) listener();
      return;
    }
    const response = responseShape.parse(message);
    waiting.get(response.id)?.resolve(response);
    waiting.delete(response.id);
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the socket was closed'));
  });
  await once(socket, 'open');

  const raw: TestPage['raw'] = (text, id) =>
    new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      socket.send(text);
    });
  return {
    cookie,
    socket,
    raw,
    async call(name, ask) {
      const id = nextId;
      nextId += 1;
      const response = await raw(JSON.stringify({ id, call: name, ask }), id);
      if (!response.ok) throw new Error(`${name}: ${response.fault.kind} ${response.fault.detail}`);
      return calls[name].answer.parse(response.answer) as Answer<typeof name>;
    },
    heard: (name, fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = heard.some(
            (push) =>
              push.event === name && fits(events[name].parse(push.news) as News<typeof name>),
          );
          if (!found) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    close: () => socket.terminate(),
  };
}
