import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { programsOf } from '#contract/programs.ts';
import { fail, ok } from '#contract/result.ts';
import { openCatalog, problemFolders } from './catalog.ts';
import { checkProblems } from './check.ts';
import type { Judge, Judged } from './check.ts';
import { keeps, readExpectation } from './expectation.ts';
import { readSolutions } from './solutions.ts';
import { staticFaults } from './static-check.ts';

let folder = '';
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'check-')), 'suma');
  cpSync(path.join(import.meta.dirname, 'suma'), folder, { recursive: true });
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

const manifestOf = (id: string) => {
  const read = openCatalog(import.meta.dirname).read(id);
  if (!read.ok) throw new Error(`${id} is broken`);
  return read.value.manifest;
};
const inFolder = (name: string): string => path.join(folder, name);
const write = (name: string, text: string | Uint8Array): void =>
  writeFileSync(inFolder(name), text);
const edit = (name: string, from: string, to: string): void => {
  const before = readFileSync(inFolder(name), 'utf8');
  expect(before).toContain(from);
  write(name, before.replace(from, to));
};

/** A judge that believes each solution's own promise: what then is amiss is the check's own finding. */
const believing: Judge = async (_problem, source) => {
  const promise = readExpectation(new TextDecoder().decode(source));
  return ok({ verdict: promise?.verdicts[0] ?? 'wrong', score: promise?.score ?? 0 });
};
const check = async (judge: Judge = believing) => {
  const report = await checkProblems([folder], judge);
  const [problem] = report.problems;
  if (problem === undefined) throw new Error('nothing was checked');
  return problem;
};
const faults = async (judge?: Judge) =>
  (await check(judge)).faults.map(
    ({ file, line, sentence }) => `${path.basename(file)}:${line ?? '-'} ${sentence}`,
  );

describe('the promise of a first line', () => {
  test.each([
    ['# expect: verdict=accepted score=10', { verdicts: ['accepted'], score: 10, atMost: false }],
    [
      '# expect: verdict=wrong|partial score<=2.5\r\nx',
      { verdicts: ['wrong', 'partial'], score: 2.5, atMost: true },
    ],
    ['// expect: verdict=rejected score=0\n', { verdicts: ['rejected'], score: 0, atMost: false }],
    ['#expect: verdict=accepted score=10', null],
    ['# expect: verdict=perfect score=10', null],
    ['# expect: verdict=accepted score=10 please', null],
    ['\n# expect: verdict=accepted score=10', null],
    ['', null],
  ])('%j', (text, expected) => {
    expect(readExpectation(text)).toEqual(expected);
  });

  test.each<[string, Judged, boolean]>([
    ['verdict=partial score=5', { verdict: 'partial', score: 5 }, true],
    ['verdict=partial score=5', { verdict: 'partial', score: 4.99 }, false],
    ['verdict=partial score=5', { verdict: 'wrong', score: 5 }, false],
    ['verdict=partial score<=5', { verdict: 'partial', score: 3 }, true],
    ['verdict=partial score<=5', { verdict: 'partial', score: 5.01 }, false],
    ['verdict=partial score=0.3', { verdict: 'partial', score: 0.1 + 0.2 }, true],
  ])('%s, kept by %j: %s', (promise, judged, kept) => {
    const expected = readExpectation(`# expect: ${promise}`);
    expect(expected !== null && keeps(expected, judged)).toBe(kept);
  });
});

test('a test that asks what cannot cross is the author’s to mend, and fails the check', async () => {
  const refused: Judge = async (...asked) => {
    const judged = await believing(...asked);
    return judged.ok ? ok({ ...judged.value, notCrossable: ['pickle', 'pickle'] }) : judged;
  };
  const { passed, solutions } = await check(refused);
  expect(passed).toBe(false);
  for (const { file, notCrossable, kept } of solutions) {
    const isAccepted = path.basename(file).startsWith('accepted');
    expect(notCrossable, file).toEqual(isAccepted ? ['pickle'] : []);
    expect(kept, file).toBe(!isAccepted);
  }
});

