import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { casesOf } from '#contract/test-kinds.ts';
import { openCatalog } from './catalog.ts';
import { readProblem } from './read-problem.ts';

const SHIPPED = import.meta.dirname;
let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'catalog-'));
  cpSync(path.join(SHIPPED, 'suma'), path.join(root, 'suma'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const manifestFile = (): string => path.join(root, 'suma', 'problem.yml');
const edit = (from: string, to: string): void => {
  const before = readFileSync(manifestFile(), 'utf8');
  expect(before).toContain(from);
  writeFileSync(manifestFile(), before.replace(from, to));
};
const read = () => openCatalog(root).read('suma');
function faults() {
  const result = read();
  if (result.ok || result.error.kind !== 'broken-problem')
    throw new Error('the problem is not broken');
  return result.error.faults.map(({ file, ...fault }) => ({ file: path.basename(file), ...fault }));
}

describe('the problems that are shipped', () => {
  test('all can be read, in both languages', () => {
    const entries = openCatalog(SHIPPED).list();
    expect(entries.length).toBeGreaterThanOrEqual(10);
    for (const { id, problem } of entries) {
      expect(problem.ok, id).toBe(true);
      if (!problem.ok) continue;
      expect(problem.value.manifest.id).toBe(id);
      expect(Object.keys(problem.value.statements).toSorted()).toEqual(['en', 'es']);
      const cases = casesOf(problem.value.manifest.tests);
      const tests = cases.length > 0 ? cases : problem.value.testFiles;
      expect([...new Set(tests.map(({ visibility }) => visibility))], id).toEqual([
        'public',
        'hidden',
      ]);
    }
  });
});

describe('hashes', () => {
  const hashes = () => {
    const result = read();
    if (!result.ok) throw new Error('the problem is broken');
    return { problem: result.value.problemSha256, tests: result.value.testsSha256 };
  };

  test('stay the same for the same bytes, wherever the folder lies', () => {
    const here = hashes();
    const there = readProblem(path.join(SHIPPED, 'suma'));
    expect(there.ok && there.value.problemSha256).toBe(here.problem);
    expect(hashes()).toEqual(here);
  });

  test('a byte in a test changes both, a byte in problem.yml only that of the problem', () => {
    const before = hashes();
    writeFileSync(manifestFile(), '# one more line\n', { flag: 'a' });
    const withManifest = hashes();
    expect(withManifest.problem).not.toBe(before.problem);
    expect(withManifest.tests).toBe(before.tests);
    writeFileSync(path.join(root, 'suma', 'tests_hidden.py'), '\n', { flag: 'a' });
    const withTests = hashes();
    expect(withTests.problem).not.toBe(withManifest.problem);
    expect(withTests.tests).not.toBe(withManifest.tests);
  });

  test('a byte that moves from one test file to the next changes them', () => {
    const write = (name: string, text: string) =>
      writeFileSync(path.join(root, 'suma', name), text);
    write('tests_public.py', 'ab');
    write('tests_hidden.py', 'c');
    const before = hashes();
    write('tests_public.py', 'a');
    write('tests_hidden.py', 'bc');
    expect(hashes().tests).not.toBe(before.tests);
  });
});

describe('a broken problem.yml is told by line and column', () => {
  test('a value out of its range', () => {
    edit('wallMs: 5000', 'wallMs: 5');
    expect(faults()).toMatchObject([{ file: 'problem.yml', line: 6, column: 11 }]);
    expect(faults()[0]?.sentence).toContain('limits.wallMs');
  });

  test('a misspelt key', () => {
    edit('sourceMaxKb: 50', 'sourceMaxKB: 50');
    expect(faults()).toMatchObject([{ line: 7, column: 1 }]);
    expect(faults()[0]?.sentence).toContain('"sourceMaxKB"');
  });

  test('a key deep inside', () => {
    edit('points: 5, visibility: hidden', 'points: many, visibility: hidden');
    expect(faults()).toMatchObject([{ line: 13, column: 36 }]);
    expect(faults()[0]?.sentence).toContain('rubric.tests.1.points');
  });

  test('a missing key, at its nearest parent', () => {
    edit('public: tests_public.py, ', '');
    expect(faults()).toMatchObject([{ line: 5, column: 1 }]);
  });

  test('a fault of YAML itself', () => {
    edit('title: {', 'title: [');
    expect(faults()[0]).toMatchObject({ file: 'problem.yml', line: 2 });
  });

  test('the same key twice', () => {
    edit('language: python', 'language: python\nlanguage: java');
    expect(faults()[0]?.sentence).toContain('unique');
  });

  test('an id that is not the name of the folder', () => {
    edit('id: suma', 'id: resta');
    expect(faults()).toMatchObject([{ line: 1, column: 1 }]);
  });

  test.each([
    ['nothing', ''],
    ['a list', '- a\n'],
    ['a word', 'hola'],
    ['null', '~'],
  ])('a file that holds %s', (_name, text) => {
    writeFileSync(manifestFile(), text);
    expect(faults()[0]).toMatchObject({ file: 'problem.yml', line: 1, column: 1 });
  });

  test('aliases that unfold without end', () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(9)}]`,
    );
    writeFileSync(manifestFile(), `l0: &l0 x\n${levels.join('\n')}\n`);
    expect(faults()[0]).toMatchObject({ file: 'problem.yml', line: 1 });
  });
});

describe('files', () => {
  test.each(['starter.py', 'tests_public.py', 'tests_hidden.py', 'problem.yml'])(
    'a missing %s is a fault of that file',
    (name) => {
      rmSync(path.join(root, 'suma', name));
      expect(faults()).toMatchObject([{ file: name, sentence: 'The file is missing.' }]);
    },
  );

  test('one statement is enough to read a problem, none is not', () => {
    rmSync(path.join(root, 'suma', 'statement.es.md'));
    expect(read().ok).toBe(true);
    rmSync(path.join(root, 'suma', 'statement.en.md'));
    expect(faults()).toHaveLength(1);
  });

  test('test files are read as bytes', () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x0d, 0x0a, 0xff, 0x20]);
    writeFileSync(path.join(root, 'suma', 'tests_public.py'), bytes);
    const result = read();
    expect(result.ok && result.value.testFiles[0]?.bytes).toEqual(bytes);
  });

  test('a statement keeps its line ends', () => {
    writeFileSync(path.join(root, 'suma', 'statement.es.md'), 'a\r\nñ \r\n');
    const result = read();
    expect(result.ok && result.value.statements.es).toBe('a\r\nñ \r\n');
  });

  test('a link to a file elsewhere is not followed', () => {
    const secret = path.join(root, 'secret.py');
    writeFileSync(secret, 'secret');
    rmSync(path.join(root, 'suma', 'starter.py'));
    symlinkSync(secret, path.join(root, 'suma', 'starter.py'));
    expect(faults()).toMatchObject([
      { file: 'starter.py', sentence: 'This is not a regular file.' },
    ]);
  });

  test('a folder that is a link is no problem', () => {
    symlinkSync(path.join(root, 'suma'), path.join(root, 'resta'));
    expect(openCatalog(root).read('resta')).toMatchObject({ error: { kind: 'unknown-problem' } });
    expect(
      openCatalog(root)
        .list()
        .map((entry) => entry.id),
    ).toEqual(['suma']);
  });
});

describe('the catalog', () => {
  test('a broken problem does not hide the others', () => {
    mkdirSync(path.join(root, 'rota'));
    writeFileSync(path.join(root, 'rota', 'problem.yml'), 'id: rota\n');
    const listed = openCatalog(root).list();
    expect(listed.map(({ id, problem }) => [id, problem.ok])).toEqual([
      ['rota', false],
      ['suma', true],
    ]);
  });

  test.each(['../suma', 'suma/../suma', '/etc', '..', '', 'Suma', 'suma\0', 'su ma', '.', 'nadie'])(
    'an id that names no folder of it: %j',
    (id) => {
      expect(openCatalog(root).read(id)).toMatchObject({ error: { kind: 'unknown-problem' } });
    },
  );

  test('a root that is not there holds no problems', () => {
    expect(openCatalog(path.join(root, 'nothing')).list()).toEqual([]);
  });

  test('a correction on the disk is seen by the next reading', () => {
    const catalog = openCatalog(root);
    edit('Suma', 'Sumas');
    const result = catalog.read('suma');
    expect(result.ok && result.value.manifest.title.es).toBe('Sumas');
  });
});
