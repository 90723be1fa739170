import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { read, root } from './sources.ts';

const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'];
const manifest = z
  .object({
    scripts: z.record(z.string(), z.string()),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')));

test.each([...documents, 'LICENSE'])('%s is there', (name) => {
  expect(existsSync(join(root, name))).toBe(true);
});

test.each(documents)('every npm command in %s is a script of package.json', (name) => {
  const commands = [...read(name).matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)];
  const unknown = commands
    .map(([, script]) => script ?? '')
    .filter((script) => !(script in manifest.scripts));
  expect(unknown).toEqual([]);
});

test.each(documents)('every path that %s names exists', (name) => {
  const named = [
    ...read(name).matchAll(/`((?:electron|renderer|runner|problems|build|\.ci)\/[\w./@-]*)`/g),
  ];
  const linked = [...read(name).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)];
  const paths = [...named, ...linked].map(([, path]) => path ?? '');
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('ARCHITECTURE.md says of every dependency why it is there', () => {
  const text = read('ARCHITECTURE.md');
  const all = {
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  };
  // Types come with the package that they describe.
  const unexplained = Object.keys(all).filter(
    (name) => !name.startsWith('@types/') && !text.includes(`\`${name}\``),
  );
  expect(unexplained).toEqual([]);
});

test('every direct dependency is pinned to one version', () => {
  const all = {
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  };
  expect(Object.entries(all).filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
});
