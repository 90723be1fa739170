// Which bundles of each station are here, and which files were set aside.
import type { SetAside, StationId } from '#contract/desk-room.ts';
import { NO_NUMBERS, addNumber, countOf, hasNumber, numbersOf } from './rules/numbers.ts';
import type { Numbers } from './rules/numbers.ts';

export type HeldCount = { readonly count: number; readonly gapless: number };
export type Held = ReturnType<typeof createHeld>;

const TOLD_MAX = 200;
/** Whoever sends more that is no bundle has been noticed. */
const ASIDE_MAX = 10_000;

export function createHeld() {
  const numbers = new Map<StationId, Numbers>();
  const aside = new Map<string, SetAside>();
  const of = (station: StationId): Numbers => numbers.get(station) ?? NO_NUMBERS;
  const count = (station: StationId): HeldCount => ({
    count: countOf(of(station)),
    gapless: of(station).gapless,
  });
  return {
    /** What the book has already. */
    addAll(station: StationId, seqs: Iterable<number>): HeldCount {
      const { gapless, beyond } = numbersOf(seqs);
      const all = [...beyond, ...of(station).beyond];
      for (let seq = 1; seq <= Math.max(gapless, of(station).gapless); seq += 1) all.push(seq);
      numbers.set(station, numbersOf(all));
      return count(station);
    },
    add(station: StationId, seq: number): HeldCount {
      numbers.set(station, addNumber(of(station), seq));
      return count(station);
    },
    has: (station: StationId, seq: number): boolean => hasNumber(of(station), seq),
    gapless: (station: StationId): number => of(station).gapless,
    /** False: this file was set aside before, however often it is looked at. */
    setAside(one: SetAside): boolean {
      if (aside.has(one.file) || aside.size >= ASIDE_MAX) return false;
      aside.set(one.file, one);
      return true;
    },
    asideCount: (): number => aside.size,
    newestAside: (): SetAside[] => [...aside.values()].slice(-TOLD_MAX).toReversed(),
  };
}