test('nothing is amiss in the problems that are shipped', async () => {
  const report = await checkProblems(problemFolders(import.meta.dirname), believing);
  expect(report.problems.flatMap((problem) => problem.faults)).toEqual([]);
  expect(report.passed).toBe(true);
});

test('every shipped problem has three cheats, one that runs and, where words are forbidden, one that is refused', () => {
  for (const { id, problem } of openCatalog(import.meta.dirname).list()) {
    const { solutions } = readSolutions(path.join(import.meta.dirname, id), manifestOf(id));
    const cheats = solutions.filter((solution) => solution.kind === 'cheat');
    const refused = cheats.filter((cheat) => cheat.expected.verdicts.includes('rejected'));
    expect(problem.ok && cheats.length, id).toBeGreaterThanOrEqual(3);
    const forbids = programsOf(manifestOf(id)).some(({ forbidden }) => forbidden.length > 0);
    expect(refused.length > 0, id).toBe(forbids);
    expect(cheats.length - refused.length, id).toBeGreaterThanOrEqual(1);
  }
});

describe('solutions', () => {
  test('each is judged with its very bytes and compared with its promise', async () => {
    const judge: Judge = async (_problem, source) =>
      ok(
        new TextDecoder().decode(source).includes('def suma(a, b):\n    return a + b\n')
          ? { verdict: 'accepted', score: 10 }
          : { verdict: 'wrong', score: 0 },
      );
    const { solutions, passed } = await check(judge);
    const kept = new Map(solutions.map((one) => [path.basename(one.file), one.kept]));
    expect(kept.get('accepted.py')).toBe(true);
    expect(kept.get('accepted-lista.py')).toBe(false);
    expect(kept.get('wrong-imprime.py')).toBe(true);
    expect(kept.get('wrong-valor-absoluto.py')).toBe(false);
    expect(passed).toBe(false);
  });

  test('a fault of the engine is no wrong promise, but no pass either', async () => {
    const { solutions, passed } = await check(async () => fail({ detail: 'no engine' }));
    expect(passed).toBe(false);
    expect(solutions[0]).toMatchObject({ got: null, kept: false, detail: 'no engine' });
  });

  test.each([
    ['x = 1\n', 'The first line must be like'],
    ['# expect: verdict=accepted score=9\n', 'An accepted solution promises'],
    ['# expect: verdict=partial score=10\n', 'An accepted solution promises'],
  ])('an accepted solution that starts with %j', async (text, sentence) => {
    write('solutions/accepted-otra.py', text);
    expect(await faults()).toEqual([expect.stringContaining(`accepted-otra.py:1 ${sentence}`)]);
  });

  test('a wrong one cannot promise to be accepted', async () => {
    write('solutions/wrong-nada.py', '# expect: verdict=accepted score=10\n');
    expect(await faults()).toEqual([
      expect.stringContaining('wrong-nada.py:1 A solution of the kind'),
    ]);
  });

  test('one that is not UTF-8, and one with a strange name', async () => {
    write('solutions/wrong-bytes.py', Uint8Array.from([0x23, 0xff]));
    write('solutions/notes.txt', 'hello');
    expect(await faults()).toEqual([
      expect.stringContaining('notes.txt:- A solution is named'),
      expect.stringContaining('wrong-bytes.py:- The file is not UTF-8'),
    ]);
  });

  test('a kind that is missing', async () => {
    for (const { file } of readSolutions(folder, manifestOf('suma')).solutions) {
      if (path.basename(file).startsWith('cheat')) rmSync(file);
    }
    expect(await faults()).toEqual(['solutions:- There is no solution of the kind "cheat".']);
  });
});

