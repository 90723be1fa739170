import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Beat, Order, OrderAct } from '#contract/bundle.ts';
import { MINUTE_MS } from '#contract/limits.ts';
import { startStationServer } from '../desk/stations/server.ts';
import { openBeat } from '../gradebook/bundle/beat.ts';
import { openBundle } from '../gradebook/bundle/bundle.ts';
import { orderMac } from '../proctoring/desk-secrets.ts';
import { deskKeys } from '../testing/outbox-station.ts';
import { proctorKey, proctoredDesk, proctoredExam } from '../testing/proctored-desk.ts';
import { buildOutbox } from './outbox.ts';

// Real beats over a real connection, on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 });
const poll = { timeout: 50_000, interval: 20 };

const { recipient, certificatePem, identity } = deskKeys;
const exam = proctoredExam({ delivery: { recipients: [], desk: { recipient, certificatePem } } });

/** A desk that remembers all it hears and sends its orders with every answer until the station speaks of them. */
async function desk() {
  const bundles = new Map<number, string>();
  const beats: Beat[] = [];
  const orders: Order[] = [];
  let have: number | null = null;
  const gapless = (): number => {
    let seq = 0;
    while (bundles.has(seq + 1)) seq += 1;
    return seq;
  };
  const started = await startStationServer({
    calls: {
      async bundle(_key, _exam, seq, bytes) {
        const opened = await openBundle(bytes, [identity]);
        if (!opened.ok) return { status: 400, json: opened.error };
        bundles.set(seq, opened.value.text);
        return { status: 204 };
      },
      async beat(_key, bytes) {
        const opened = await openBeat(bytes, [identity]);
        if (!opened.ok) return { status: 400, json: opened.error };
        beats.push(opened.value);
        return { status: 200, json: { nowMs: 1, orders, have: have ?? gapless() } };
      },
    },
    ...{ examId: exam.id, proctorKey, tls: deskKeys, address: '127.0.0.1', port: 0 },
    onBug: (error) => {
      throw error;
    },
  });
  if (!started.ok) throw new Error(started.error);
  onTestFinished(() => started.value.close());
  const { port } = started.value;
  const sinks = [{ kind: 'desk', host: '127.0.0.1', port }] as const;
  return {
    ...{ bundles, beats, orders, sinks },
    lose(): void {
      bundles.clear();
      have = null;
    },
    kinds: () => [...bundles.values()].map((text) => JSON.parse(text).kind as string),
    done: () => beats.flatMap((beat) => beat.done),
  };
}
type Desk = Awaited<ReturnType<typeof desk>>;

function stationTo(room: Desk, options: Parameters<typeof proctoredDesk>[0] = {}) {
  const station = proctoredDesk({ ...options, exam });
  const { records, proctor, news } = station;
  const outbox = buildOutbox({
    ...{ records, proctor, desk: station.desk, sinks: room.sinks },
    clock: () => station.machine.at,
    publish: (name, what) => void news.push({ name, news: what }),
    ...{ version: '0', shell: 'electron', stationName: 'PC-07', stationRoom: 'Lab 1' },
    engineReady: () => true,
    onPanel: () => undefined,
    log: { info: () => undefined, warn: () => undefined, error: (_what, facts) => fault(facts) },
  });
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (!stopped) await outbox.stop();
    stopped = true;
  };
  onTestFinished(stop);
  outbox.opened();
  const order = (act: OrderAct, change: Partial<Order> = {}): Order => {
    const stationPublicKey = records.key.publicKey;
    const bare = { id: randomUUID(), examId: exam.id, stationPublicKey, issuedAtMs: 1, order: act };
    return { ...bare, mac: orderMac(proctorKey, bare), ...change };
  };
  return { ...station, outbox, order, stopOutbox: stop };
}

const fault = (facts: unknown): never => {
  throw new Error('the outbox had a bug', { cause: facts });
};

test('who sits down is at the desk with the next beat, and all facts follow by themselves', async () => {
  const room = await desk();
  const station = stationTo(room);
  station.signIn();
  await expect.poll(() => room.beats.at(-1)?.attempt?.studentId, poll).toBe('demo-01');
  expect(room.beats.at(-1)).toMatchObject({
    station: { publicKey: station.records.key.publicKey, name: 'PC-07', room: 'Lab 1' },
    attempt: { state: 'running', allottedMs: 120 * MINUTE_MS },
    lock: null,
    engineReady: true,
  });
  await expect.poll(() => new Set(room.kinds()), poll).toEqual(new Set(['attempt', 'log']));
  await expect.poll(() => station.outbox.view()?.unsent, poll).toBe(0);
  const sent = { by: 'itself', unsent: 0 };
  expect(station.outbox.handlers['outbox/read']({})).toEqual(sent);
  await expect
    .poll(() => station.news, poll)
    .toContainEqual({ name: 'outbox/changed', news: sent });
  const numbers = room.beats.map(({ number }) => number);
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
});

