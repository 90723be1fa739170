import { expect, test } from 'vitest';
import type { DeskCallName, DeskClient, DeskEventName, DeskView } from '#contract/desk.ts';
import type { OrderView } from '#contract/desk-room.ts';
import { HostError } from '../../host-error.ts';
import { createDeskParts, followDesk, stayer } from './desk-parts.ts';
import { createPlaces } from './places.ts';
import { mergedOrders } from './room.ts';
import { memoryStorage } from '../../testing/memory-storage.ts';

const view: DeskView = {
  version: '0',
  nowMs: 1_000,
  title: { en: 'Midterm' },
  examId: 'parcial-1',
  proctor: null,
  waitMs: 0,
  listening: null,
  trouble: [],
};
const room = {
  nowMs: 2_000,
  exam: { id: 'parcial-1', kind: 'exam', title: { en: 'Midterm' }, durationMs: null, problems: [] },
  ...{ seats: [], absent: [], orders: [], setAside: 3 },
} as const;

/** A desk that answers what it is told to, and notes what it was asked. */
function scriptedDesk() {
  const asked: DeskCallName[] = [];
  const listeners = new Map<string, (news: never) => void>();
  let connection: (connected: boolean) => void = () => undefined;
  const answers: Partial<Record<DeskCallName, unknown>> = {
    'desk/read': view,
    'desk/unlock': { ok: true, value: { ...view, proctor: 'Ada' } },
    'room/read': { ok: true, value: room },
    'desk/stay': {},
  };
  const client = {
    call: (name: DeskCallName) => {
      asked.push(name);
      const answer = answers[name];
      return answer === undefined
        ? Promise.reject(new HostError('connection-lost', name))
        : Promise.resolve(answer);
    },
    on: (name: DeskEventName, listener: (news: never) => void) => {
      listeners.set(name, listener);
      return () => undefined;
    },
    onConnection: (listener: (connected: boolean) => void) => {
      const before = connection;
      connection = (connected) => {
        before(connected);
        listener(connected);
      };
      return () => undefined;
    },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the script answers what the tests ask
  } as DeskClient;
  return {
    ...{ client, asked, answers },
    connect: (connected: boolean) => connection(connected),
    tell: (name: DeskEventName, news: unknown) => listeners.get(name)?.(news as never),
  };
}

function page() {
  const desk = scriptedDesk();
  let nowMs = 0;
  const parts = createDeskParts({
    client: desk.client,
    storage: memoryStorage(),
    systemLanguages: ['en'],
    monotonicMs: () => nowMs,
    history: { keep: () => undefined, leave: () => undefined },
  });
  const reports: unknown[] = [];
  followDesk(parts, (error) => reports.push(error));
  return { ...desk, parts, reports, pass: (ms: number) => (nowMs += ms) };
}

test('the room is read once the page is unlocked, again after a break, and forgotten when it locks', async () => {
  const { parts, asked, answers, connect, tell, reports } = page();
  connect(true);
  await expect.poll(() => parts.desk.getState().view).toEqual(view);
  expect(asked).toEqual(['desk/read']);
  await parts.desk.unlock('Ada', 'code');
  await expect.poll(() => parts.room.getState().setAside).toBe(3);
  connect(false);
  expect(parts.desk.getState().connected).toBe(false);
  // The desk lives on: the page is still unlocked there, and what was missed is read.
  asked.length = 0;
  answers['desk/read'] = { ...view, proctor: 'Ada' };
  connect(true);
  await expect.poll(() => asked).toEqual(['desk/read', 'room/read']);
  tell('desk/changed', view);
  expect(parts.room.getState().exam).toBeNull();
  expect(reports).toEqual([]);
});

test('the clock of the page is the desk’s, counted on by a clock that never jumps', async () => {
  const { parts, tell, pass } = page();
  tell('room/heard', { nowMs: 50_400, heard: [] });
  expect(parts.clock.getState().nowMs).toBe(50_000);
  pass(2_700);
  parts.clock.tick();
  expect(parts.clock.getState().nowMs).toBe(53_000);
});

test('a desk that is gone is a fault, never an exception', async () => {
  const { parts, client, answers } = page();
  delete answers['room/read'];
  expect(await parts.desk.ask(client.call('room/read', {}))).toEqual({
    ok: false,
    error: { kind: 'connection-lost' },
  });
});

test('that somebody is there is said once a minute, and only of an unlocked page', async () => {
  const { parts, asked, pass } = page();
  const stay = stayer(parts);
  stay();
  expect(asked).toEqual([]);
  await parts.desk.unlock('Ada', 'code');
  asked.length = 0;
  stay();
  pass(59_000);
  stay();
  expect(asked.filter((name) => name === 'desk/stay')).toHaveLength(1);
  pass(1_000);
  stay();
  expect(asked.filter((name) => name === 'desk/stay')).toHaveLength(2);
});

test('news of an order takes its place among the others, newest first', () => {
  const order = (
    id: string,
    givenAtMs: number,
    state: OrderView['state'] = 'waiting',
  ): OrderView => ({
    ...{ id, station: 'aaaa-bbbb-cccc-dddd', studentName: null, by: 'Ada' },
    ...{ act: { act: 'release' }, givenAtMs, state, stateAtMs: givenAtMs },
  });
  const merged = mergedOrders(
    [order('b', 2), order('a', 1)],
    [order('a', 1, 'done'), order('c', 3)],
  );
  expect(merged.map(({ id, state }) => [id, state])).toEqual([
    ['c', 'waiting'],
    ['b', 'waiting'],
    ['a', 'done'],
  ]);
});

test('Back leads to the page before, not through the views of one student', () => {
  const depths: number[] = [];
  const places = createPlaces({
    keep: (depth) => depths.push(depth),
    leave: () => places.arrivedAt((depths.at(-1) ?? 1) - 1),
  });
  places.go({ page: 'charts' });
  places.go({ page: 'student', studentId: 'a1' });
  places.turn({ page: 'student', studentId: 'a1', tab: 'code' });
  places.back();
  expect(places.getState().place).toEqual({ page: 'charts' });
  expect(depths).toEqual([1, 2]);
  places.arrivedAt(2);
  expect(places.getState().place).toMatchObject({ tab: 'code' });
  // A history of an earlier page load is not ours.
  places.arrivedAt(40);
  expect(places.getState().place).toEqual({ page: 'room' });
});
