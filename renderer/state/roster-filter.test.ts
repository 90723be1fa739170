import { expect, test } from 'vitest';
import { matching } from './roster-filter.ts';

const roster = [
  { studentId: 'a01', name: 'María Núñez' },
  { studentId: 'b02', name: 'Łukasz Żółć' },
];

test.each([
  ['', ['a01', 'b02']],
  ['nunez', ['a01']],
  ['NÚÑ mar', ['a01']],
  ['b0', ['b02']],
  ['nobody', []],
] as const)('typing "%s" leaves %j', (typed, ids) =>
  expect(matching(roster, typed).map(({ studentId }) => studentId)).toEqual(ids),
);
