// Holds the credit of one window (see credit.ts): there is one keyboard, whichever editor has the focus.
import {
  endComposition,
  freshCredit,
  pressKey,
  spend,
  startComposition,
  type Arrival,
  type CreditRuling,
  type WritingKey,
} from './credit.ts';
import type { GateRules } from './rules.ts';

export type Purse = {
  press(key: WritingKey): void;
  spend(arrival: Arrival): CreditRuling;
  startComposition(): void;
  /** @returns the text that the composition left before the cursor, if its end was refused, else null */
  endComposition(): string | null;
};

export function createPurse(rules: GateRules, nowMs: () => number): Purse {
  let credit = freshCredit(rules, nowMs());
  return {
    press: (key) => {
      credit = pressKey(credit, key, nowMs(), rules);
    },
    spend: (arrival) => {
      const outcome = spend(credit, arrival, nowMs(), rules);
      credit = outcome.credit;
      return outcome.ruling;
    },
    startComposition: () => {
      credit = startComposition(credit, nowMs(), rules);
    },
    endComposition: () => {
      const { composition } = credit;
      credit = endComposition(credit);
      return composition?.refused === true ? composition.text : null;
    },
  };
}
