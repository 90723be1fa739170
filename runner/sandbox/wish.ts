// Which sandboxes a pool should hold: as many as it may, of the limits that were asked for last. So an exam with large
// limits gets large sandboxes without anybody saying so.
import type { Limits } from '#contract/problem.ts';
import { limitsKey } from './allowances.ts';

type HasLimits = { readonly limits: Limits };

export type Wish = {
  /** These limits were asked for. */
  note(limits: Limits): void;
  /** What is wanted and not there, each as often as it is wanted. */
  missing(there: readonly HasLimits[]): Limits[];
  /** What is there and not wanted. */
  surplus<One extends HasLimits>(there: readonly One[]): One[];
};

export function createWish(size: number, usual: Limits): Wish {
  const wanted: Limits[] = Array.from({ length: size }, () => usual);
  return {
    note: (limits) => {
      wanted.push(limits);
      wanted.shift();
    },
    missing: (there) => {
      const isThere = takeAway(there.map((one) => one.limits));
      return wanted.filter((limits) => !isThere(limits));
    },
    surplus: (there) => {
      const isWanted = takeAway(wanted);
      return there.filter((one) => !isWanted(one.limits));
    },
  };
}

/** @returns a function that takes one of its kind away, and says whether there was one */
function takeAway(from: readonly Limits[]): (limits: Limits) => boolean {
  const keys = from.map(limitsKey);
  return (limits) => {
    const at = keys.indexOf(limitsKey(limits));
    if (at !== -1) keys.splice(at, 1);
    return at !== -1;
  };
}
