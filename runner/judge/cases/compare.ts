// Is what was printed what was expected? Decided here, outside of any sandbox, by the rule that the author chose.
import type { Compare, Tolerance } from '#contract/test-kinds.ts';

export type Rule = {
  readonly compare: Compare;
  readonly tolerance: Tolerance;
  /** Whether the whole text matches an author's pattern, within a bound of time; null when that cannot be said. */
  readonly matches: (pattern: string, text: string) => boolean | null;
};

/** Null: as expected. Otherwise where they part, in a sentence. */
export function difference(rule: Rule, expected: string, actual: string): string | null {
  switch (rule.compare) {
    case 'exact':
      return expected === actual ? null : whereLinesPart(expected, actual);
    case 'trimmed': {
      const [wanted, got] = [trimmed(expected), trimmed(actual)];
      return wanted === got ? null : whereLinesPart(wanted, got);
    }
    case 'tokens':
      return whereTokensPart(expected, actual, (wanted, got) => wanted === got);
    case 'numbers':
      return whereTokensPart(expected, actual, (wanted, got) =>
        isSameToken(wanted, got, rule.tolerance),
      );
    case 'regex': {
      const isMatch = rule.matches(trimmed(expected), trimmed(actual));
      if (isMatch === null) return 'the pattern took too long on this output';
      return isMatch ? null : 'the output does not have the expected form';
    }
  }
}

/** Without CR before LF, blanks at the ends of lines, and empty lines at the end. */
export function trimmed(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const bare = lines.map(withoutTrailingBlanks);
  let end = bare.length;
  while (end > 0 && bare[end - 1] === '') end -= 1;
  return bare.slice(0, end).join('\n');
}

/** By hand: a pattern such as /[ \t]+$/ takes quadratic time on a line of blanks that ends otherwise. */
function withoutTrailingBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t' || line[end - 1] === '\r'))
    end -= 1;
  return line.slice(0, end);
}

function whereLinesPart(expected: string, actual: string): string {
  const [wanted, got] = [expected.split('\n'), actual.split('\n')];
  const at = wanted.findIndex((line, index) => line !== got[index]);
  if (actual === '') return 'nothing was printed';
  if (at === -1) return `there is more output than expected, from line ${wanted.length + 1} on`;
  if (at >= got.length) return `the output ends before line ${at + 1}`;
  return `the output differs at line ${at + 1}`;
}

/** Unicode's white space, as `String.prototype.trim` knows it. */
const tokensOf = (text: string): string[] => text.split(/\s+/u).filter((token) => token !== '');

function whereTokensPart(
  expected: string,
  actual: string,
  isSame: (wanted: string, got: string) => boolean,
): string | null {
  const [wanted, got] = [tokensOf(expected), tokensOf(actual)];
  const at = wanted.findIndex((token, index) => {
    const other = got[index];
    return other === undefined || !isSame(token, other);
  });
  if (at === -1 && wanted.length === got.length) return null;
  if (got.length === 0) return 'nothing was printed';
  if (at === -1) return `there are ${got.length} words, not ${wanted.length}`;
  return at >= got.length
    ? `the output ends before word ${at + 1}`
    : `the output differs at word ${at + 1}`;
}

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,4})?$/;

/** Where the author wrote a number, any number near it; anywhere else, the same word. */
export function isSameToken(wanted: string, got: string, tolerance: Tolerance): boolean {
  if (wanted === got) return true;
  if (!NUMBER.test(wanted) || !NUMBER.test(got)) return false;
  return isNear(Number(wanted), Number(got), tolerance);
}

/** Two numbers of which at least one allowance holds. Infinities are near themselves alone. */
export function isNear(wanted: number, got: number, { absolute, relative }: Tolerance): boolean {
  if (wanted === got) return true;
  if (!Number.isFinite(wanted) || !Number.isFinite(got)) return false;
  return Math.abs(wanted - got) <= Math.max(absolute, relative * Math.abs(wanted));
}
