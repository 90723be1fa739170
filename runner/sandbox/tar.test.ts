import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { tarOf } from './tar.ts';

const entries = [
  { name: 'a.py', bytes: Buffer.from('print("ñ")\n') },
  { name: 'folder/empty.py', bytes: Buffer.alloc(0) },
  { name: 'folder/block.py', bytes: Buffer.alloc(512, 'x') },
];

test.runIf(process.platform !== 'win32')('a real tar reads what was written', () => {
  const tar = tarOf(entries);
  const names = execFileSync('tar', ['-t'], { input: tar, encoding: 'utf8' });
  expect(names.trim().split('\n')).toEqual(entries.map((entry) => entry.name));
  for (const { name, bytes } of entries)
    expect(execFileSync('tar', ['-x', '-O', name], { input: tar })).toEqual(bytes);
});

test('the same files give the same bytes', () => {
  expect(tarOf(entries).equals(tarOf(entries))).toBe(true);
});

test('a name that does not fit is refused, not cut', () => {
  expect(() => tarOf([{ name: 'x'.repeat(101), bytes: Buffer.alloc(0) }])).toThrow('too long');
});
