import { expect, test } from 'vitest';
import { engineStep } from './engine.ts';
import type { Machine } from './machine.ts';

const student: Machine = {
  platform: 'linux',
  isRoot: false,
  hasApt: true,
  hasDisplay: true,
  hasSystemd: false,
};
const run = (machine: Machine, answer: string | null) =>
  engineStep(machine, async () => answer, '/nowhere/dockerd.log').run(() => undefined);

test('an engine that answers is left alone', async () => {
  expect(await run({ ...student, isRoot: true }, 'Docker 28')).toEqual({
    ok: true,
    value: 'Docker 28',
  });
});

test.each(['linux', 'darwin', 'win32'] as const)(
  'on %s without root the lack says what waits and names the next step, and nothing is started',
  async (platform) => {
    const done = await run({ ...student, platform }, null);
    expect(done).toMatchObject({
      ok: false,
      error: { fatal: false, sentence: expect.stringContaining('Submissions stay queued') },
    });
  },
);
