// Python programs as students might write them, each unlike the next, and disguises of them. The same seed, the same program.

/** Numbers from 0 to below 1, the same for the same seed: mulberry32. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const VALUES = [
  'a',
  'b',
  'a + b',
  'len(a)',
  'a[b]',
  '3',
  '"no"',
  'a.b',
  'b(a, 1)',
  '[a, b]',
  '-a',
  'not b',
];
const TESTS = [
  'a > b',
  'a in b',
  'not a',
  'a == 0 and b',
  'a or b',
  'b(a)',
  'a is None',
  'len(a) < 3',
];
const LINES = [
  'a = V',
  'a += V',
  'a.append(V)',
  'if T:\n        a = V\n    else:\n        b = V',
  'for a in V:\n        b += V',
  'while T:\n        a -= 1\n        b.pop()',
  'try:\n        a = V\n    except ValueError:\n        a = 0',
  'a, b = V, V',
  'a = [V for a in b if T]',
  'print(V, V)',
  'a = {"k": V, "l": V}',
  'with open(a) as b:\n        a = V',
  'assert T, V',
  'a = sorted(V, key=lambda a: V)',
];

/** Functions of so many statements each; joined they are a program. */
export function sampleFunctions(random: () => number, count: number, lines: number): string[] {
  const one = (of: readonly string[]): string => of[Math.floor(random() * of.length)] ?? '';
  const filled = (line: string): string =>
    line.replaceAll(/[VT]/g, (sign) => one(sign === 'V' ? VALUES : TESTS));
  return Array.from({ length: count }, (_, nth) => {
    const body = Array.from({ length: lines }, () => `    ${filled(one(LINES))}\n`).join('');
    return `def part_${nth}(a, b):\n${body}    return ${filled('V')}\n`;
  });
}

/** Other names, other literals, comments and space between: the same program to any reader. */
export function disguised(program: string): string {
  return program
    .replaceAll(/\ba\b/g, 'total_sum')
    .replaceAll(/\bb\b/g, 'item')
    .replaceAll(/part_(\d)/g, 'compute$1')
    .replaceAll(/"\w+"/g, "'something else'")
    .replaceAll(/\n( +)(?=\S)/g, '\n$1$1')
    .replaceAll(/:\n/g, ':  # as asked\n\n')
    .replaceAll(', ', ' ,');
}
