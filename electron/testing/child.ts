// A program that a test started may end, or fail to start, at any moment. A wait for it then ends as well, with a
// sentence that says what happened; nothing hangs until the test's time is over, and no error goes unheard.
import type { ChildProcess } from 'node:child_process';

export type Ending =
  | { readonly kind: 'not-started'; readonly error: Error }
  | {
      readonly kind: 'ended';
      readonly code: number | null;
      readonly signal: NodeJS.Signals | null;
    };

/** How the child ended. Ask as soon as it is spawned: before that its `error` has no listener. */
export function endOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    // A message that could not be sent, or a signal that met nobody, is an `error` too, of a child that did start.
    child.on('error', (error) => {
      if (child.pid === undefined) resolve({ kind: 'not-started', error });
    });
    const { exitCode: code, signalCode: signal } = child;
    if (code !== null || signal !== null) resolve({ kind: 'ended', code, signal });
    child.once('exit', (exitCode, signalCode) =>
      resolve({ kind: 'ended', code: exitCode, signal: signalCode }),
    );
  });
}

/** Ends the child, unless it has ended by itself. */
export function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<Ending> {
  const ended = endOf(child);
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  return ended;
}

/** `wait`, or a failure that says how the child ended before it was over. */
export async function unlessEnded<Value>(
  name: string,
  ended: Promise<Ending>,
  wait: Promise<Value>,
): Promise<Value> {
  return Promise.race([
    wait,
    ended.then((ending) => {
      throw new Error(endingSentence(name, ending));
    }),
  ]);
}

export function endingSentence(name: string, ending: Ending): string {
  if (ending.kind === 'not-started') return `${name} could not be started: ${ending.error.message}`;
  const how = ending.signal === null ? `with code ${ending.code}` : `by ${ending.signal}`;
  return `${name} ended ${how}`;
}
