import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextInGrid } from './grid-keys.ts';

/** Tops of `count` cards in rows of `columns`. */
const grid = (count: number, columns: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => Math.floor(at / columns) * 100);

test('arrows lead along rows and columns, Home and End to the ends', () => {
  const tops = grid(11, 4);
  const from5 = (key: string) => nextInGrid(key, 5, tops);
  expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map(from5)).toEqual([4, 6, 1, 9]);
  expect(['Home', 'End', 'PageUp', 'a'].map(from5)).toEqual([0, 10, 1, null]);
});

test('where the last row is short, down leads to the last card', () => {
  expect(nextInGrid('ArrowDown', 7, grid(11, 4))).toBe(10);
  expect(nextInGrid('ArrowDown', 9, grid(11, 4))).toBe(9);
  expect(nextInGrid('PageDown', 1, grid(11, 4))).toBe(10);
});

test('no key leads out of the grid', () => {
  const keys = fc.constantFrom(
    ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
    ...['PageUp', 'PageDown', 'Home', 'End'],
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 12 }),
      fc.nat(),
      keys,
      (count, columns, place, key) => {
        const to = nextInGrid(key, place % count, grid(count, columns));
        expect(to).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThan(count);
      },
    ),
  );
});
