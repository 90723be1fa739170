// The Electron side as it is packaged. No Electron runs here; what can be shown without one is that nothing is missing.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { bundleStep, shellApp } from '../../build/setup/bundles.ts';
import { root } from './support/host.ts';

const app = join(root, shellApp.output);
const preload = join(app, 'dist', 'electron', 'preload.cjs');

beforeAll(async () => {
  const built = await bundleStep(root, shellApp).run(() => undefined);
  if (!built.ok) throw new Error(built.error.sentence);
});

const modules = (): readonly string[] =>
  readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !relative(app, file).startsWith('dist'));

const importsOf = (file: string): readonly string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^'"\n]*?["']([^"']+)["'];?$/gm),
  ].map(([, specifier]) => specifier ?? '');

test('every module that the shell loads is there', () => {
  const files = modules();
  expect(files.map((file) => relative(app, file))).toContain('electron/main.js');
  const missing = files.flatMap((file) =>
    importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .filter((specifier) => !existsSync(join(dirname(file), specifier)))
      .map((specifier) => `${relative(app, file)} imports ${specifier}`),
  );
  expect(missing).toEqual([]);
});

test('every package that the shell loads is a production dependency', () => {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const packages = modules()
    .flatMap(importsOf)
    .filter((name) => !name.startsWith('.') && !isBuiltin(name) && name !== 'electron')
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
  expect(packages.length).toBeGreaterThan(0);
  expect(packages.filter((name) => !(name in dependencies))).toEqual([]);
});

test('the preload is one file that requires Electron and nothing else, as a sandboxed preload must be', () => {
  const required = [...readFileSync(preload, 'utf8').matchAll(/\brequire\(["']([^"']+)["']\)/g)];
  expect([...new Set(required.map(([, name]) => name))]).toEqual(['electron']);
});

test.each([
  'dist/renderer/index.html',
  'problems/suma/problem.yml',
  'electron/database/migrations',
  'runner/images/python',
  'package.json',
])('the data at %s lies beside the code', (path) => {
  expect(existsSync(join(app, path))).toBe(true);
});
