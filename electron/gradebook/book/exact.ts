// Scores as people write them: decimal fractions, added, multiplied and rounded without error.
//
// A double is taken for the shortest decimal that names it: 1.005 is 1.005, not 1.00499999999999989. So a score that
// a teacher would round up on paper is rounded up here.

/** numerator / denominator; the denominator is positive. */
export type Exact = { readonly numerator: bigint; readonly denominator: bigint };

export const ZERO: Exact = { numerator: 0n, denominator: 1n };

/** @throws for NaN and infinities: no score is one */
export function exact(value: number): Exact {
  const written = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (written === null) throw new Error(`${value} is no score`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = written;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const power = Number(exponent) - fraction.length;
  return power < 0
    ? { numerator: digits, denominator: 10n ** BigInt(-power) }
    : { numerator: digits * 10n ** BigInt(power), denominator: 1n };
}

export const plus = (a: Exact, b: Exact): Exact => ({
  numerator: a.numerator * b.denominator + b.numerator * a.denominator,
  denominator: a.denominator * b.denominator,
});

export const times = (a: Exact, b: Exact): Exact => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
});

/** @param b above zero */
export const over = (a: Exact, b: Exact): Exact => ({
  numerator: a.numerator * b.denominator,
  denominator: a.denominator * b.numerator,
});

export const isMore = (a: Exact, b: Exact): boolean =>
  a.numerator * b.denominator > b.numerator * a.denominator;

/** To so many decimals, half away from zero. */
export function rounded({ numerator, denominator }: Exact, decimals: number): number {
  const scale = 10n ** BigInt(decimals);
  const magnitude = (numerator < 0n ? -numerator : numerator) * scale;
  const units = (magnitude * 2n + denominator) / (denominator * 2n);
  const digits = units.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  const value = Number(text);
  return numerator < 0n && value !== 0 ? -value : value;
}
