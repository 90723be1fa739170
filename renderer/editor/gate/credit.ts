// Which text the keyboard has paid for. Every key press that writes earns a credit; every text that arrives spends one,
// or is refused. Pure: the time is an argument, and each function gives the next state.
//
// Text reaches Monaco without saying where it came from: a key, an input method, an emoji panel, a program that commits
// a page of code. What tells them apart is the trusted key press that comes first.
import type { EditSource } from '#contract/edit.ts';
import type { GateSightingDetail } from '#contract/sighting.ts';
import type { GateRules } from './rules.ts';

/**
 * A key press that can write. `text` is what it writes by itself; null where only the input method knows (dead keys,
 * `Process`, `Unidentified`, the end of an Alt code).
 */
export type WritingKey = { readonly text: string | null };

type WaitingKey = WritingKey & { readonly atMs: number };

/** Text that an input method holds, and the key presses that pay for it. */
type Composition = {
  readonly keys: number;
  readonly text: string;
  /** Characters of it that the unkeyed allowance has paid for. */
  readonly unkeyedPaid: number;
  /** Once one part is refused the rest is too: its later parts would replace text that never got in. */
  readonly refused: boolean;
};

export type Credit = {
  readonly keys: readonly WaitingKey[];
  readonly composition: Composition | null;
  readonly unkeyed: { readonly chars: number; readonly atMs: number };
};

/** Text on its way into the model, replacing so many UTF-16 units before the cursor. */
export type Arrival = { readonly text: string; readonly replacedLength: number };

export type CreditRuling =
  | {
      readonly allowed: true;
      readonly source: Extract<EditSource, 'typed' | 'composition' | 'unkeyed' | 'dictation'>;
    }
  | {
      readonly allowed: false;
      readonly detail: Extract<GateSightingDetail, 'commit' | 'composition' | 'line-break'>;
    };

type Outcome = { readonly credit: Credit; readonly ruling: CreditRuling };

export const freshCredit = (rules: GateRules, nowMs: number): Credit => ({
  keys: [],
  composition: null,
  unkeyed: { chars: rules.unkeyedChars, atMs: nowMs },
});

/** A trusted key press that can write. */
export function pressKey(credit: Credit, key: WritingKey, nowMs: number, rules: GateRules): Credit {
  if (credit.composition !== null) {
    const composition = { ...credit.composition, keys: credit.composition.keys + 1 };
    return { ...credit, composition };
  }
  const waiting = [...freshKeys(credit, nowMs, rules), { text: key.text, atMs: nowMs }];
  return { ...credit, keys: waiting.slice(-rules.keysWaitingMax) };
}

/** An input method begins: the key presses that it has already taken pay for what it holds. */
export function startComposition(credit: Credit, nowMs: number, rules: GateRules): Credit {
  const taken = freshKeys(credit, nowMs, rules).filter((key) => key.text === null).length;
  return {
    ...credit,
    keys: [],
    composition: { keys: taken, text: '', unkeyedPaid: 0, refused: false },
  };
}

export const endComposition = (credit: Credit): Credit => ({ ...credit, composition: null });

/** Rules on one arrival and takes what it costs. A refusal costs nothing, and refuses the rest of its composition. */
export function spend(credit: Credit, arrival: Arrival, nowMs: number, rules: GateRules): Outcome {
  return credit.composition === null
    ? spendOutside(credit, arrival, nowMs, rules)
    : spendInside(credit, credit.composition, arrival, nowMs, rules);
}

