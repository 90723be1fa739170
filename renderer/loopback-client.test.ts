// oxlint-disable-next-line no-restricted-imports -- the test is the host, and a host is Node
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import type { WebSocket as ServerSocket } from 'ws';
import type { calls } from '#contract/calls.ts';
import { events } from '#contract/events.ts';
import { loopbackClient } from './loopback-client.ts';
import { reconnectDelayMs, RECONNECT_FIRST_MS, RECONNECT_MAX_MS } from './reconnecting-socket.ts';

let server: WebSocketServer;
let port = 0;
let hostSide: ServerSocket;
beforeEach(async () => {
  await listen(0);
});
afterEach(async () => {
  await closeAll();
});

async function listen(at: number): Promise<void> {
  server = new WebSocketServer({ host: '127.0.0.1', port: at });
  server.on('connection', (socket) => {
    hostSide = socket;
  });
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
}

async function closeAll(): Promise<void> {
  for (const socket of server.clients) socket.terminate();
  await new Promise((closed) => server.close(closed));
}

/** A client whose waits run when the test says so. */
function connect() {
  const due: (() => void)[] = [];
  const client = loopbackClient<typeof calls, typeof events>(
    {
      open: () => new WebSocket(`ws://127.0.0.1:${port}/ws`),
      later: (run) => due.push(run),
      chance: () => 0,
    },
    events,
  );
  const states: boolean[] = [];
  client.onConnection((connected) => states.push(connected));
  return { client, states, runDue: () => due.splice(0).forEach((run) => run()) };
}

const nextRequest = async (): Promise<{ id: number; call: string }> => {
  const [data]: unknown[] = await once(hostSide, 'message');
  return JSON.parse(String(data)) as { id: number; call: string };
};
const connected = (states: readonly boolean[]) => expect.poll(() => states.at(-1)).toBe(true);

test('an answer reaches the call that asked', async () => {
  const { client, states } = connect();
  await connected(states);
  const one = client.call('exam/sign-out', {});
  const request = await nextRequest();
  expect(request.call).toBe('exam/sign-out');
  hostSide.send(JSON.stringify({ id: request.id, ok: true, answer: {} }));
  expect(await one).toEqual({});
});

test('a fault of the gate rejects with its kind', async () => {
  const { client, states } = connect();
  await connected(states);
  const call = client.call('exam/sign-out', {});
  const { id } = await nextRequest();
  const fault = { kind: 'failed', detail: 'a bug' };
  hostSide.send(JSON.stringify({ id, ok: false, fault }));
  await expect(call).rejects.toMatchObject({ kind: 'failed' });
});

test('news reaches those who listen, until they stop', async () => {
  const { client, states } = connect();
  await connected(states);
  const heard: unknown[] = [];
  const stop = client.on('engine/changed', (engine) => heard.push(engine.state));
  hostSide.send(JSON.stringify({ event: 'engine/changed', news: { state: 'starting' } }));
  await expect.poll(() => heard).toEqual(['starting']);
  stop();
  hostSide.send(JSON.stringify({ event: 'no/such-event', news: 1 }));
  hostSide.send(JSON.stringify({ event: 'engine/changed', news: { state: 'starting' } }));
  const call = client.call('exam/sign-out', {});
  const { id } = await nextRequest();
  hostSide.send(JSON.stringify({ id, ok: true, answer: {} }));
  await call;
  expect(heard).toEqual(['starting']);
});

test('a break rejects what is under way, and the client comes back by itself', async () => {
  const { client, states, runDue } = connect();
  await connected(states);
  const call = client.call('exam/sign-out', {});
  await nextRequest();
  await Promise.all([expect(call).rejects.toMatchObject({ kind: 'connection-lost' }), closeAll()]);
  await expect.poll(() => states.at(-1)).toBe(false);
  await expect(client.call('exam/sign-out', {})).rejects.toMatchObject({
    kind: 'connection-lost',
  });
  await listen(port);
  runDue();
  await connected(states);
});

test('the wait before the next try grows, and never past its end', () => {
  expect(reconnectDelayMs(0, 0)).toBe(RECONNECT_FIRST_MS);
  expect(reconnectDelayMs(1, 0)).toBe(2 * RECONNECT_FIRST_MS);
  expect(reconnectDelayMs(50, 0)).toBe(RECONNECT_MAX_MS);
  expect(reconnectDelayMs(50, 1)).toBe(1.25 * RECONNECT_MAX_MS);
});
