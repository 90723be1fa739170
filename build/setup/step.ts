// Set-up is a list of steps. Each looks first, acts only where something is missing, and can be broken off anywhere.
import type { Result } from '#contract/result.ts';

/** What the machine is being made ready for; it decides what counts as missing. */
export const purposes = ['setup', 'start', 'test', 'bench', 'package'] as const;
export type Purpose = (typeof purposes)[number];

/** Something that this machine does not have and set-up could not give it. */
export type Lack = {
  /** One sentence: what is missing and what does not work without it. */
  readonly sentence: string;
  /** One sentence: the next step of the person at the keyboard. */
  readonly next: string;
  /** True where going on is pointless: there would be nothing to show. */
  readonly fatal: boolean;
};

export type Say = (line: string) => void;

export type Step = {
  readonly name: string;
  /** Ends with one line about what it found or did. Throws only on a bug. */
  run(say: Say): Promise<Result<string, Lack>>;
};

export const lack = (sentence: string, next: string): Lack => ({ sentence, next, fatal: false });
