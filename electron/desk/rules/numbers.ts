// Which numbers of a chain are here. Numbers come in any order and more than once; gaps stay open until they are filled.

export type Numbers = {
  /** Everything up to here is there. */
  readonly gapless: number;
  /** Those above the first gap. */
  readonly beyond: ReadonlySet<number>;
};

export const NO_NUMBERS: Numbers = { gapless: 0, beyond: new Set() };

export const hasNumber = ({ gapless, beyond }: Numbers, seq: number): boolean =>
  seq <= gapless || beyond.has(seq);

export const countOf = ({ gapless, beyond }: Numbers): number => gapless + beyond.size;

export function addNumber(numbers: Numbers, seq: number): Numbers {
  if (hasNumber(numbers, seq)) return numbers;
  const beyond = new Set(numbers.beyond).add(seq);
  let { gapless } = numbers;
  while (beyond.delete(gapless + 1)) gapless += 1;
  return { gapless, beyond };
}

/** The same as adding them one by one, in the time of sorting them. */
export function numbersOf(seqs: Iterable<number>): Numbers {
  const beyond = new Set(seqs);
  let gapless = 0;
  while (beyond.delete(gapless + 1)) gapless += 1;
  return { gapless, beyond };
}
