// The bootstrap as a program, under this Node. That it installs, and that two wait for each other, takes a registry and
// half a minute: a fresh clone shows it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const bootstrap = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'bootstrap.mjs'), ...args], {
    encoding: 'utf8',
  });

test.each([[[]], [['nonsense']], [['__proto__']], [['toString']]])(
  'an unknown command %j is wrong usage, told on standard error',
  (args) => {
    const done = bootstrap(...args);
    expect(done.status).toBe(2);
    expect(done.stdout).toBe('');
    expect(done.stderr).toContain('usage:');
  },
);
