// The third net of the house (after the compiler's projects and the linter): what neither can say.
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { files, importsOf, isTest, linesMatching, nameOf, read, typescript } from './sources.ts';

const product = typescript.filter((file) => !isTest(file) && !file.startsWith('build/'));

/** Imports of a file as paths from the root; packages stay as written. */
const targetsOf = (file: string): readonly string[] =>
  importsOf(file).map((specifier) => {
    if (specifier.startsWith('.')) return normalize(join(dirname(file), specifier));
    if (specifier.startsWith('#contract/'))
      return specifier.replace('#contract', 'electron/contract');
    return specifier;
  });

const breaches = (
  from: readonly string[],
  isForbidden: (target: string, file: string) => boolean,
) =>
  from.flatMap((file) =>
    targetsOf(file)
      .filter((target) => isForbidden(target, file))
      .map((target) => `${file} imports ${target}`),
  );

test('a host answers alone: no host imports another', () => {
  const isHost = (file: string) => /(^|\/)host\.ts$/.test(file);
  expect(breaches(product.filter(isHost), (target) => isHost(target))).toEqual([]);
});

test('nobody imports a root', () => {
  const roots = ['electron/main.ts', 'electron/serve.ts', 'electron/cli/main.ts'];
  expect(breaches(typescript, (target) => roots.includes(target))).toEqual([]);
});

test('nobody of the product imports the tools that build it', () => {
  expect(breaches(product, (target) => target.startsWith('build/'))).toEqual([]);
});

test('the contract imports nothing of ours', () => {
  const contract = product.filter((file) => file.startsWith('electron/contract/'));
  const isOurs = (target: string) =>
    /^(electron|runner|renderer|problems|build)\//.test(target) || target.startsWith('#');
  expect(
    breaches(contract, (target) => isOurs(target) && !target.startsWith('electron/contract/')),
  ).toEqual([]);
});

test('the runner knows no shell, no screen and no store', () => {
  const runner = product.filter((file) => file.startsWith('runner/') && !/\/bench\//.test(file));
  const isForeign = (target: string) =>
    /^(electron|renderer|problems)\//.test(target) && !target.startsWith('electron/contract/');
  expect(breaches(runner, isForeign)).toEqual([]);
});

test('the runner is entered by its door', () => {
  const others = product.filter((file) => !file.startsWith('runner/'));
  expect(breaches(others, (target) => target.startsWith('runner/'))).toEqual([]);
});

test('only the sandbox speaks to the engine, only the database opens SQLite, only the editor knows Monaco', () => {
  const homes: Record<string, RegExp> = {
    dockerode: /^runner\/(sandbox|plain)/,
    'better-sqlite3': /^electron\/database\//,
    'monaco-editor': /^renderer\/editor\//,
    '@monaco-editor/react': /^renderer\/editor\//,
  };
  const found = product.flatMap((file) => {
    const typeOnly = new RegExp(`import type [^;]*'(${Object.keys(homes).join('|')})`);
    return Object.entries(homes)
      .filter(
        ([name, home]) =>
          targetsOf(file).some((target) => target === name || target.startsWith(`${name}/`)) &&
          !home.test(file),
      )
      .filter(() => !typeOnly.test(read(file)))
      .map(([name]) => `${file} imports ${name}`);
  });
  expect(found).toEqual([]);
});

test('SQL lies in stores, migrations and the database folder', () => {
  const sql =
    /\b(SELECT\s+[\w*,. ()]+\s+FROM|INSERT\s+(OR \w+ )?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX))\b/;
  // Support of tests may look into the tables, to see what the product wrote.
  const elsewhere = product.filter(
    (file) => !/(^|[/-])store\.ts$|^electron\/(database|testing)\//.test(file),
  );
  expect(elsewhere.flatMap((file) => linesMatching(file, sql))).toEqual([]);
});

test('pure files take the time and chance as arguments', () => {
  const pure = product.filter((file) =>
    /^electron\/contract\/|^electron\/[^/]+\/rules(\.ts|\/)|^runner\/(judge|score)\//.test(file),
  );
  expect(pure.length).toBeGreaterThan(0);
  const impure = /new Date\(\)|Date\.now|Math\.random|performance\.now|crypto\.random/;
  expect(pure.flatMap((file) => linesMatching(file, impure))).toEqual([]);
});

test('migrations are numbered without a gap or a double', () => {
  for (const home of ['database', 'gradebook/book', 'desk']) {
    const folder = `electron/${home}/migrations/`;
    const names = files.filter((file) => file.startsWith(folder)).map(nameOf);
    expect(names, folder).not.toEqual([]);
    expect(
      names.map((name) => name.slice(0, 4)),
      folder,
    ).toEqual(names.map((_name, index) => String(index + 1).padStart(4, '0')));
  }
});
