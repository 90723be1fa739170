import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { endChild, endOf, unlessEnded } from './child.ts';

const node = (code: string) => spawn(process.execPath, ['-e', code], { stdio: 'ignore' });
const never = new Promise<never>(() => undefined);

test('a child that ended before anybody asked is still known to have ended', async () => {
  const child = node('process.exit(3)');
  await once(child, 'exit');
  expect(await endOf(child)).toEqual({ kind: 'ended', code: 3, signal: null });
  expect(await endChild(child, 'SIGTERM')).toMatchObject({ code: 3 });
});

test('a child that runs on is ended', async () => {
  const child = node('setInterval(() => {}, 1000)');
  expect(await endChild(child, 'SIGKILL')).toMatchObject({ signal: 'SIGKILL' });
});

test('a program that is not there fails the wait for it, and nothing else', async () => {
  const child = spawn('no-such-program-anywhere');
  const ended = endOf(child);
  await expect(unlessEnded('the program', ended, never)).rejects.toThrow(
    'the program could not be started: spawn no-such-program-anywhere ENOENT',
  );
});

test('a wait ends when the child does, and says how', async () => {
  const child = node('process.exit(4)');
  await expect(unlessEnded('the host', endOf(child), never)).rejects.toThrow(
    'the host ended with code 4',
  );
  const other = node('setInterval(() => {}, 1000)');
  expect(await unlessEnded('the host', endOf(other), Promise.resolve('soon'))).toBe('soon');
  await endChild(other, 'SIGKILL');
});
