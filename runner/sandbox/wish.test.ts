import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { limitsShape } from '#contract/problem.ts';
import { allRecipes } from '../languages/languages.ts';
import { wantKey } from './allowances.ts';
import type { Want } from './allowances.ts';
import { createWish } from './wish.ts';

const wants: readonly Want[] = allRecipes.map(({ language, cases }) => ({
  language,
  outfit: cases,
  limits: limitsShape.parse({}),
}));
const [python, javascript] = wants;
if (python === undefined || javascript === undefined) throw new Error('there are no recipes');

const countOf = (all: readonly Want[], one: Want): number =>
  all.filter((want) => wantKey(want) === wantKey(one)).length;

test('what an exam uses is wanted by turns', () => {
  const wish = createWish(6, [python]);
  wish.prepare(wants);
  expect(wants.map((one) => countOf(wish.missing([]), one))).toEqual([2, 2, 1, 1]);
});

test('where there is room for fewer, the first are wanted', () => {
  const wish = createWish(2, [python]);
  wish.prepare(wants);
  expect(wants.map((one) => countOf(wish.missing([]), one))).toEqual([1, 1, 0, 0]);
});

test('a pool that may hold nothing, or has nothing to hold, wants nothing', () => {
  expect(createWish(0, wants).missing([])).toEqual([]);
  expect(createWish(3, []).missing([])).toEqual([]);
});

test('whatever is asked for, as many are wanted as may be, and one of each kind that the exam uses', () => {
  const asked = fc.array(fc.nat({ max: wants.length - 1 }), { maxLength: 40 });
  fc.assert(
    fc.property(fc.integer({ min: wants.length, max: 12 }), asked, (size, kinds) => {
      const wish = createWish(size, [python]);
      wish.prepare(wants);
      for (const kind of kinds) wish.note(wants[kind] ?? python);
      const wanted = wish.missing([]);
      expect(wanted).toHaveLength(size);
      for (const one of wants) expect(countOf(wanted, one)).toBeGreaterThanOrEqual(1);
    }),
  );
});

test('what is asked for again and again fills what is left', () => {
  const wish = createWish(8, [python]);
  wish.prepare(wants);
  for (let times = 0; times < 20; times += 1) wish.note(javascript);
  expect(countOf(wish.missing([]), javascript)).toBe(8 - (wants.length - 1));
});
