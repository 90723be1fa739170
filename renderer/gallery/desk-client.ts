// A desk that is a scene: fixed answers, and no machine behind them. Only the gallery uses it.
import type { DeskAnswer, DeskAsk, DeskCallName, DeskClient } from '#contract/desk.ts';
import type { DeskEventName, DeskNews } from '#contract/desk.ts';
import { ok } from '#contract/result.ts';
import { HostError } from '../host-error.ts';
import { charts, offers, preview, similar } from './desk-book-fixtures.ts';
import { roomOf } from './desk-room-fixtures.ts';
import type { DeskScene } from './desk-scenes.ts';
import { incidents, lookAt, SOURCES, studentPage } from './desk-student-fixtures.ts';
import { NOON_MS } from './exam-fixtures.ts';
import { replayed } from './replay-fixture.ts';

type Answers = {
  readonly [Name in DeskCallName]: (ask: DeskAsk<Name>) => DeskAnswer<Name>;
};

function answersOf(scene: DeskScene): Answers {
  return {
    'desk/read': () => scene.view,
    'desk/unlock': () => scene.unlock,
    'desk/lock': () => ({}),
    'desk/stay': () => ({}),
    'room/read': () => ok(roomOf(scene.seats)),
    'room/set-aside': () =>
      ok([
        {
          file: 'parcial-2/a1b2-c3d4-e5f6-0007/00000012.bundle',
          station: 'a1b2-c3d4-e5f6-0007',
          reason: 'altered',
          detail: 'The signature does not fit the head.',
          atMs: NOON_MS,
        },
      ]),
    'room/charts': () => ok(charts),
    'seat/seen': () => ok({}),
    'student/read': ({ studentId }) => ok({ ...studentPage, studentId }),
    'student/submission': ({ submissionId }) => ok(lookAt(submissionId)),
    'student/replay': () => ok({ replay: replayed(SOURCES[1] ?? '', incidents), whole: false }),
    'order/give': () => ok({ orders: [], notOrdered: [] }),
    'order/give-all': () => ok({ orders: [], notOrdered: [] }),
    'order/withdraw': () => ok(true),
    'code/make': () => ok({ code: '4829-1637' }),
    'similar/read': () => ok(similar),
    'export/list': () => ok([...offers]),
    'export/preview': () => ok(preview),
    'export/make': () => ok({ fileName: 'scores.csv', mediaType: 'text/csv', base64: 'YQ==' }),
  };
}

export type FixtureDesk = DeskClient & {
  tell<Name extends DeskEventName>(name: Name, news: DeskNews<Name>): void;
  disconnect(): void;
};

export function fixtureDesk(scene: DeskScene): FixtureDesk {
  const answers = answersOf(scene);
  const listeners = new Map<string, Set<(news: never) => void>>();
  const connections = new Set<(connected: boolean) => void>();
  let connected = true;
  return {
    call: async (name, ask) => {
      if (!connected) throw new HostError('connection-lost', 'the scene has no desk');
      return Promise.resolve(answers[name](ask));
    },
    on: (name, listener) => {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      return () => void all.delete(listener);
    },
    onConnection: (listener) => {
      connections.add(listener);
      listener(connected);
      return () => void connections.delete(listener);
    },
    tell: (name, news) => {
      for (const listener of listeners.get(name) ?? []) listener(news as never);
    },
    disconnect: () => {
      connected = false;
      for (const listener of connections) listener(false);
    },
  };
}
