import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { programmingLanguageShape } from '#contract/language.ts';
import { programsOf } from '#contract/programs.ts';
import { casesOf } from '#contract/test-kinds.ts';
import { exercismProblem } from './exercism.ts';
import { NEW_KINDS, exampleProblem, problemOfCases } from './new-problem.ts';
import type { NewFile } from './new-problem.ts';
import { readProblem } from './read-problem.ts';
import { readSolutions } from './solutions.ts';
import { staticFaults } from './static-check.ts';

function freshFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'new-problem-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function put(folder: string, files: readonly NewFile[]): string {
  for (const { name, text } of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** The manifest, and every fault that is told without running anything. */
function lookedAt(folder: string) {
  const read = readProblem(folder);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const { manifest } = read.value;
  const { solutions, faults } = readSolutions(folder, manifest);
  const sentences = [...staticFaults(folder, read.value), ...faults].map((one) => one.sentence);
  return { manifest, sentences, solutions };
}

const all = programmingLanguageShape.options;

test.each(NEW_KINDS)('a new problem of the kind %s has nothing to find fault with', (kind) => {
  const languages = kind === 'pytest' ? (['python'] as const) : all;
  const folder = path.join(freshFolder(), 'mi_problema');
  const looked = lookedAt(put(folder, exampleProblem({ id: 'mi_problema', languages }, kind)));
  expect(looked.sentences).toEqual([]);
  expect(programsOf(looked.manifest).map(({ language }) => language)).toEqual([...languages]);
  expect(looked.solutions).toHaveLength(3 * languages.length);
});

test('a problem of a table has its cases and files, and lacks what only its author knows', () => {
  const folder = path.join(freshFolder(), 'tabla');
  const cases = [
    { name: 'uno', visibility: 'public' as const, points: 3, stdin: '# 1\n', stdout: 'sí\n' },
    {
      name: 'dos',
      visibility: 'hidden' as const,
      points: 4,
      stdin: '- x: y\n',
      stdout: { file: '02.out' },
    },
  ];
  const table = { cases, files: [{ name: '02.out', text: 'no\n' }] };
  const wanted = { id: 'tabla', languages: ['java', 'python'] as const };
  const looked = lookedAt(put(folder, problemOfCases(wanted, table)));
  expect(looked.sentences).toEqual(
    ['java', 'python'].flatMap((language) =>
      ['accepted', 'wrong'].map(
        (kind) => `There is no solution of the kind "${kind}" in ${language}.`,
      ),
    ),
  );
  expect(casesOf(looked.manifest.tests)).toMatchObject(cases);
  expect(looked.manifest.rubric.max_points).toBe(7);
});

const EXERCISE: readonly NewFile[] = [
  {
    name: '.meta/config.json',
    text: '{"files":{"solution":["leap.py"],"test":["leap_test.py"],"example":[".meta/example.py"]}}',
  },
  { name: '.meta/example.py', text: 'def leap_year(year):\n    return year % 4 == 0\n' },
  { name: '.docs/instructions.md', text: '# Instructions\n\nIs it a leap year?\n' },
  { name: 'leap.py', text: 'def leap_year(year):\n    pass\n' },
  {
    name: 'leap_test.py',
    text: 'import unittest\nfrom leap import leap_year\n\n\nclass LeapTest(unittest.TestCase):\n    def test_year(self):\n        self.assertIs(leap_year(2024), True)\n',
  },
];

function imported(files: readonly NewFile[]): NewFile[] {
  const made = exercismProblem(put(path.join(freshFolder(), 'leap'), files), 'bisiesto');
  if (!made.ok) throw new Error(made.error.sentence);
  return made.value;
}

test('an exercise of Exercism becomes a problem, its title instead of “Instructions”', () => {
  const files = imported(EXERCISE);
  const looked = lookedAt(put(path.join(freshFolder(), 'bisiesto'), files));
  expect(looked.sentences).toEqual([]);
  expect(programsOf(looked.manifest)[0].entry).toBe('leap.py');
  expect(files.find(({ name }) => name === 'statement.es.md')?.text).toBe(
    '# bisiesto\n\nIs it a leap year?\n',
  );
});

test('an exercise of another track, and one without its files, are refused with a reason', () => {
  const sentenceOf = (files: readonly NewFile[]) => {
    const made = exercismProblem(put(path.join(freshFolder(), 'leap'), files), 'bisiesto');
    return made.ok ? null : made.error.sentence;
  };
  const inJava = EXERCISE.map((file) =>
    file.name === '.meta/config.json'
      ? { ...file, text: file.text.replace('leap.py', 'Leap.java') }
      : file,
  );
  expect(sentenceOf(inJava)).toBe('"Leap.java" is no Python file of this folder.');
  expect(sentenceOf(EXERCISE.filter(({ name }) => name !== 'leap_test.py'))).toBe(
    'The file is missing.',
  );
  expect(sentenceOf([{ name: '.meta/config.json', text: '{' }])).toMatch(/is not JSON/);
  expect(sentenceOf([{ name: '.meta/config.json', text: '{}' }])).toMatch(/^files: /);
});

test('a file of the exercise outside of its folder is not read', () => {
  const outside = EXERCISE.map((file) =>
    file.name === '.meta/config.json'
      ? { ...file, text: file.text.replace('.meta/example.py', '../secret.py') }
      : file,
  );
  const folder = path.join(freshFolder(), 'leap');
  put(path.dirname(folder), [{ name: 'secret.py', text: 'x' }]);
  expect(exercismProblem(put(folder, outside), 'bisiesto')).toMatchObject({
    ok: false,
    error: { sentence: '"../secret.py" is outside of the exercise.' },
  });
});
