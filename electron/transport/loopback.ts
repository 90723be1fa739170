// The loopback host: the screens and the gate over HTTP and WebSocket, for one browser on this machine.
//
// Any program and any web page on the machine can reach 127.0.0.1, so each request must show three things: the exact
// Host (a page that rebinds its name to 127.0.0.1 shows its own), our own Origin where it has one, and the session
// cookie that the one-time address was traded for.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { MESSAGE_MAX_BYTES, SECOND_MS } from '#contract/limits.ts';
import type { events } from '#contract/events.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { EventTable, PublishOf } from '#contract/table.ts';
import { SAFE_HEADERS } from './content-policy.ts';
import type { Gate } from './gate.ts';
import type { ScreenFiles } from './screen-files.ts';
import type { Session } from './session.ts';
import { serveSocket } from './socket.ts';

export type Loopback<Events extends EventTable = typeof events> = {
  readonly port: number;
  /** An address that one browser may open once. The one before is dead from now on. */
  newAddress(): string;
  readonly publish: PublishOf<Events>;
  close(): Promise<void>;
};

export type LoopbackParts = {
  readonly gate: Gate;
  readonly files: ScreenFiles;
  readonly session: Session;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Browsers send a cookie to every port of a machine, so hosts of different kinds need names of their own. */
  readonly cookie?: string;
  /** The last page that was open has gone, or lost its connection. */
  readonly onPagesGone?: () => void;
};

export type ListenFault = {
  readonly kind: 'port-taken' | 'listen-failed';
  readonly detail: string;
};

const STUDENT_COOKIE = 'invigil-session';
/** Pages of one browser at once; a reload overlaps for a moment. */
const SOCKETS_MAX = 8;
const CONNECTIONS_MAX = 64;

/** `Events`: the table whose news this host carries. */
export async function startLoopback<Events extends EventTable = typeof events>(
  given: LoopbackParts,
): Promise<Result<Loopback<Events>, ListenFault>> {
  const parts = { cookie: STUDENT_COOKIE, onPagesGone: () => undefined, ...given };
  const server = createServer({
    headersTimeout: 10 * SECOND_MS,
    requestTimeout: 30 * SECOND_MS,
    maxHeaderSize: 16_384,
  });
  server.maxConnections = CONNECTIONS_MAX;
  const listening = await listen(server, parts.port);
  if (!listening.ok) return listening;
  const port = listening.value;
  const host = `127.0.0.1:${port}`;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MESSAGE_MAX_BYTES,
    perMessageDeflate: false,
    clientTracking: true,
  });
  server.on('request', (request, response) => answer(parts, host, request, response));
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const allowed = isOurs(request, host, 'needed') && hasSession(parts, request);
    if (!allowed || request.url !== '/ws') return hangUp(socket, '403 Forbidden');
    if (sockets.clients.size >= SOCKETS_MAX) return hangUp(socket, '503 Service Unavailable');
    return sockets.handleUpgrade(request, socket, head, (opened) => {
      serveSocket(opened, parts.gate);
      opened.once('close', () => {
        sockets.clients.delete(opened);
        if (sockets.clients.size === 0) parts.onPagesGone();
      });
    });
  });
  return ok({
    port,
    newAddress: () => `http://${host}/?token=${parts.session.newToken()}`,
    publish: (event, news) => tellAll(sockets.clients, JSON.stringify({ event, news })),
    close: () => close(server, sockets),
  });
}

function listen(server: Server, port: number): Promise<Result<number, ListenFault>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const kind = error.code === 'EADDRINUSE' ? 'port-taken' : 'listen-failed';
      resolve(fail({ kind, detail: error.message }));
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      resolve(ok(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

function answer(
  parts: Required<LoopbackParts>,
  host: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { files } = parts;
  for (const [name, value] of Object.entries(SAFE_HEADERS)) response.setHeader(name, value);
  if (!isOurs(request, host, 'where given')) return say(response, 403, NOT_YOURS);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return say(response, 405, 'Method not allowed.');
  }
  const url = URL.parse(request.url ?? '/', `http://${host}`);
  if (url === null || url.host !== host) return say(response, 400, 'Bad request.');
  const token = url.pathname === '/' ? url.searchParams.get('token') : null;
  if (token !== null) return trade(parts, token, response);
  if (!hasSession(parts, request)) return say(response, 403, NOT_YOURS);
  const file = files.get(url.pathname);
  if (file === undefined) return say(response, 404, 'Not found.');
  // Built files carry a hash in their name; the page itself does not.
  const hashed = url.pathname.startsWith('/assets/');
  const caching = hashed ? 'private, max-age=31536000, immutable' : 'no-store';
  response.writeHead(200, {
    'Content-Type': file.type,
    'Content-Length': file.bytes.byteLength,
    'Cache-Control': caching,
  });
  response.end(request.method === 'HEAD' ? undefined : file.bytes);
}

const NOT_YOURS = `Invigil
Esta dirección ya se ha usado o no es válida. Cierre esta ventana y vuelva a abrir Invigil; su trabajo está guardado.
This address was used already or is not valid. Close this window and open Invigil again; your work is saved.
`;

type SessionParts = Pick<Required<LoopbackParts>, 'session' | 'cookie'>;

function trade({ session, cookie }: SessionParts, token: string, response: ServerResponse): void {
  const traded = session.exchange(token);
  if (traded === null) return say(response, 403, NOT_YOURS);
  response.writeHead(303, {
    Location: '/',
    'Set-Cookie': `${cookie}=${traded}; HttpOnly; SameSite=Strict; Path=/`,
    'Cache-Control': 'no-store',
  });
  response.end();
}

/** Host exactly ours, and no other page behind the request. A WebSocket always says its Origin; a navigation may not. */
function isOurs(request: IncomingMessage, host: string, origin: 'needed' | 'where given'): boolean {
  const { headers } = request;
  if (headers.host !== host) return false;
  const from = headers.origin;
  if (from === undefined ? origin === 'needed' : from !== `http://${host}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

function hasSession({ session, cookie: name }: SessionParts, request: IncomingMessage): boolean {
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  const ours = cookies.find((cookie) => cookie.startsWith(`${name}=`));
  return ours !== undefined && session.isValid(ours.slice(name.length + 1));
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(text);
}

function hangUp(socket: Socket, status: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** A page that does not read its news is let go; it reconnects and reads everything anew. */
const UNREAD_MAX_BYTES = 4 * MESSAGE_MAX_BYTES;

function tellAll(sockets: Iterable<WebSocket>, message: string): void {
  for (const socket of sockets) {
    if (socket.bufferedAmount > UNREAD_MAX_BYTES) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.send(message);
  }
}

const GOING_AWAY = 1001;
const FAREWELL_MS = 500;

async function close(server: Server, sockets: WebSocketServer): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  for (const socket of sockets.clients) socket.close(GOING_AWAY);
  const impatience = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate();
  }, FAREWELL_MS);
  await closed;
  clearTimeout(impatience);
  sockets.close();
}