describe('the files of a problem', () => {
  test('a name in the rubric that no test defines, and the test that earns nothing', async () => {
    edit('problem.yml', 'name: test_suma_basico', 'name: test_suma_basica');
    expect(await faults()).toEqual([
      'problem.yml:12 No public test is called "test_suma_basica".',
      'problem.yml:11 The public test "test_suma_basico" earns nothing.',
    ]);
  });

  test('a name that is defined, but on the other side', async () => {
    edit('problem.yml', 'points: 5, visibility: hidden', 'points: 5, visibility: public');
    expect((await faults())[0]).toBe(
      'problem.yml:13 No public test is called "test_suma_negativos".',
    );
  });

  test('points that do not add up', async () => {
    edit('problem.yml', 'points: 5, visibility: hidden', 'points: 4.5, visibility: hidden');
    expect(await faults()).toEqual(['problem.yml:10 The tests add up to 9.5, not 10.']);
  });

  test('a test in the rubric twice', async () => {
    edit(
      'problem.yml',
      '    - { name: test_suma_negativos',
      '    - { name: test_suma_basico, points: 0, visibility: public }\n    - { name: test_suma_negativos',
    );
    expect(await faults()).toEqual(['problem.yml:13 "test_suma_basico" is in the rubric twice.']);
  });

  test('a test defined twice', async () => {
    writeFileSync(inFolder('tests_public.py'), '\ndef test_suma_basico():\n    pass\n', {
      flag: 'a',
    });
    expect(await faults()).toEqual([
      expect.stringMatching(/^tests_public.py:\d+ "test_suma_basico" is defined again/),
    ]);
  });

  test('tests that are not UTF-8', async () => {
    write('tests_hidden.py', Uint8Array.from([0xff, 0xfe]));
    expect((await faults())[0]).toBe('tests_hidden.py:- The file is not UTF-8 text.');
  });

  test('hidden tests that are the public ones', () => {
    edit('problem.yml', ', hidden: tests_hidden.py', ', hidden: tests_copy.py');
    cpSync(inFolder('tests_public.py'), inFolder('tests_copy.py'));
    const [entry] = openCatalog(path.dirname(folder)).list();
    const found = entry?.problem.ok === true ? staticFaults(folder, entry.problem.value) : [];
    expect(found.map((fault) => fault.sentence)).toContain('The hidden tests are the public ones.');
  });

  test('a statement missing in one language', async () => {
    rmSync(inFolder('statement.en.md'));
    expect(await faults()).toEqual(['statement.en.md:- The file is missing.']);
  });

  test('a forbidden word that can never be found', async () => {
    edit('problem.yml', 'forbidden: [os,', 'forbidden: [os, os.path, os,');
    expect(await faults()).toEqual([
      'problem.yml:8 "os.path" is not one name, and so never found.',
      'problem.yml:8 "os" is forbidden twice.',
    ]);
  });

  test('a starter that already earns points', async () => {
    write('starter.py', '# expect: verdict=partial score=5\n');
    expect(await faults()).toEqual(['starter.py:- The starter already earns 5 points.']);
  });

  test('a starter that the validator refuses', async () => {
    write('starter.py', '# expect: verdict=rejected score=0\n');
    expect(await faults()).toEqual(['starter.py:- The validator refuses the starter.']);
  });

  test('a problem that cannot be read, and a folder that is none', async () => {
    write('problem.yml', 'id: suma\n');
    expect((await faults()).length).toBeGreaterThan(0);
    const report = await checkProblems([inFolder('nothing')], believing);
    expect(report).toMatchObject({ passed: false, problems: [{ id: 'nothing', passed: false }] });
  });
});

test('a test that a program passes which solves nothing is told as weak, and fails nothing', async () => {
  const judge: Judge = async (...asked) => {
    const judged = await believing(...asked);
    const tests = [
      { name: 'test_a', visibility: 'public', outcome: 'passed' },
      { name: 'test_b', visibility: 'hidden', outcome: 'failed' },
    ] as const;
    return judged.ok ? ok({ ...judged.value, tests }) : judged;
  };
  const cheats = ['idles', 'lies'].map((name) => ({
    ...{ name, source: 'pass' },
    language: 'python' as const,
  }));
  const [problem] = (await checkProblems([folder], judge, undefined, () => cheats)).problems;
  expect(problem?.weakTests).toEqual([
    { name: 'test_a', visibility: 'public', passedBy: ['idles', 'lies'] },
  ]);
  expect(problem?.passed).toBe(true);
});
