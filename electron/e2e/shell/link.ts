// The main process's end of the line to the test, and its record of what was asked of Electron.
import { z } from 'zod';
import type { FromMain, FromTest } from './messages.ts';

const messageShape = z.custom<FromTest>(
  (value) => typeof value === 'object' && value !== null && 'say' in value,
);

const waiting = new Map<number, (value: unknown) => void>();
let nextId = 1;

// A test that is gone wants no main process: without this one would run on for ever.
process.once('disconnect', () => process.exit(0));

function tell(message: FromMain): void {
  // A test may end between two messages: what it does not hear is lost.
  if (process.connected) process.send?.(message, () => undefined);
}

/** Plain data alone crosses: a function or a handle is told by its kind. */
const plain = (args: readonly unknown[]): unknown[] =>
  args.map((arg) => {
    if (typeof arg === 'function') return 'function';
    const json = JSON.stringify(arg) as string | undefined;
    return json === undefined ? null : JSON.parse(json);
  });

export const note = (what: string, ...args: readonly unknown[]): void =>
  tell({ say: 'asked', what, args: plain(args) });

/** Resolves with what the test answers: null, or why the load failed. */
export function load(url: string): Promise<unknown> {
  const id = nextId;
  nextId += 1;
  tell({ say: 'load', id, url });
  return new Promise((resolve) => waiting.set(id, resolve));
}

export const send = (channel: string, args: readonly unknown[]): void =>
  tell({ say: 'send', channel, args: plain(args) });

/** Hears the test. A rejection is told as `{ rejected }`. */
export function hear(answer: (message: Exclude<FromTest, { say: 'reply' }>) => Promise<unknown>) {
  process.on('message', (raw) => {
    const message = messageShape.parse(raw);
    if (message.say === 'reply') {
      waiting.get(message.id)?.(message.value);
      waiting.delete(message.id);
      return;
    }
    const { id } = message;
    answer(message).then(
      (value) => tell({ say: 'reply', id, value }),
      (error: unknown) => tell({ say: 'reply', id, value: { rejected: String(error) } }),
    );
  });
}
