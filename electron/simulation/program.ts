// A program of the simulation and its leader: one order at a time, answered by one message.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { z } from 'zod';
import { endOf, endingSentence } from '../testing/child.ts';

export type Program<Order, Answer> = {
  /** Null: the program was killed before it answered. */
  ask(order: Order): Promise<Answer | null>;
  /** As a power cut ends it. */
  kill(): Promise<void>;
  /** When it has ended by itself, after the order to. */
  ended(): Promise<void>;
};

/** @param file beside this one */
export function startProgram<Order extends object, Answer>(
  file: string,
  answerShape: z.ZodType<Answer>,
): Program<Order, Answer> {
  const child = fork(path.join(import.meta.dirname, file), { execArgv: [] });
  const ended = endOf(child);
  let isKilled = false;
  return {
    async ask(order) {
      const answered = nextMessage(child);
      child.send(order, () => undefined);
      const answer = await Promise.race([answered.message, ended.then(() => null)]);
      answered.stopListening();
      if (answer !== null) return answerShape.parse(answer.value);
      if (isKilled) return null;
      throw new Error(endingSentence(file, await ended));
    },
    async kill() {
      isKilled = true;
      child.kill('SIGKILL');
      await ended;
    },
    async ended() {
      const ending = await ended;
      if (ending.kind === 'not-started' || ending.code !== 0)
        throw new Error(endingSentence(file, ending));
    },
  };
}

function nextMessage(child: ChildProcess) {
  let stopListening: () => void = () => undefined;
  const message = new Promise<{ readonly value: unknown }>((resolve) => {
    const listener = (value: unknown): void => resolve({ value });
    child.once('message', listener);
    stopListening = () => void child.off('message', listener);
  });
  return { message, stopListening };
}
