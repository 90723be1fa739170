// Which sandboxes a pool should hold: as many as it may, of the kinds that were asked for last. So an exam with large
// limits gets large sandboxes without anybody saying so, and a language of the exam always finds one ready.
import { wantKey } from './allowances.ts';
import type { Want } from './allowances.ts';

type HasWant = { readonly want: Want };

export type Wish = {
  /** What is used here, by turns; forgets what was asked for. */
  prepare(usual: readonly Want[]): void;
  /** This was asked for. */
  note(want: Want): void;
  /** What is wanted and not there, each as often as it is wanted. */
  missing(there: readonly HasWant[]): Want[];
  /** What is there and not wanted. */
  surplus<One extends HasWant>(there: readonly One[]): One[];
};

export function createWish(size: number, first: readonly Want[]): Wish {
  /** Of these one is always wanted; of none until somebody knows what is used here. */
  let usual: readonly Want[] = [];
  let wanted: Want[] = byTurns(size, first);
  return {
    prepare: (next) => {
      usual = next;
      wanted = byTurns(size, next);
    },
    note: (want) => {
      wanted.push(want);
      wanted.splice(leastMissed(wanted, usual), 1);
    },
    missing: (there) => {
      const isThere = takeAway(there.map((one) => one.want));
      return wanted.filter((want) => !isThere(want));
    },
    surplus: (there) => {
      const isWanted = takeAway(wanted);
      return there.filter((one) => !isWanted(one.want));
    },
  };
}

const byTurns = (size: number, usual: readonly Want[]): Want[] =>
  Array.from({ length: usual.length === 0 ? 0 : size }, (_, at) => usual[at % usual.length]).filter(
    (want) => want !== undefined,
  );

/** The oldest that is not the last of a usual kind; the oldest where there is no room for one of each. */
function leastMissed(wanted: readonly Want[], usual: readonly Want[]): number {
  const usualKeys = new Set(usual.map(wantKey));
  const keys = wanted.map(wantKey);
  const isMissed = (key: string): boolean =>
    usualKeys.has(key) && keys.indexOf(key) === keys.lastIndexOf(key);
  // The newest was just asked for, and stays.
  const found = keys.slice(0, -1).findIndex((key) => !isMissed(key));
  return Math.max(0, found);
}

/** @returns a function that takes one of its kind away, and says whether there was one */
function takeAway(from: readonly Want[]): (want: Want) => boolean {
  const keys = from.map(wantKey);
  return (want) => {
    const at = keys.indexOf(wantKey(want));
    if (at !== -1) keys.splice(at, 1);
    return at !== -1;
  };
}
