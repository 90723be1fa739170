// How a hostile program is made: the honest one of its language with what the attack adds.
import type { Verdict } from '#contract/verdict.ts';

/** Each text is put at its place as it stands. */
export type Hostile = {
  readonly tries: string;
  /** Among the declarations. */
  readonly top?: string;
  /** Within the function `suma`, which afterwards returns 0 in place of the sum. */
  readonly suma?: string;
  /** At the beginning of the program that reads and prints. */
  readonly main?: string;
  /** Verdicts that are right for it beside the usual ones of a program that does not sum. */
  readonly allows?: readonly Verdict[];
  /** Only these are right for it. */
  readonly only?: readonly Verdict[];
  /** The most that its honest part may earn; without, all that does not need `suma`. */
  readonly maxPoints?: number;
};

/** The honest parts of a program; `attack` is null for the honest one. */
export type HostileLanguage = {
  readonly entry: string;
  readonly program: (attack: Hostile | null) => string;
  readonly attacks: readonly Hostile[];
};
