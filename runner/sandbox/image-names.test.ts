import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { python } from '../languages/python.ts';
import { nameImages } from './image-names.ts';

/** Files that more than one place of an image gets. */
const KEPT = ['python/grader/kernel.py', 'python/subject/connect.py'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'invigil-names-'));
  for (const name of ['base', 'cases', 'calls', 'python/grader', 'python/subject'])
    mkdirSync(path.join(folder, name), { recursive: true });
  for (const name of ['base/Dockerfile', 'base/slim.sh', 'python/grader/a.py', ...KEPT])
    writeFileSync(path.join(folder, name), name);
});
afterEach(() => rmSync(folder, { recursive: true }));

const names = () => nameImages(python.image, folder);

test('the same files have the same names', () => expect(names()).toEqual(names()));

test('a change of the code names another image on the same base', () => {
  const before = names();
  writeFileSync(path.join(folder, 'python/grader/a.py'), 'changed');
  expect(names().tag).not.toBe(before.tag);
  expect(names().baseTag).toBe(before.baseTag);
});

test('a change of the base or of its packages names both anew', () => {
  const before = names();
  const more = { ...python.image, packages: [...python.image.packages, 'python3-numpy'] };
  expect(nameImages(more, folder).baseTag).not.toBe(before.baseTag);
  writeFileSync(path.join(folder, 'base/slim.sh'), 'changed');
  expect(names().baseTag).not.toBe(before.baseTag);
  expect(names().tag).not.toBe(before.tag);
});

test('tests of the code, bytecode and papers are no part of the image', () => {
  const before = names();
  mkdirSync(path.join(folder, 'python/grader/__pycache__'));
  mkdirSync(path.join(folder, 'python/tests'));
  for (const name of ['grader/__pycache__/a.py', 'tests/b.py', 'grader/test_a.py', 'LIMITS.md'])
    writeFileSync(path.join(folder, 'python', name), name);
  expect(names().code.map((file) => file.name)).toEqual([
    ...['grader/a.py', 'grader/kernel.py', 'subject/connect.py'],
    ...['cases/grader/kernel.py', 'cases/launcher/connect.py'],
  ]);
  expect(names().tag).toBe(before.tag);
});
