import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { python } from '../languages/python.ts';
import { nameImages } from './image-names.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'invigil-names-'));
  mkdirSync(path.join(folder, 'grader'));
  for (const name of ['Dockerfile', 'slim.sh', 'grader/a.py'])
    writeFileSync(path.join(folder, name), name);
});
afterEach(() => rmSync(folder, { recursive: true }));

const names = () => nameImages(python, folder);

test('the same files have the same names', () => expect(names()).toEqual(names()));

test('a change of the code names another image on the same base', () => {
  const before = names();
  writeFileSync(path.join(folder, 'grader/a.py'), 'changed');
  expect(names().tag).not.toBe(before.tag);
  expect(names().baseTag).toBe(before.baseTag);
});

test('a change of the base or of its packages names both anew', () => {
  const before = names();
  const more = { ...python, packages: [...python.packages, 'python3-numpy'] };
  expect(nameImages(more, folder).baseTag).not.toBe(before.baseTag);
  writeFileSync(path.join(folder, 'slim.sh'), 'changed');
  expect(names().baseTag).not.toBe(before.baseTag);
  expect(names().tag).not.toBe(before.tag);
});

test('tests of the code, bytecode and papers are no part of the image', () => {
  const before = names();
  mkdirSync(path.join(folder, 'grader/__pycache__'));
  mkdirSync(path.join(folder, 'tests'));
  for (const name of ['grader/__pycache__/a.py', 'tests/b.py', 'grader/test_a.py', 'LIMITS.md'])
    writeFileSync(path.join(folder, name), name);
  expect(names().code.map((file) => file.name)).toEqual(['grader/a.py']);
  expect(names().tag).toBe(before.tag);
});
