import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freshDirectory } from '../testing/fresh-database.ts';
import { SHIPPED_FILE, shippedIntact } from './shipped-files.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function installed() {
  const folder = freshDirectory();
  const put = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const texts = {
    'problems/suma/tests_hidden.py': 'assert True',
    'runner/images/base/Dockerfile': 'FROM scratch',
    'node_modules/sqlite/linux-x64.node': 'native',
  };
  for (const [file, text] of Object.entries(texts)) put(file, text);
  const files = Object.fromEntries(
    Object.entries(texts).map(([file, text]) => [file, sha256(text)]),
  );
  put(SHIPPED_FILE, JSON.stringify({ files }));
  return { folder, put };
}

test('what lies as it was shipped is intact, and a checkout has nothing to check', () => {
  expect(shippedIntact(installed().folder, 'linux', 'x64').ok).toBe(true);
  expect(shippedIntact(freshDirectory(), 'linux', 'x64').ok).toBe(true);
});

test('a changed and a missing file are named, with the step that mends them', () => {
  const { folder, put } = installed();
  put('problems/suma/tests_hidden.py', 'assert False');
  rmSync(path.join(folder, 'runner/images/base/Dockerfile'));
  expect(shippedIntact(folder, 'linux', 'x64')).toEqual({
    ok: false,
    error:
      'Files of Invigil are missing or not as they were shipped (problems/suma/tests_hidden.py, ' +
      'runner/images/base/Dockerfile): install it again.',
  });
});

test('the native module of this system is checked, those of others are not asked for', () => {
  const { folder, put } = installed();
  put('node_modules/sqlite/linux-x64.node', 'another');
  expect(shippedIntact(folder, 'linux', 'x64').ok).toBe(false);
  expect(shippedIntact(folder, 'win32', 'x64').ok).toBe(true);
});
