import { expect, test } from 'vitest';
import { files, isData, isTest, nameOf, python, read, typescript } from './sources.ts';

const LINES_MAX = 300;
/** Configurations that their tools look for under these names, and the two folders' own entry pages. */
const TOOL_CONFIG = /(^|\/)([a-z]+\.)?(vite|vitest|knip)\.config\.ts$/;

test('no source file is longer than three hundred lines', () => {
  const styles = files.filter((file) => /\.(css|sql|mjs)$/.test(file));
  const long = [...typescript, ...python, ...styles]
    .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > LINES_MAX);
  expect(long).toEqual([]);
});

test('TypeScript files are kebab-case, components PascalCase', () => {
  const odd = typescript.filter((file) => {
    const name = nameOf(file);
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(docker|property))?(\.(test|e2e|bench|soak))?\.tsx?$/;
    const component = /^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/;
    return !kebab.test(name) && !component.test(name) && !TOOL_CONFIG.test(file);
  });
  expect(odd).toEqual([]);
});

test('no file is named after nothing: utils, helpers, manager, common, index', () => {
  const vague = /^(utils?|helpers?|managers?|common|misc|shared|index)\.(tsx?|py)$/;
  const named = [...typescript, ...python].filter((file) => vague.test(nameOf(file)));
  expect(named).toEqual([]);
});

test('the only JavaScript is what runs before anything is installed, and what runs in the sandbox', () => {
  const javascript = files.filter((file) => /\.[cm]?jsx?$/.test(file) && !isData(file));
  expect(javascript).toEqual(['build/bootstrap.mjs', 'runner/images/javascript/calls.mjs']);
});

test('the top level holds what the design names and nothing else', () => {
  const folders = new Set(files.flatMap((file) => /^([^/]+)\//.exec(file)?.[1] ?? []));
  expect([...folders].toSorted()).toEqual(
    ['.ci', 'build', 'electron', 'problems', 'renderer', 'runner'].filter((name) =>
      folders.has(name),
    ),
  );
});

test('a test says by its suffix what it needs, and only the shell and the screens need a browser', () => {
  const misplaced = typescript.filter((file) => {
    const looksLikeTest = /(^|\/)(__tests__|tests)\/|\.spec\.tsx?$/.test(file);
    const browserElsewhere = file.endsWith('.e2e.ts') && !/^(electron|renderer)\//.test(file);
    return looksLikeTest || browserElsewhere;
  });
  expect(misplaced).toEqual([]);
});

test('no test is switched off or left alone', () => {
  const pattern = /\b(test|it|describe)\.(only|skip|todo)\b|\bxit\(|\bfit\(/;
  const found = typescript
    .filter((file) => isTest(file) && pattern.test(read(file)))
    .filter((file) => !/\.(skipIf|runIf)\(/.test(read(file)) || /\.(only|todo)\b/.test(read(file)));
  expect(found).toEqual([]);
});
