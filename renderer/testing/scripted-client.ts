/* oxlint-disable typescript/no-unsafe-type-assertion -- a test answers as the contract says, and calls of all kinds share one list */
// A client whose answers a test decides, one call at a time. It implements the real type; nothing is intercepted.
import type { Answer, Ask, CallName } from '#contract/calls.ts';
import type { EventName, News } from '#contract/events.ts';
import type { Client } from '#contract/wire.ts';
import { HostError } from '../host-error.ts';

export type Call<Name extends CallName> = {
  readonly ask: Ask<Name>;
  answer(answer: Answer<Name>): void;
  lose(): void;
};

export type ScriptedClient = Client & {
  /** The oldest call of this name that nobody has taken yet; waits for it. */
  next<Name extends CallName>(name: Name): Promise<Call<Name>>;
  /** Calls of this name that nobody has taken yet. */
  waiting(name: CallName): number;
  tell<Name extends EventName>(name: Name, news: News<Name>): void;
  setConnected(connected: boolean): void;
};

type AnyCall = { ask: unknown; answer(answer: unknown): void; lose(): void };

export function scriptedClient(): ScriptedClient {
  const calls = new Map<CallName, AnyCall[]>();
  const takers = new Map<CallName, ((call: AnyCall) => void)[]>();
  const listeners = new Map<string, Set<(news: never) => void>>();
  const connections = new Set<(connected: boolean) => void>();
  let connected = true;

  const arrive = (name: CallName, call: AnyCall): void => {
    const taker = takers.get(name)?.shift();
    if (taker !== undefined) taker(call);
    else calls.set(name, [...(calls.get(name) ?? []), call]);
  };
  return {
    call: <Name extends CallName>(name: Name, ask: Ask<Name>) =>
      new Promise<Answer<Name>>((resolve, reject) => {
        const lost = new HostError('connection-lost', name);
        if (!connected) {
          reject(lost);
          return;
        }
        const answer = (value: unknown): void => resolve(value as Answer<Name>);
        arrive(name, { ask, answer, lose: () => reject(lost) });
      }),
    next: <Name extends CallName>(name: Name) =>
      new Promise<Call<Name>>((resolve) => {
        const taken = calls.get(name)?.shift();
        const give = (call: AnyCall): void => resolve(call as Call<Name>);
        if (taken !== undefined) give(taken);
        else takers.set(name, [...(takers.get(name) ?? []), give]);
      }),
    waiting: (name) => calls.get(name)?.length ?? 0,
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
    setConnected: (now) => {
      connected = now;
      for (const listener of connections) listener(now);
    },
  };
}
