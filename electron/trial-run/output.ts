// Gathers what a program prints into few pieces of news: a program may print a byte at a time.
import { StringDecoder } from 'node:string_decoder';
import type { RunOutput, RunStream } from '#contract/trial.ts';

type Parts = RunOutput['parts'];

/** A person sees no difference; a screen that is told for each byte does. */
const GATHER_MS = 50;

export type Gathered = {
  add(stream: RunStream, bytes: Uint8Array): void;
  /** Tells at once what is there; half a character, too. */
  end(): void;
};

/** @param later calls back after so many milliseconds */
export function gatherOutput(
  tell: (parts: Parts) => void,
  later: (run: () => void, delayMs: number) => unknown,
): Gathered {
  // One for each stream: a piece may end in the middle of a character.
  const decoders = { stdout: new StringDecoder('utf8'), stderr: new StringDecoder('utf8') };
  let parts: Parts = [];
  let isDue = false;
  const put = (stream: RunStream, text: string): void => {
    if (text === '') return;
    const last = parts.at(-1);
    if (last?.stream === stream) last.text += text;
    else parts.push({ stream, text });
  };
  const flush = (): void => {
    isDue = false;
    const told = parts;
    parts = [];
    if (told.length > 0) tell(told);
  };
  return {
    add: (stream, bytes) => {
      put(stream, decoders[stream].write(Buffer.from(bytes)));
      if (!isDue) later(flush, GATHER_MS);
      isDue = true;
    },
    end: () => {
      for (const stream of ['stdout', 'stderr'] as const) put(stream, decoders[stream].end());
      flush();
    },
  };
}
