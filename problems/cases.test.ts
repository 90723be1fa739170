// problem.yml with several languages and with cases: what is read, and how each fault is told by its place.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { limitsIn, programsOf } from '#contract/programs.ts';
import { casesOf } from '#contract/test-kinds.ts';
import { readProblem } from './read-problem.ts';
import { staticFaults } from './static-check.ts';

let folder = '';
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'cases-')), 'saludo_io');
  cpSync(path.join(import.meta.dirname, 'saludo_io'), folder, { recursive: true });
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

const yaml = (): string => path.join(folder, 'problem.yml');
const write = (text: string): void => writeFileSync(yaml(), text);
function edit(from: string, to: string): void {
  const before = readFileSync(yaml(), 'utf8');
  expect(before).toContain(from);
  write(before.replace(from, to));
}
function problem() {
  const read = readProblem(folder);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
/** `line:column sentence`, or the file's name where there is no line. */
function faults(): string[] {
  const read = readProblem(folder);
  if (read.ok || read.error.kind !== 'broken-problem') throw new Error('the problem is not broken');
  return read.error.faults.map(
    ({ file, line, column, sentence }) =>
      `${line === null ? path.basename(file) : `${line}:${column}`} ${sentence}`,
  );
}

const HEAD = 'id: saludo_io\ntitle: { en: x }\nlanguage: python\nentry: main.py\n';
const withTests = (tests: string): void => write(`${HEAD}${tests}`);

describe('several languages', () => {
  test('come in the order of the author, each with its starter, entry and limits', () => {
    const { manifest, starter, starters } = problem();
    expect(programsOf(manifest).map(({ language, entry }) => [language, entry])).toEqual([
      ['python', 'main.py'],
      ['javascript', 'main.js'],
      ['java', 'Main.java'],
      ['csharp', 'Program.cs'],
    ]);
    expect(starter).toBe(starters.python);
    expect(starters.java).toContain('class Main');
    expect(limitsIn(manifest, 'python').wallMs).toBe(3_000);
    expect(limitsIn(manifest, 'java').wallMs).toBe(4_500);
  });

  test('another order and limits of their own are kept', () => {
    edit('  python: { entry: main.py }\n', '');
    edit(
      'entry: Program.cs }',
      'entry: Program.cs, limits: { wallMs: 900 } }\n  python: { entry: main.py }',
    );
    const { manifest, starter, starters } = problem();
    expect(programsOf(manifest)[0].language).toBe('javascript');
    expect(starter).toBe(starters.javascript);
    expect(limitsIn(manifest, 'csharp').wallMs).toBe(900);
  });

  test.each([
    [
      '  java: {',
      '  kotlin: {',
      '6:3 languages.kotlin: no such language; known: python, javascript, java, csharp',
    ],
    ['entry: main.py', 'entry: ../main.py', '4:13 languages.python.entry: a plain file name'],
    [
      'languages:\n',
      'language: python\nlanguages:\n',
      '3:1 language: give `language` or `languages`, not both',
    ],
    [
      'tests:\n',
      'tests:\n  - { kind: pytest, public: a.py }\n',
      '10:1 tests: pytest files test Python only: use io or call cases',
    ],
    [
      'sourceMaxKb: 50',
      'forbidden: [os]',
      '9:1 forbidden: with `languages`, each has its own `forbidden`',
    ],
  ])('%j replaced by %j', (from, to, fault) => {
    edit(from, to);
    expect(faults()).toContain(fault);
  });

  test('a starter that is missing is told, also of the last language', () => {
    rmSync(path.join(folder, 'starter.cs'));
    expect(faults()).toEqual(['starter.cs The file is missing.']);
  });

  test('words that are forbidden in a language that nobody looks at are told to the author', () => {
    edit('java: { entry: Main.java }', 'java: { entry: Main.java, forbidden: [System] }');
    const [fault] = staticFaults(folder, problem());
    expect(fault).toMatchObject({ line: 6, sentence: expect.stringContaining('Python only') });
  });
});

describe('cases', () => {
  test('are read with their files, and both change the hash of the tests', () => {
    const before = problem();
    expect(casesOf(before.manifest.tests)).toHaveLength(5);
    expect(before.caseFiles.map(({ name }) => name)).toEqual(['muchas.in', 'muchas.out']);
    writeFileSync(path.join(folder, 'muchas.out'), 'x');
    const withFile = problem();
    expect(withFile.testsSha256).not.toBe(before.testsSha256);
    edit('"No hay nadie\\n"', '"Nadie\\n"');
    expect(problem().testsSha256).not.toBe(withFile.testsSha256);
  });

  test('with a file that is missing are told', () => {
    rmSync(path.join(folder, 'muchas.in'));
    expect(faults()).toEqual(['muchas.in The file is missing.']);
  });

  test.each([
    ['name: nadie', 'name: una persona', /^17:\d+ .*another case is called "una persona"$/],
    [
      'points: 2, stdin: "0\\n"',
      'stdin: "0\\n"',
      /^17:\d+ .*this case has no points, though other tests have$/,
    ],
    ['compare: trimmed', 'compare: about', /^12:5 tests\.0\.compare: /],
    [
      'visibility: hidden, points: 2, stdin: "0\\n"',
      'points: 2, stdin: "0\\n"',
      /^17:\d+ tests\.0\.cases\.3\.visibility: /,
    ],
    ['stdin: "0\\n"', 'stdim: "0\\n"', /^17:\d+ tests\.0\.cases\.3 knows no "stdim"\.$/],
    ['stdin: "0\\n"', 'stdin: 7', /^17:\d+ tests\.0\.cases\.3\.stdin/],
  ])('%j replaced by %j is told at its place', (from, to, fault) => {
    edit(from, to);
    expect(
      faults().some((line) => fault.test(line)),
      faults().join('\n'),
    ).toBe(true);
  });

  test('whose points do not add up are told', () => {
    edit('max_points: 10', 'max_points: 12');
    const sentences = staticFaults(folder, problem()).map(({ sentence }) => sentence);
    expect(sentences).toEqual(['The tests add up to 10, not 12.']);
  });

  test.each([
    [
      'tests:\n  - { kind: call, cases: [{ name: a, visibility: public }] }\n',
      'give `function` or `class`',
    ],
    [
      'tests:\n  - { kind: call, class: A, cases: [{ name: a, visibility: public }] }\n',
      'cases of a class have `steps`, those of a function have none',
    ],
    [
      'tests:\n  - { kind: call, class: A, cases: [{ name: a, visibility: public, steps: [{ args: [1] }] }] }\n',
      'a step has `call` or `get`',
    ],
    [
      'tests:\n  - { kind: pytest, public: a.py }\n  - { kind: pytest, public: b.py }\n',
      'one set of pytest files is enough',
    ],
    [
      'tests:\n  - { kind: pytest, public: a.py }\n  - { kind: io, cases: [{ name: a, visibility: public, points: 3 }] }\n',
      'cases have points, so the pytest tests need theirs in the rubric',
    ],
  ])('that do not hold together are told: %j', (tests, sentence) => {
    withTests(tests);
    expect(faults().join('\n')).toContain(sentence);
  });
});