function spendOutside(credit: Credit, arrival: Arrival, nowMs: number, rules: GateRules): Outcome {
  const { text } = arrival;
  if (text === '') return allow(credit, 'composition');
  const keys = freshKeys(credit, nowMs, rules);
  const own = arrival.replacedLength === 0 ? keys.findIndex((key) => key.text === text) : -1;
  // Keys before it wrote nothing: an editor command or another place took them.
  if (own !== -1) return allow({ ...credit, keys: keys.slice(own + 1) }, 'typed');
  if (/[\r\n]/.test(text)) return dictate(credit, text, 'line-break', rules);

  const chars = charactersOf(text);
  const fits = text.length <= chars * rules.characterMaxLength;
  // A dead key and a letter that it does not fit give both: ´ and x.
  const method = keys.findIndex((key) => key.text === null);
  if (method !== -1 && chars <= 2 && fits) {
    return allow({ ...credit, keys: keys.toSpliced(method, 1) }, 'composition');
  }
  if (chars === 1 && fits) {
    const paid = payUnkeyed(credit, 1, nowMs, rules);
    if (paid !== null) return allow(paid, 'unkeyed');
  }
  return dictate(credit, text, 'commit', rules);
}

function spendInside(
  credit: Credit,
  composition: Composition,
  arrival: Arrival,
  nowMs: number,
  rules: GateRules,
): Outcome {
  const kept = composition.text.slice(
    0,
    Math.max(0, composition.text.length - arrival.replacedLength),
  );
  const text = kept + arrival.text;
  const chars = charactersOf(text);
  const refuse = (): Outcome => ({
    credit: { ...credit, composition: { ...composition, refused: true } },
    ruling: { allowed: false, detail: 'composition' },
  });
  if (composition.refused || /[\r\n]/.test(arrival.text)) return refuse();
  if (rules.dictationMaxChars >= chars && rules.dictationMaxChars > 0) {
    return allow({ ...credit, composition: { ...composition, text } }, 'dictation');
  }
  if (chars > rules.compositionMaxChars || text.length > chars * rules.characterMaxLength) {
    return refuse();
  }
  const paidByKeys =
    composition.keys === 0
      ? 0
      : composition.keys * rules.compositionCharsPerKey + rules.compositionSlackChars;
  const unpaid = chars - paidByKeys - composition.unkeyedPaid;
  if (unpaid <= 0)
    return allow({ ...credit, composition: { ...composition, text } }, 'composition');
  const paid = composition.keys === 0 ? payUnkeyed(credit, unpaid, nowMs, rules) : null;
  if (paid === null) return refuse();
  const unkeyedPaid = composition.unkeyedPaid + unpaid;
  return allow({ ...paid, composition: { ...composition, text, unkeyedPaid } }, 'unkeyed');
}

function dictate(
  credit: Credit,
  text: string,
  detail: 'commit' | 'line-break',
  rules: GateRules,
): Outcome {
  const dictated = charactersOf(text) <= rules.dictationMaxChars;
  return dictated ? allow(credit, 'dictation') : { credit, ruling: { allowed: false, detail } };
}

/** The credit after paying for characters without keys, or null where the allowance does not reach. */
function payUnkeyed(credit: Credit, chars: number, nowMs: number, rules: GateRules): Credit | null {
  const grownBy = Math.max(0, nowMs - credit.unkeyed.atMs) / rules.unkeyedRefillMs;
  const left = Math.min(rules.unkeyedChars, credit.unkeyed.chars + grownBy) - chars;
  return left < 0 ? null : { ...credit, unkeyed: { chars: left, atMs: nowMs } };
}

const freshKeys = (credit: Credit, nowMs: number, rules: GateRules): readonly WaitingKey[] =>
  credit.keys.filter((key) => nowMs - key.atMs <= rules.keyWindowMs);

const allow = (
  credit: Credit,
  source: Extract<CreditRuling, { allowed: true }>['source'],
): Outcome => ({ credit, ruling: { allowed: true, source } });

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Characters as a person counts them. Counting stops past 10,000: no rule allows more. */
export function charactersOf(text: string): number {
  if (text.length <= 1) return text.length;
  let count = 0;
  for (const _ of segmenter.segment(text)) {
    count += 1;
    if (count > 10_000) break;
  }
  return count;
}
