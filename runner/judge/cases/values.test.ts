import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valueDifference } from './values.ts';
import type { ValueRule } from './values.ts';
import { parseAnswer, requestLine, shown } from './words.ts';
import type { Json, Value } from './words.ts';

const rule = (parts: Partial<ValueRule> = {}): ValueRule => ({
  ...{ language: 'python', type: null },
  tolerance: { absolute: 0, relative: 0 },
  ...parts,
});
function valueIn(words: string): Value {
  const answer = parseAnswer(`value ${words} n`);
  if (answer?.kind !== 'value') throw new Error(`no value: ${words}`);
  return answer.value;
}
const isSame = (expected: Json, words: string, parts: Partial<ValueRule> = {}): boolean =>
  valueDifference(expected, valueIn(words), rule(parts)) === null;

describe('in Python', () => {
  test.each<[Json, string, string | null]>([
    [null, 'n', null],
    [3, 'i:int:3', null],
    [3, 'd:float:3.0', 'float'],
    ['123456789012345678901234567890', 'i:int:123456789012345678901234567890', 'int'],
    [2.5, 'd:float:2.5', null],
    [true, 'b:bool:1', null],
    ['a ñ', String.raw`s:str:a\u0020\u00f1`, null],
    [[1, 'b'], 'l:list:2 i:int:1 s:str:b', null],
    [[1, 2], 'l:tuple:2 i:int:1 i:int:2', 'tuple'],
    [[1, 2], 'l:list:2 d:float:1.0 d:float:2.0', 'list[float]'],
    [{ a: [1] }, 'm:dict:1 s:str:a l:tuple:1 i:int:1', 'dict[str, tuple]'],
    [{ 1: 'x' }, 'm:dict:1 i:int:1 s:str:x', 'dict[int, str]'],
    [[3, 1], 'S:set:2 i:int:1 i:int:3', 'set'],
    [1e20, 'i:int:100000000000000000000', null],
  ])('%j is %s as %s', (expected, words, type) => {
    expect(isSame(expected, words, { type })).toBe(true);
  });

  test.each<[Json, string, string | null]>([
    [3, 'd:float:3.0', null],
    [3, 'b:bool:1', null],
    [1, 'b:bool:1', null],
    [true, 'i:int:1', null],
    ['3', 'i:int:3', null],
    [[1], 'l:tuple:1 i:int:1', null],
    [[1], 'l:list:2 i:int:1 i:int:1', null],
    [[1], 'S:set:1 i:int:1', null],
    [{}, 'o:Posing', null],
    [0, 'd:float:nan', 'float'],
    [0, 'x', null],
    [[1], 'l:list:1 d:float:1.0', 'list[int]'],
    [{ a: 1 }, 'm:dict:2 s:str:a i:int:1 s:str:a i:int:1', null],
    [{ a: 1 }, 'm:dict:1 s:str:b i:int:1', null],
    [[1, 2], 'S:set:1 i:int:1', 'set'],
    [9_007_199_254_740_992, 'i:int:9007199254740993', null],
  ])('%j is not %s as %s', (expected, words, type) => {
    expect(isSame(expected, words, { type })).toBe(false);
  });
});

test("JavaScript's numbers are of one type, its big ones and maps are of others", () => {
  const language = 'javascript';
  expect(isSame(3, 'i:number:3', { language })).toBe(true);
  expect(isSame(3, 'i:bigint:3', { language })).toBe(false);
  expect(isSame(3, 'i:bigint:3', { language, type: 'bigint' })).toBe(true);
  expect(isSame(null, 'u', { language })).toBe(true);
  expect(isSame({}, 'm:Map:0', { language })).toBe(false);
});

test('with a tolerance numbers are near, whole or not', () => {
  const tolerance = { absolute: 0.1, relative: 0 };
  expect(isSame(3, 'd:float:3.05', { tolerance })).toBe(true);
  expect(isSame([2.95], 'l:list:1 i:int:3', { tolerance })).toBe(true);
  expect(isSame(3, 'd:float:3.2', { tolerance })).toBe(false);
  expect(isSame(3, 'd:float:inf', { tolerance })).toBe(false);
});

test.each([
  '',
  'value',
  'value n',
  'value n n n',
  'value  n n',
  'value i:int:x n',
  'value i:int:1e5 n',
  'value d:float:0x10 n',
  'value d:float: n',
  'value l:list:9999999 n n',
  'value l:list:-1 n',
  'value q n',
  'raised 101 a n',
  'raised 1 A',
  `value ${'l:list:1 '.repeat(100_000)}n n`,
])('%j is no answer', (line) => {
  expect(parseAnswer(line)).toBeNull();
});

test('no line makes the reader fail', () => {
  const word = fc.constantFrom(
    ...['value', 'raised', 'n', 'x', 'i:int:5', 'l:list:2', 'm:dict:1', 'S::0', 'o:', '1', ':'],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string())), (words) => {
      const answer = parseAnswer(words.join(' '));
      if (answer?.kind === 'value') shown(answer.value);
    }),
  );
});

test('whatever an author asks is one line of plain words', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.string({ unit: 'binary' }), (args, name) => {
      const line = requestLine({ op: 'call', name, args: args as Json[], wantsArgs: true });
      expect(line).toMatch(/^[ -~]*$/);
    }),
  );
});
