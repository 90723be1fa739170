import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { GRAM_TOKENS, RUN_MIN_TOKENS, gramsOf, winnow } from './winnow.ts';

const token = fc.integer({ min: 0, max: 40 });
const tokens = fc.array(token, { maxLength: 120 });
const run = fc.array(token, { minLength: RUN_MIN_TOKENS, maxLength: 40 });
const fingerprints = (row: readonly number[]) => {
  const grams = gramsOf(row);
  return winnow(grams).map((at) => ({ at, gram: grams[at] }));
};

test('of a shared run of enough tokens a fingerprint is kept in both rows, inside the run', () => {
  fc.assert(
    fc.property(run, tokens, tokens, tokens, tokens, (shared, a, b, c, d) => {
      const inRun = (row: readonly number[], start: number) =>
        fingerprints(row).filter(
          ({ at }) => at >= start && at + GRAM_TOKENS <= start + shared.length,
        );
      const one = inRun([...a, ...shared, ...b], a.length);
      const other = inRun([...c, ...shared, ...d], c.length);
      expect(one.some(({ gram }) => other.some((there) => there.gram === gram))).toBe(true);
    }),
  );
});

test('the same holds of what is left once some grams are left out', () => {
  fc.assert(
    fc.property(
      run,
      tokens,
      tokens,
      tokens,
      fc.integer({ min: 2, max: 9 }),
      (shared, a, b, c, nth) => {
        const isLeftOut = (gram: number) => gram % nth === 0;
        const kept = (row: readonly number[]) => {
          const grams = gramsOf(row);
          return new Set(winnow(grams, isLeftOut).map((at) => grams[at]));
        };
        const clean = gramsOf(shared).every((gram) => !isLeftOut(gram));
        const one = kept([...a, ...shared, ...b]);
        const other = kept([...c, ...shared]);
        expect([...one, ...other].some((gram) => isLeftOut(gram ?? 0))).toBe(false);
        if (clean) expect([...one].some((gram) => other.has(gram))).toBe(true);
      },
    ),
  );
});

test('equal grams have equal hashes wherever they stand, and others have others', () => {
  fc.assert(
    fc.property(tokens, (row) => {
      const seen = new Map<string, number>();
      for (const [at, gram] of gramsOf(row).entries()) {
        const text = row.slice(at, at + GRAM_TOKENS).join(' ');
        expect(Number.isSafeInteger(gram)).toBe(true);
        expect(seen.get(text) ?? gram).toBe(gram);
        seen.set(text, gram);
      }
      expect(new Set(seen.values()).size).toBe(seen.size);
    }),
  );
});

test('fewer tokens than a gram has leave nothing', () => {
  expect(gramsOf(Array<number>(GRAM_TOKENS - 1).fill(1))).toEqual([]);
  expect(gramsOf(Array<number>(GRAM_TOKENS).fill(1))).toHaveLength(1);
  expect(winnow([])).toEqual([]);
});

test('far fewer grams are kept than there are', () => {
  const row = Array.from({ length: 3_000 }, (_, at) => (at * at * 7 + at) % 53);
  expect(fingerprints(row).length).toBeLessThan(row.length / 2);
});
