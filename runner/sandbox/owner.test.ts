import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { isOwnerAlive, newOwner } from './owner.ts';

test('this process is alive', () => expect(isOwnerAlive(newOwner())).toBe(true));

test('a process that has ended is not', async () => {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  expect(isOwnerAlive(`${hostname()}/${child.pid}/1/x`)).toBe(false);
});

test.runIf(process.platform === 'linux')('a process id that was taken again is not', () => {
  expect(isOwnerAlive(`${hostname()}/${process.pid}/1/x`)).toBe(false);
});

test('an owner on another machine counts as alive', () => {
  expect(isOwnerAlive('another-machine/1/1/x')).toBe(true);
});

test.each(['', 'x', `${hostname()}/`, `${hostname()}/-1/0/x`, `${hostname()}/0/0/x`])(
  'a label that nobody wrote (%j) names no process here',
  (owner) => expect(isOwnerAlive(owner)).toBe(!owner.startsWith(`${hostname()}/`)),
);