test('an order is carried out once, however often it comes, and answered', async () => {
  const room = await desk();
  const station = stationTo(room);
  station.signIn();
  const attemptId = station.desk.seated()?.id ?? '';
  const order = station.order({ act: 'add-time', attemptId, minutes: 10 });
  room.orders.push(order);
  station.outbox.hurry();
  await expect.poll(() => room.done(), poll).toContainEqual({ id: order.id, outcome: 'done' });
  const before = room.beats.length;
  station.outbox.hurry();
  await expect.poll(() => room.beats.length, poll).toBeGreaterThan(before + 1);
  expect(station.desk.seated()?.clock.allottedMs).toBe(130 * MINUTE_MS);
  const noted = station.records.incidents
    .ofAttempt(attemptId)
    .filter(({ kind }) => kind === 'staff');
  expect(noted).toMatchObject([{ body: { act: 'add-time', minutes: 10, by: 'desk' } }]);
});

test('after a restart an order that was carried out is answered, and not done again', async () => {
  const room = await desk();
  const first = stationTo(room);
  first.signIn();
  const attemptId = first.desk.seated()?.id ?? '';
  const order = first.order({ act: 'add-time', attemptId, minutes: 10 });
  room.orders.push(order);
  first.outbox.hurry();
  await expect.poll(() => first.desk.seated()?.clock.allottedMs, poll).toBe(130 * MINUTE_MS);
  await first.stopOutbox();
  first.crash();
  const told = room.beats.length;
  const second = stationTo(room, { dir: first.dir, machine: first.machine });
  await expect
    .poll(() => room.beats.slice(told).flatMap(({ done }) => done), poll)
    .toContainEqual({ id: order.id, outcome: 'done' });
  expect(second.desk.seated()?.clock.allottedMs).toBe(130 * MINUTE_MS);
});

test('an order for another attempt is refused, and one that is not of this desk is not heard', async () => {
  const room = await desk();
  const station = stationTo(room);
  station.signIn();
  const attemptId = station.desk.seated()?.id ?? '';
  const elsewhere = station.order({ act: 'end', attemptId: randomUUID() });
  const unlocked = station.order({ act: 'release', attemptId });
  const forged = station.order({ act: 'end', attemptId }, { mac: elsewhere.mac });
  const another = station.order({ act: 'end', attemptId }, { stationPublicKey: 'other' });
  room.orders.push(forged, another, elsewhere, unlocked);
  station.outbox.hurry();
  const refused = [elsewhere, unlocked].map(({ id }) => ({ id, outcome: 'refused' }));
  await expect.poll(() => room.done(), poll).toEqual(expect.arrayContaining(refused));
  expect(station.desk.seated()?.clock.phase).toBe('running');
  expect(room.done().map(({ id }) => id)).not.toContain(forged.id);
});

test('a lock is at the desk, and the desk frees it; a message reaches the screen', async () => {
  const room = await desk();
  const station = stationTo(room);
  station.signIn();
  for (let count = 0; count < 3; count += 1) station.leaveSeat();
  expect(station.proctor.locked()).toBe(true);
  station.outbox.hurry();
  await expect.poll(() => room.beats.at(-1)?.lock?.request, poll).toMatch(/\S/);
  const attemptId = station.desk.seated()?.id ?? '';
  const said = station.order({ act: 'message', text: 'Ten minutes more' });
  room.orders.push(station.order({ act: 'release', attemptId }), said);
  station.outbox.hurry();
  await expect.poll(() => room.done().length, poll).toBeGreaterThanOrEqual(2);
  expect(station.proctor.locked()).toBe(false);
  expect(station.news).toContainEqual({
    name: 'proctoring/message',
    news: { id: said.id, text: 'Ten minutes more', atMs: expect.any(Number) },
  });
  // A page that is loaded again shows it again, until it is read.
  const { handlers } = station.outbox;
  expect(handlers['message/read']({})).toMatchObject([{ text: 'Ten minutes more' }]);
  await handlers['message/confirm']({ id: said.id });
  expect(handlers['message/read']({})).toEqual([]);
});

test('a desk that lost what it held gets it again', async () => {
  const room = await desk();
  const station = stationTo(room);
  station.signIn();
  await expect.poll(() => station.outbox.view()?.unsent, poll).toBe(0);
  const before = room.bundles.size;
  room.lose();
  station.outbox.hurry();
  await expect.poll(() => room.bundles.size, poll).toBeGreaterThanOrEqual(before);
});

test('an exam that says to nobody where it goes leaves nothing', async () => {
  const room = await desk();
  const station = proctoredDesk();
  const { records } = station;
  station.signIn();
  expect(records.stores.outbox.after(0)).toBeNull();
  expect(room.beats).toEqual([]);
});
