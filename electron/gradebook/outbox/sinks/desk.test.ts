import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:https';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { newDeskKeys } from '../../../exam/package/delivery.ts';
import { startStationServer } from '../../../desk/stations/server.ts';
import type { StationCalls } from '../../../desk/stations/server.ts';
import { enrolmentOf } from '../../../proctoring/desk-secrets.ts';
import { EXAM_ID, PROCTOR_KEY, deskKeys } from '../../../testing/outbox-station.ts';
import { deskSink } from './desk.ts';
import type { DeskPass } from './desk.ts';

const publicKey = 'the-key-of-a-station';
const pass: DeskPass = {
  certificatePem: deskKeys.certificatePem,
  enrolment: enrolmentOf(PROCTOR_KEY, EXAM_ID, publicKey),
  publicKey,
};
const parcel = (number: number, text = `bundle ${number}`) => ({
  examId: EXAM_ID,
  fingerprint: 'aaaa-bbbb-cccc-dddd',
  number,
  bytes: Buffer.from(text),
});

function sinkTo(port: number, change: Partial<DeskPass> = {}) {
  const name = `desk:127.0.0.1:${port}`;
  const sink = deskSink({ name, host: '127.0.0.1', port, passFor: () => ({ ...pass, ...change }) });
  onTestFinished(() => sink.close());
  return sink;
}

/** The desk's own port, with the test's word on what comes of a request. */
async function desk(calls: Partial<StationCalls> = {}) {
  const heard: [string, string, number, string][] = [];
  const started = await startStationServer({
    calls: {
      bundle: (key, examId, seq, bytes) => {
        heard.push([key, examId, seq, Buffer.from(bytes).toString()]);
        return Promise.resolve({ status: 204 });
      },
      beat: () => Promise.resolve({ status: 200, json: { nowMs: 1, orders: [], have: 3 } }),
      ...calls,
    },
    ...{ examId: EXAM_ID, proctorKey: PROCTOR_KEY, tls: deskKeys, address: '127.0.0.1', port: 0 },
    onBug: (error) => {
      throw error;
    },
  });
  if (!started.ok) throw new Error(started.error);
  onTestFinished(() => started.value.close());
  return { port: started.value.port, heard };
}

/** A server with the desk's certificate and manners of its own. */
async function server(listener: RequestListener, tls = deskKeys): Promise<number> {
  const https = createServer({ cert: tls.certificatePem, key: tls.privateKeyPem }, listener);
  await new Promise<void>((resolve) => {
    https.listen(0, '127.0.0.1', resolve);
  });
  https.on('tlsClientError', (_error, socket) => socket.destroy());
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        https.close(() => resolve());
        https.closeAllConnections();
      }),
  );
  return (https.address() as AddressInfo).port;
}

test('a bundle arrives whole, on one connection after the other', async () => {
  const { port, heard } = await desk();
  const sink = sinkTo(port);
  for (const number of [1, 2, 3])
    expect(await sink.put(parcel(number))).toEqual({ kind: 'delivered' });
  expect(heard).toEqual(
    [1, 2, 3].map((number) => [publicKey, EXAM_ID, number, `bundle ${number}`]),
  );
});

test('a beat brings back what the desk answers', async () => {
  const { port } = await desk();
  const answer = { nowMs: 1, orders: [], have: 3 };
  expect(await sinkTo(port).beat(parcel(1))).toEqual({ kind: 'heard', answer });
});

test.each([
  [507, { kind: 'trouble', reason: 'disk-full' }],
  [503, { kind: 'trouble', reason: 'busy' }],
  [500, { kind: 'trouble', reason: 'failed' }],
  [409, { kind: 'refused', detail: 'the desk answered 409 other-bytes' }],
  [400, { kind: 'refused' }],
])('the desk answers %i', async (status, outcome) => {
  const reply = { status, json: { kind: 'other-bytes' } };
  const { port } = await desk({ bundle: () => Promise.resolve(reply) });
  expect(await sinkTo(port).put(parcel(1))).toMatchObject(outcome);
});

test('a station that never opened the exam is turned away', async () => {
  const { port, heard } = await desk();
  const sink = sinkTo(port, { enrolment: enrolmentOf(PROCTOR_KEY, 'another', publicKey) });
  expect(await sink.put(parcel(1))).toMatchObject({ reason: 'not-enrolled' });
  expect(heard).toEqual([]);
});

test('who shows another certificate hears not one byte of a request', async () => {
  const asked: string[] = [];
  const stranger = await newDeskKeys();
  const port = await server((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(204).end();
  }, stranger);
  const sink = sinkTo(port);
  for (const _time of [1, 2])
    expect(await sink.put(parcel(1))).toMatchObject({ kind: 'trouble', reason: 'other-desk' });
  expect(asked).toEqual([]);
});

test('nobody there, and somebody who is no desk, are trouble that passes', async () => {
  const tcp = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.resume().end('HTTP/1.1 204 No Content\r\n\r\n');
  });
  await new Promise<void>((resolve) => {
    tcp.listen(0, '127.0.0.1', resolve);
  });
  const { port } = tcp.address() as AddressInfo;
  expect(await sinkTo(port).put(parcel(1))).toMatchObject({ reason: 'not-reachable' });
  await new Promise((resolve) => {
    tcp.close(resolve);
  });
  expect(await sinkTo(port).put(parcel(1))).toMatchObject({ reason: 'not-reachable' });
});

test('a connection that is cut in the middle is no arrival, and the next try is', async () => {
  const { port, heard } = await desk();
  const sockets = new Set<Socket>();
  let cutAfterBytes = 2_000;
  // A cable between the two, which breaks once.
  const cable = createTcpServer((station) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [station, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    let passed = 0;
    station.on('data', (piece) => {
      passed += piece.byteLength;
      if (passed < cutAfterBytes) far.write(piece);
      else for (const socket of [station, far]) socket.destroy();
    });
    far.on('data', (piece) => station.write(piece));
    far.on('close', () => station.destroy());
    station.on('close', () => far.destroy());
  });
  await new Promise<void>((resolve) => {
    cable.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    cable.close();
  });
  const sink = sinkTo((cable.address() as AddressInfo).port);
  const large = 'x'.repeat(500_000);
  expect(await sink.put(parcel(1, large))).toMatchObject({ kind: 'trouble' });
  expect(heard).toEqual([]);
  cutAfterBytes = Infinity;
  expect(await sink.put(parcel(1, large))).toEqual({ kind: 'delivered' });
  expect(heard).toHaveLength(1);
});

test('an answer that never ends is not read to its end', async () => {
  const port = await server((_request, response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(64_000)));
    };
    response.on('drain', more);
    more();
  });
  expect(await sinkTo(port).beat(parcel(1))).toMatchObject({ kind: 'trouble' });
});
