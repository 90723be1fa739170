import { expect, test } from 'vitest';
import type { Machine } from './machine.ts';
import type { Found } from './packages.ts';
import { needsFor, packagesStep } from './packages.ts';
import type { Purpose } from './step.ts';

const debian: Machine = {
  platform: 'linux',
  isRoot: true,
  hasApt: true,
  hasDisplay: false,
  hasSystemd: false,
};
const bare: Found = {
  engine: false,
  debootstrap: false,
  browser: false,
  emoji: false,
  display: false,
  session: false,
  pytest: false,
};
const everything: Found = {
  engine: true,
  debootstrap: true,
  browser: true,
  emoji: true,
  display: true,
  session: true,
  pytest: true,
};
const packagesFor = (purpose: Purpose, machine: Machine) =>
  needsFor(purpose, machine, bare).flatMap((need) => need.packages);
const run = (machine: Machine, found: Found) =>
  packagesStep(machine, needsFor('start', machine, found), '/nowhere/apt.log').run(() => undefined);

test('an exam without a display asks for no browser', () => {
  expect(packagesFor('start', debian)).toEqual(['docker.io', 'debootstrap']);
  expect(packagesFor('start', { ...debian, hasDisplay: true })).toContain('chromium');
});

test('the tests ask for a browser and for an X11 of their own', () => {
  expect(packagesFor('test', debian)).toEqual(
    expect.arrayContaining(['chromium', 'xvfb', 'xauth', 'xclip', 'python3-pytest']),
  );
});

test('where everything is there, nothing is run and nothing is asked', async () => {
  expect(await run(debian, everything)).toEqual({ ok: true, value: 'nothing missing' });
  expect(await run({ ...debian, isRoot: false, hasApt: false }, everything)).toMatchObject({
    ok: true,
  });
});

test('without root the lack names the exact command for whoever has it', async () => {
  expect(await run({ ...debian, isRoot: false }, bare)).toMatchObject({
    ok: false,
    error: { fatal: false, next: expect.stringContaining('apt-get install docker.io debootstrap') },
  });
});

test.each(['linux', 'darwin', 'win32'] as const)(
  'without apt on %s the next step is a sentence',
  async (platform) => {
    const done = await run({ ...debian, platform, hasApt: false }, bare);
    expect(done).toMatchObject({ ok: false, error: { fatal: false } });
    if (!done.ok) expect(done.error.next).toMatch(/^Install .*\.$/);
  },
);
