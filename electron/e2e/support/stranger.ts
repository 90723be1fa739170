// Speaks to the host without a browser, so that a test can send what no browser would: other Hosts, other Origins.
import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { WebSocket } from 'ws';
import type { RawData } from 'ws';
import { responseShape } from '#contract/wire.ts';
import type { Response } from '#contract/wire.ts';

export type HttpAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** One GET with exactly these headers; nothing follows redirects or keeps cookies. */
export async function get(url: string, headers: OutgoingHttpHeaders = {}): Promise<HttpAnswer> {
  const asked = request(url, { headers, agent: false });
  asked.end();
  const [response] = await once(asked, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  return {
    status: response.statusCode,
    headers: response.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** Trades the one-time address for the session cookie, as a browser's first load does. */
export async function openSession(address: string): Promise<string> {
  const { headers, status } = await get(address);
  const [cookie] = headers['set-cookie'] ?? [];
  const pair = cookie?.split(';')[0];
  if (pair === undefined) throw new Error(`the address gave no session (${status})`);
  return pair;
}

export type Talk = {
  /** Sends one frame as it is and resolves with the next response. */
  send(frame: string): Promise<Response>;
  close(): void;
};

/** Resolves with null when the host does not let this one in. */
export async function talk(origin: string, headers: Record<string, string>): Promise<Talk | null> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/ws`, { headers });
  const opened = await new Promise<boolean>((resolve) => {
    socket.once('open', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!opened) return null;
  // A host that was killed resets the connection: what follows is the close.
  socket.on('error', () => undefined);
  return {
    send: (frame) => {
      const answered = nextResponse(socket);
      socket.send(frame);
      return answered;
    },
    close: () => socket.terminate(),
  };
}

/** News may come in between; it is not an answer. */
function nextResponse(socket: WebSocket): Promise<Response> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('the host hung up before it answered'));
    socket.once('close', gone);
    const listen = (data: RawData): void => {
      if (!Buffer.isBuffer(data)) return;
      const response = responseShape.safeParse(JSON.parse(data.toString('utf8')));
      if (!response.success) return;
      socket.off('message', listen).off('close', gone);
      resolve(response.data);
    };
    socket.on('message', listen);
  });
}
