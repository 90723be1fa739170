// The test's end of the line to the main process. Whatever waits on it ends when the main process does, or its page:
// a wait that nobody can answer any more fails with a sentence, and does not hang.
import type { ChildProcess } from 'node:child_process';
import type { FromMain, FromTest } from './messages.ts';

export type AskedOfElectron = { readonly what: string; readonly args: readonly unknown[] };

/** What the page does for the main process. */
export type PageSide = {
  /** Null, or Chromium's word for why it did not load. */
  load(url: string): Promise<string | null>;
  push(channel: string, args: readonly unknown[]): void;
};

type Wanted = FromTest extends infer One
  ? One extends { say: 'reply' }
    ? never
    : Omit<One & object, 'id'>
  : never;

export type Line = {
  readonly asked: readonly AskedOfElectron[];
  /** From here on the main process is heard; it must have been started just now. */
  connect(child: ChildProcess, page: PageSide): void;
  /** @throws when the main process ends before it answers */
  ask(message: Wanted): Promise<unknown>;
  /** @throws when the line is cut before this is asked */
  untilAsked(what: string, ...args: readonly unknown[]): Promise<void>;
  /** Fails all that waits, and all that will. */
  cut(reason: string): void;
};

type Wait = { resolve(value: unknown): void; reject(error: Error): void };

export function createLine(): Line {
  const asked: AskedOfElectron[] = [];
  const waiting = new Map<number, Wait>();
  const hopes = new Set<() => void>();
  let child: ChildProcess | null = null;
  let cutBy: string | null = null;
  let nextId = 1;
  const tell = (message: object): void => {
    // A main process that was killed a moment ago still looks connected: what it does not hear is lost, as in life.
    if (child?.connected === true) child.send(message, () => undefined);
  };
  const hear = (message: FromMain, page: PageSide): void => {
    if (message.say === 'asked') {
      asked.push({ what: message.what, args: message.args });
      for (const look of hopes) look();
    }
    if (message.say === 'send') page.push(message.channel, message.args);
    if (message.say === 'load')
      void page.load(message.url).then((value) => tell({ say: 'reply', id: message.id, value }));
    if (message.say !== 'reply') return;
    waiting.get(message.id)?.resolve(message.value);
    waiting.delete(message.id);
  };
  return {
    asked,
    connect(started, page) {
      child = started;
      started.on('message', (message: FromMain) => hear(message, page));
    },
    ask(message) {
      if (cutBy !== null) return Promise.reject(new Error(`${cutBy}, before ${message.say}`));
      const id = nextId;
      nextId += 1;
      tell({ ...message, id });
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    untilAsked(what, ...args) {
      const wanted = JSON.stringify(args).slice(0, -1);
      const isAsked = (): boolean =>
        asked.some((one) => one.what === what && JSON.stringify(one.args).startsWith(wanted));
      return new Promise((resolve, reject) => {
        const look = (): void => {
          if (!isAsked() && cutBy === null) return;
          hopes.delete(look);
          if (isAsked()) resolve();
          else reject(new Error(`${cutBy}, before ${what} ${JSON.stringify(args)} was asked`));
        };
        hopes.add(look);
        look();
      });
    },
    cut(reason) {
      cutBy ??= reason;
      for (const { reject } of waiting.values()) reject(new Error(`${cutBy}, before it answered`));
      waiting.clear();
      for (const look of hopes) look();
    },
  };
}
