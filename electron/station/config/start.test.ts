import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { freshDirectory } from '../../testing/fresh-database.ts';
import { PROJECT } from '../project.ts';

// Processes of their own, on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 });

/** The loopback host on a machine with this configuration, where it does not even start. */
function refused(
  config: string,
  ...args: readonly string[]
): Promise<{ code: unknown; err: string }> {
  const dir = freshDirectory();
  const file = path.join(dir, 'config.yml');
  writeFileSync(file, config);
  const env = { ...process.env, INVIGIL_CONFIG: file, XDG_CONFIG_HOME: dir };
  const main = path.join(PROJECT, 'electron', 'serve.ts');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [main, '--data', path.join(dir, 'data'), ...args],
      { env },
      (error, _out, err) => resolve({ code: error?.code, err }),
    );
  });
}

test.each([
  [
    'a machine that opens exams in the locked window alone',
    'shells: [electron]\n',
    [],
    /shells.*start the Invigil app/,
  ],
  ['a slip in the file', 'room: Lab\nsheels: [electron]\n', [], /config\.yml:2: .*is shells meant/],
  [
    'another seat than the machine’s',
    'seat: A1\n',
    ['--station', 'B2'],
    /--station: seat is held by .*config\.yml:1/,
  ],
  [
    'a sink of another kind than there are',
    'sinks: ["ftp://x"]\n',
    [],
    /config\.yml:1: sinks\.0: must be folder/,
  ],
])('a start is refused, and says why: %s', async (_what, config, args, why) => {
  const { code, err } = await refused(config, ...args);
  expect(code).toBe(2);
  expect(err).toMatch(why);
});
