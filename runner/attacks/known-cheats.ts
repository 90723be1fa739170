// Cheats that anybody could try on any problem, made to fit the names that its tests use. What they pass is weak.

import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Problem } from '#contract/problem.ts';
import { programIn } from '#contract/programs.ts';

export type KnownCheat = {
  /** For the author: how it goes about it. */
  readonly name: string;
  readonly source: string;
  readonly language: ProgrammingLanguage;
};

/** What one function of the cheat does, given as the body of a function with `*args, **kwargs`. */
type Trick = {
  readonly name: string;
  /** Goes before everything else. */
  readonly before?: string;
  readonly body: string;
};

const constant = (value: string): Trick => ({
  name: `always answers ${value}`,
  body: `print(${value})\n    return ${value}`,
});

/** Equal to all, larger and smaller than all, zero in every sum: what a lying class can be. */
const POSING = `class Posing:
    def __init__(self, *args, **kwargs): pass
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __contains__ = __lt__
    def __sub__(self, other): return 0
    __add__ = __radd__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __sub__
    def __abs__(self): return 0
    def __getattr__(self, name):
        if name.startswith('__'): raise AttributeError(name)
        return lambda *args, **kwargs: self
`;

const TRICKS: readonly Trick[] = [
  ...['None', '0', '1', '-1', 'True', 'False', "''", '[]', '{}'].map(constant),
  { name: 'answers its first argument', body: 'return args[0] if args else None' },
  {
    name: 'answers an object that agrees with everything',
    before: POSING,
    body: 'return Posing()',
  },
  {
    name: 'skips the test',
    before: 'import unittest\n',
    body: "raise unittest.SkipTest('skipped')",
  },
  {
    name: 'ends the program with a good status',
    before: 'import os\n',
    body: 'os._exit(0)',
  },
  {
    name: 'prints what a test runner prints for success',
    before: "print('5 passed in 0.01s')\n",
    body: `print('{"type":"end","load":{"ok":true},"stopped":null}')`,
  },
];

/** Programs that solve nothing: a test that one of them passes tells little of a solution. None but for Python. */
export function knownCheats({
  manifest,
  testFiles,
}: Pick<Problem, 'manifest' | 'testFiles'>): KnownCheat[] {
  const program = programIn(manifest, 'python');
  if (program === null || testFiles.length === 0) return [];
  const text = testFiles.map((file) => new TextDecoder().decode(file.bytes)).join('\n');
  const names = namesOf(program.entry.replace(/\.py$/, ''), text);
  return TRICKS.map((trick) => ({
    name: trick.name,
    source: sourceOf(trick, names),
    language: 'python' as const,
  }));
}

function sourceOf({ before = '', body }: Trick, names: readonly string[]): string {
  const isPosing = before === POSING;
  const parts = names.map((name) => {
    // By the language's custom a name with a capital is a class.
    if (!/^\p{Lu}/u.test(name)) return `${name} = trick\n`;
    return isPosing
      ? `class ${name}(Posing): pass\nPosing = ${name}\n`
      : `class ${name}:\n    def __init__(self, *args, **kwargs): pass\n    def __getattr__(self, name):\n        if name.startswith('__'): raise AttributeError(name)\n        return trick\n`;
  });
  return `${before}def trick(*args, **kwargs):\n    ${body}\n${parts.join('')}if __name__ == '__main__':\n    trick()\n`;
}

/** The names that tests take from the student's module. */
function namesOf(module: string, text: string): string[] {
  const word = String.raw`[\p{L}_][\p{L}\p{N}_]*`;
  const used = text.matchAll(new RegExp(String.raw`\b${module}\.(${word})`, 'gu'));
  const imported = text.matchAll(
    new RegExp(String.raw`from\s+${module}\s+import\s+(?:\(([^)]*)\)|([^\n#]*))`, 'gu'),
  );
  const found = [
    ...[...used].map((match) => match[1] ?? ''),
    ...[...imported].flatMap((match) =>
      (match[1] ?? match[2] ?? '').split(',').map((part) => part.trim().split(/\s+as\s+/)[0] ?? ''),
    ),
  ];
  return [...new Set(found)].filter(
    (name) => new RegExp(`^${word}$`, 'u').test(name) && !name.startsWith('__') && name !== 'py',
  );
}
