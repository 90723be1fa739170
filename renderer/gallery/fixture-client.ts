// A client whose host is a scene: fixed answers, and no machine behind them. Only the gallery uses it.
import type { Answer, Ask, CallName } from '#contract/calls.ts';
import type { EventName, News } from '#contract/events.ts';
import { fail, ok } from '#contract/result.ts';
import type { Client } from '#contract/wire.ts';
import { HostError } from '../host-error.ts';
import { examination } from './doctor-fixture.ts';
import { replayed } from './replay-fixture.ts';
import { panel } from './scenes.ts';
import type { Scene } from './scenes.ts';

export const RUN_ID = 'b6f7f2b0-6c51-4e37-8f0e-5d3a7f8f0c11';

type Answers = {
  readonly [Name in CallName]?: (ask: Ask<Name>) => Answer<Name> | Promise<Answer<Name>>;
};

function answersOf(scene: Scene): Answers {
  const never = <Name extends CallName>(): Promise<Answer<Name>> => new Promise(() => undefined);
  const attempt = scene.station.attempt;
  const stepped = attempt === null ? fail({ kind: 'not-signed-in' as const }) : ok(attempt);
  return {
    'station/read': () => scene.station,
    'exam/open': () => fail({ kind: 'wrong-code', triesBeforeWait: 3 }),
    'exam/find-student': ({ studentId }) =>
      scene.students.find((who) => who.studentId === studentId) ?? null,
    'exam/sign-in': () => fail(scene.signInFault),
    'exam/begin': () => stepped,
    'exam/sign-out': () => ({}),
    'exam/break': () => stepped,
    'exam/review': () => [...scene.review],
    'exam/finish': () => stepped,
    'exam/staff-request': () => ok({ request: 'ADD-7KQ2-M4' }),
    'exam/staff-act': () => fail({ kind: 'wrong-code' }),
    'problem/list': () => [...scene.problems],
    'draft/read': ({ problemId }) =>
      scene.drafts.find((draft) => draft.problemId === problemId) ?? null,
    'draft/save': () => scene.save ?? never<'draft/save'>(),
    'draft/visit': () => ({}),
    'proctoring/read': () => scene.proctoring,
    'proctoring/saw': () => ({}),
    'proctoring/confirm': () => ({}),
    'proctoring/state': () => ok({}),
    'proctoring/unlock': () => fail({ kind: 'wrong-code', triesBeforeWait: 3 }),
    'doctor/examine': () => ok(examination),
    'panel/stay': () => ({}),
    'panel/replay': () => ok(replayed(scene.source, panel.incidents)),
    'outbox/read': () => scene.sent ?? null,
    'message/read': () => [],
    'message/confirm': () => ({}),
    'rehearsal/jump': () => true,
    'run/start': () => ok({ runId: RUN_ID }),
    'submission/send': () => scene.send ?? never<'submission/send'>(),
    'submission/list': () => [...scene.submissions],
    'submission/source': () => ({ source: scene.source }),
  };
}

export type FixtureClient = Client & {
  tell<Name extends EventName>(name: Name, news: News<Name>): void;
  disconnect(): void;
};

export function fixtureClient(scene: Scene): FixtureClient {
  const answers = answersOf(scene);
  const listeners = new Map<string, Set<(news: never) => void>>();
  const connections = new Set<(connected: boolean) => void>();
  let connected = true;
  return {
    call: async (name, ask) => {
      if (!connected) throw new HostError('connection-lost', 'the scene has no host');
      const answer = answers[name];
      if (answer === undefined) throw new HostError('unknown-call', name);
      return await answer(ask);
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
