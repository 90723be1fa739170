import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { homeOfPids, isOwnerAlive, newOwner } from './owner.ts';

test('this process is alive', () => expect(isOwnerAlive(newOwner())).toBe(true));

test('a process that has ended is not', async () => {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  expect(isOwnerAlive(`${homeOfPids()}/${child.pid}/1/x`)).toBe(false);
});

test.runIf(process.platform === 'linux')('a process id that was taken again is not', () => {
  expect(isOwnerAlive(`${homeOfPids()}/${process.pid}/1/x`)).toBe(false);
});

test('an owner on another machine counts as alive', () => {
  expect(isOwnerAlive('another-machine/1/1/x')).toBe(true);
});

test('an owner in another namespace of process ids counts as alive, whatever runs under that number here', () => {
  expect(isOwnerAlive(`${homeOfPids()}0/1/1/x`)).toBe(true);
});

test.each(['', 'x', `${homeOfPids()}/`, `${homeOfPids()}/-1/0/x`, `${homeOfPids()}/0/0/x`])(
  'a label that nobody wrote (%j) names no process here',
  (owner) => expect(isOwnerAlive(owner)).toBe(!owner.startsWith(`${homeOfPids()}/`)),
);
