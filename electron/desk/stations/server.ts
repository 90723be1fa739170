// The desk's port for stations: HTTPS with the certificate that the exam package pins. It takes bundles and beats from
// stations that opened the exam, and knows no page, no file and no other call.
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { isEnrolment } from '../../proctoring/desk-secrets.ts';
import { boundedBodies } from './body.ts';
import type { Bodies, BodyFault } from './body.ts';

/** What comes of a request: a status, and JSON where there is more to say. */
export type Reply = { readonly status: number; readonly json?: unknown };

export type StationCalls = {
  /** @param publicKey of the station, as it proved */
  bundle(publicKey: string, examId: string, seq: number, bytes: Uint8Array): Promise<Reply>;
  beat(publicKey: string, bytes: Uint8Array): Promise<Reply>;
};

export type StationServerParts = {
  readonly calls: StationCalls;
  readonly examId: string;
  readonly proctorKey: Uint8Array;
  readonly tls: { readonly certificatePem: string; readonly privateKeyPem: string };
  readonly address: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Told what the station is not: the whole of a bug. */
  readonly onBug: (error: unknown) => void;
};

export type StationServer = { readonly port: number; close(): Promise<void> };

/** 200 stations with two connections each, and as many again that come back before the old ones are given up. */
const CONNECTIONS_MAX = 1_024;
/** A connection that has not shown the exam's key by then makes room for one that will. */
const PROOF_WITHIN_MS = 15 * SECOND_MS;

export async function startStationServer(
  parts: StationServerParts,
): Promise<Result<StationServer, string>> {
  const { certificatePem, privateKeyPem } = parts.tls;
  const server = createServer({
    cert: certificatePem,
    key: privateKeyPem,
    minVersion: 'TLSv1.3',
    handshakeTimeout: 10 * SECOND_MS,
    headersTimeout: 10 * SECOND_MS,
    requestTimeout: MINUTE_MS,
    // Longer than the pause between two beats, so that a beat needs no new handshake.
    keepAliveTimeout: 90 * SECOND_MS,
    connectionsCheckingInterval: 5 * SECOND_MS,
    maxHeaderSize: 8_192,
  });
  server.maxConnections = CONNECTIONS_MAX;
  const proven = new WeakSet<object>();
  giveUpUnproven(server, proven);
  const bodies = boundedBodies();
  server.on('request', (request, response) => {
    void answer(parts, bodies, request, response, () => proven.add(request.socket)).catch(
      (error: unknown) => {
        parts.onBug(error);
        if (!response.headersSent) say(response, { status: 500 });
      },
    );
  });
  // A scanner, a station of another exam, somebody who hung up: nothing of ours failed.
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  const listening = await listen(server, parts);
  if (!listening.ok) return listening;
  return ok({ port: listening.value, close: () => close(server) });
}

function giveUpUnproven(server: Server, proven: WeakSet<object>): void {
  server.on('secureConnection', (socket: TLSSocket) => {
    const impatience = setTimeout(() => {
      if (!proven.has(socket)) socket.destroy();
    }, PROOF_WITHIN_MS);
    socket.once('close', () => clearTimeout(impatience));
    socket.on('error', () => socket.destroy());
  });
}

async function answer(
  { calls, examId, proctorKey }: StationServerParts,
  bodies: Bodies,
  request: IncomingMessage,
  response: ServerResponse,
  prove: () => void,
): Promise<void> {
  const publicKey = enrolledKey(request, proctorKey, examId);
  // Whoever is not enrolled is not read any further.
  if (publicKey === null)
    return turnAway(response, { status: 401, json: { kind: 'not-enrolled' } });
  prove();
  const asked = routeOf(request);
  if (asked === null) return turnAway(response, { status: 404 });
  const body = await bodies.take(request);
  if (!body.ok)
    return turnAway(response, { status: STATUS[body.error], json: { kind: body.error } });
  try {
    const { bytes } = body.value;
    const reply =
      asked.call === 'beat'
        ? calls.beat(publicKey, bytes)
        : calls.bundle(publicKey, asked.examId, asked.seq, bytes);
    return say(response, await reply);
  } finally {
    body.value.done();
  }
}

const STATUS: Readonly<Record<BodyFault, number>> = {
  'length-required': 411,
  'too-large': 413,
  busy: 503,
  'cut-short': 400,
};

/** The station's key where it proved that the exam was opened there. */
function enrolledKey(
  { headers }: IncomingMessage,
  proctorKey: Uint8Array,
  examId: string,
): string | null {
  const publicKey = headers['x-invigil-station'];
  const proof = /^Invigil ([A-Za-z0-9+/=]{44})$/.exec(headers.authorization ?? '')?.[1];
  if (typeof publicKey !== 'string' || publicKey.length > 200 || proof === undefined) return null;
  return isEnrolment(proof, proctorKey, examId, publicKey) ? publicKey : null;
}

type Route =
  | { readonly call: 'beat' }
  | { readonly call: 'bundle'; readonly examId: string; readonly seq: number };

function routeOf({ method, url = '' }: IncomingMessage): Route | null {
  if (method !== 'PUT') return null;
  if (url === '/beat') return { call: 'beat' };
  const [, examId, seq] = /^\/bundles\/([a-z0-9][a-z0-9_-]{0,63})\/([1-9]\d{0,7})$/.exec(url) ?? [];
  if (examId === undefined || seq === undefined) return null;
  return { call: 'bundle', examId, seq: Number(seq) };
}

/** Says no and lets go of the connection, whose body was not read. */
function turnAway(response: ServerResponse, reply: Reply): void {
  response.setHeader('Connection', 'close');
  if (reply.status === 503) response.setHeader('Retry-After', '2');
  say(response, reply);
}

function say(response: ServerResponse, { status, json }: Reply): void {
  if (json === undefined) {
    response.writeHead(status, { 'Content-Length': 0 }).end();
    return;
  }
  const text = JSON.stringify(json);
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) };
  response.writeHead(status, headers).end(text);
}

function listen(
  server: Server,
  { address, port }: StationServerParts,
): Promise<Result<number, string>> {
  return new Promise((resolve) => {
    server.once('error', (error) => resolve(fail(error.message)));
    server.listen({ host: address, port, exclusive: true }, () => {
      const at = server.address();
      resolve(ok(typeof at === 'object' && at !== null ? at.port : port));
    });
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // What is being written to disk is finished; who only sends slowly is not waited for.
  const impatience = setTimeout(() => server.closeAllConnections(), SECOND_MS);
  await closed;
  clearTimeout(impatience);
}
