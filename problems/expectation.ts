// The promise in the first line of a solution.
//
//   # expect: verdict=partial score=5
//   # expect: verdict=wrong|runtime-error score<=2
//
// One verdict, or several with `|` where either is right; the score exactly (`=`) or at most (`<=`). The line starts
// with the language's comment mark, `#` or `//`, and holds nothing else.
import { verdictShape } from '#contract/verdict.ts';
import type { Verdict } from '#contract/verdict.ts';

export type Expectation = {
  readonly verdicts: readonly Verdict[];
  readonly score: number;
  readonly atMost: boolean;
};

const PROMISE =
  /^(?:#|\/\/) expect: verdict=([a-z|-]+) score(<=|=)(\d+(?:\.\d+)?)[ \t]*(?:\r\n|\n|\r|$)/;

/** Null where the first line promises nothing that can be understood. */
export function readExpectation(source: string): Expectation | null {
  const match = PROMISE.exec(source);
  const verdicts = verdictShape.array().safeParse(match?.[1]?.split('|'));
  if (match === null || !verdicts.success) return null;
  return { verdicts: verdicts.data, score: Number(match[3]), atMost: match[2] === '<=' };
}

/** Scores are decimal points added up in binary, so they are compared to a thousandth. */
const SCORE_TOLERANCE = 0.0005;

export function keeps(
  expected: Expectation,
  got: { readonly verdict: Verdict; readonly score: number },
): boolean {
  const over = got.score - expected.score;
  const scoreHolds = expected.atMost ? over <= SCORE_TOLERANCE : Math.abs(over) <= SCORE_TOLERANCE;
  return scoreHolds && expected.verdicts.includes(got.verdict);
}

/** The promise as it is written, without the comment mark. */
export function wordsOf({ verdicts, score, atMost }: Expectation): string {
  return `verdict=${verdicts.join('|')} score${atMost ? '<=' : '='}${score}`;
}
