import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chance, disguised, sampleFunctions } from '../../testing/sample-programs.ts';
import { similarPairs } from './pairs.ts';
import type { Pair, Program } from './pairs.ts';

const parts = (seed: number) => sampleFunctions(chance(seed), 4, 6);
const program = (studentId: string, text: string, over: Partial<Program> = {}): Program => ({
  submissionId: `s-${studentId}`,
  studentId,
  language: 'python',
  text,
  ...over,
});
/** Students who each wrote their own. */
const others = (count: number, from = 1_000) =>
  Array.from({ length: count }, (_, at) => program(`o${from + at}`, parts(from + at).join('\n')));
const students = ({ one, other }: Pair) => [one.studentId, other.studentId].toSorted();
/** What stands at a place of a text. */
function cut(text: string, span: Pair['passages'][number]['one']): string {
  const lines = text.split('\n').slice(span.startLine - 1, span.endLine);
  const last = lines.length - 1;
  lines[last] = lines[last]?.slice(0, span.endColumn - 1) ?? '';
  lines[0] = lines[0]?.slice(span.startColumn - 1) ?? '';
  return lines.join('\n');
}

const seed = fc.integer({ min: 0, max: 1e6 });

describe('a copy is found', () => {
  test('whole, whatever its names, literals, comments and spaces', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const text = parts(from).join('\n');
        const copy = disguised(text);
        expect(copy).not.toBe(text);
        const pairs = similarPairs([program('ana', text), program('bo', copy), ...others(6)]);
        expect(pairs[0]).toMatchObject({
          one: { studentId: 'ana', submissionId: 's-ana' },
          other: { studentId: 'bo' },
        });
        expect(pairs[0]?.likeness).toBeGreaterThan(0.95);
      }),
    );
  });

  test('with its functions in another order', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const own = parts(from);
        const copy = disguised(own.toReversed().join('\n'));
        const [pair] = similarPairs([program('ana', own.join('\n')), program('bo', copy)]);
        expect(pair?.likeness).toBeGreaterThan(0.6);
      }),
    );
  });

  test('of one function among others, and the passage is that function on both sides', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const [mine = '', ...rest] = sampleFunctions(chance(from), 2, 12);
        const theirs = sampleFunctions(chance(from + 7_000_000), 1, 6);
        const one = [mine, ...rest].join('\n');
        const other = [...theirs, disguised(mine)].join('\n');
        const pairs = similarPairs([program('ana', one), program('bo', other), ...others(5)]);
        const pair = pairs.find((found) => students(found).join() === 'ana,bo');
        const longest = pair?.passages.toSorted((a, b) => lines(b) - lines(a))[0];
        if (longest === undefined) throw new Error('nothing was found');
        expect(mine).toContain(cut(one, longest.one).slice(0, 200).split('\n')[1]);
        expect(disguised(mine)).toContain(cut(other, longest.other).split('\n')[2]);
      }),
      { numRuns: 20 },
    );
  });
});

const lines = ({ one }: Pair['passages'][number]) => one.endLine - one.startLine;

describe('what means nothing is left out', () => {
  test('one student’s own submissions never pair', () => {
    const text = parts(1).join('\n');
    const own = [1, 2, 3].map((nth) => program('ana', text, { submissionId: `s${nth}` }));
    expect(similarPairs(own)).toEqual([]);
  });

  test('code that was given', () => {
    const given = parts(2).join('\n');
    const handedIn = ['ana', 'bo'].map((who, nth) =>
      program(who, given + parts(50 + nth).join('')),
    );
    expect(similarPairs(handedIn)).not.toEqual([]);
    expect(similarPairs(handedIn, [{ language: 'python', text: given }])).toEqual([]);
  });

  test('what most of the class shares, though not what two of them share', () => {
    const shared = parts(3).join('\n');
    const classOf = Array.from({ length: 12 }, (_, nth) => {
      const own = nth < 2 ? parts(77) : parts(200 + nth);
      return program(`s${nth}`, shared + own.join('\n'));
    });
    const pairs = similarPairs(classOf);
    expect(pairs.map(students)).toEqual([['s0', 's1']]);
    expect(pairs[0]?.likeness).toBeGreaterThan(0.9);
  });

  test('short programs, empty ones, and those of another language', () => {
    const tiny = 'def suma(a, b):\n    return a + b\n';
    expect(similarPairs([program('ana', tiny), program('bo', tiny)])).toEqual([]);
    expect(similarPairs([program('ana', ''), program('bo', '')])).toEqual([]);
    const text = 'f(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t)\n'.repeat(3);
    expect(similarPairs([program('ana', text), program('bo', text)])).toHaveLength(1);
    const inJava = program('bo', text, { language: 'java' });
    expect(similarPairs([program('ana', text), inJava])).toEqual([]);
  });

  test('programs that were written apart are no pair', () => {
    const pairs = similarPairs(others(40));
    expect(pairs).toEqual([]);
  });
});

test('of two students the most alike submissions are told, and the order of programs says nothing', () => {
  const text = parts(4);
  const half = [...text.slice(0, 2), ...parts(900).slice(2)].join('\n');
  const all = [
    program('ana', text.join('\n')),
    program('bo', half, { submissionId: 'half' }),
    program('bo', text.join('\n'), { submissionId: 'whole' }),
    ...others(8),
  ];
  const told = (pairs: readonly Pair[]) =>
    pairs.map(({ likeness, one, other }) => ({
      likeness: likeness.toFixed(6),
      sides: [one.submissionId, other.submissionId].toSorted(),
    }));
  const pairs = similarPairs(all);
  expect(told(pairs)).toEqual([{ likeness: '1.000000', sides: ['s-ana', 'whole'] }]);
  expect(told(similarPairs(all.toReversed()))).toEqual(told(pairs));
});

test('a program that repeats itself a thousand times keeps nobody waiting', () => {
  const text = 'total = total + values[index] * weights[index]\n'.repeat(2_000);
  const [pair] = similarPairs([program('ana', text), program('bo', text)]);
  expect(pair?.likeness).toBe(1);
});
