// Wrong codes cost time from the fifth on. The wait is served by clocks that nobody can set, and restarting the
// program or the machine shortens nothing.
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { sameBoot } from './elapsed.ts';
import type { Reading } from './elapsed.ts';

export type WrongCodes = {
  /** In a row. */
  readonly wrong: number;
  readonly waitLeftMs: number;
  readonly at: Reading;
};

export const WRONG_BEFORE_WAIT = 5;
const WAIT_FIRST_MS = 30 * SECOND_MS;
const WAIT_MAX_MS = 15 * MINUTE_MS;

export const noWrongCodes = (at: Reading): WrongCodes => ({ wrong: 0, waitLeftMs: 0, at });

/** The wait as it is now. A start of the machine begins it anew: only the time since is certain. */
export function waited(codes: WrongCodes, at: Reading): WrongCodes {
  const servedMs = Math.max(0, sameBoot(codes.at, at) ? at.bootMs - codes.at.bootMs : at.bootMs);
  return { ...codes, at, waitLeftMs: Math.max(0, codes.waitLeftMs - servedMs) };
}

/** After one more wrong code: 30 s at the fifth, then twice as long each time, up to a quarter of an hour. */
export function afterWrongCode(codes: WrongCodes, at: Reading): WrongCodes {
  const wrong = codes.wrong + 1;
  const over = wrong - WRONG_BEFORE_WAIT;
  const waitLeftMs = over < 0 ? 0 : Math.min(WAIT_MAX_MS, WAIT_FIRST_MS * 2 ** Math.min(over, 10));
  return { wrong, waitLeftMs, at };
}

export const triesBeforeWait = (codes: WrongCodes) => Math.max(0, WRONG_BEFORE_WAIT - codes.wrong);
