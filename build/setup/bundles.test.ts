import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundleStep, fingerprint } from './bundles.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'invigil-bundle-'));
  mkdirSync(join(root, 'screens'));
  writeFileSync(join(root, 'screens', 'App.tsx'), 'one');
  writeFileSync(join(root, 'vite.config.ts'), 'config');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const print = () => fingerprint(root, ['vite.config.ts', 'screens', 'not-there']);

test('the same files give the same fingerprint', () => {
  expect(print()).toBe(print());
});

test.each([
  ['a changed file', 'screens/App.tsx', 'two'],
  ['a new file', 'screens/Other.tsx', 'one'],
  ['a changed configuration', 'vite.config.ts', 'other'],
])('%s gives another fingerprint', (_name, file, text) => {
  const before = print();
  writeFileSync(join(root, file), text);
  expect(print()).not.toBe(before);
});

test('a test beside the code does not count', () => {
  const before = print();
  writeFileSync(join(root, 'screens', 'App.test.tsx'), 'test');
  expect(print()).toBe(before);
});

test('a bundle of unchanged inputs is not built again', async () => {
  const bundle = {
    name: 'screens',
    configs: ['vite.config.ts'],
    output: 'dist',
    inputs: ['screens'],
  };
  mkdirSync(join(root, 'dist'));
  writeFileSync(
    join(root, 'dist', '.built-from'),
    fingerprint(root, ['vite.config.ts', 'screens']),
  );
  const said: string[] = [];
  expect(await bundleStep(root, bundle).run((line) => said.push(line))).toMatchObject({ ok: true });
  expect(said).toEqual([]);
});

test('a bundle that cannot be built is a fatal lack, and leaves no stamp behind', async () => {
  const bundle = {
    name: 'screens',
    configs: ['vite.config.ts'],
    output: 'dist',
    inputs: ['screens'],
  };
  const done = await bundleStep(root, bundle).run(() => undefined);
  expect(done).toMatchObject({ ok: false, error: { fatal: true } });
});
