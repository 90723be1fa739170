import { expect, test } from 'vitest';
import type { ShellFacts } from './shell.ts';
import { chooseShell } from './shell.ts';

const desk: ShellFacts = {
  hasDisplay: true,
  isRoot: false,
  electron: { path: '/opt/electron' },
  chromium: '/usr/bin/chromium',
};

test.each([
  ['Electron where it is there', desk, 'electron'],
  [
    'Chromium where Electron is missing',
    { ...desk, electron: { missing: 'Electron is not here' } },
    'chromium',
  ],
  ['Chromium as root, whom Electron gives no sandbox', { ...desk, isRoot: true }, 'chromium'],
  ['the address where no window can open', { ...desk, hasDisplay: false }, 'address'],
  [
    'the address where there is neither',
    { ...desk, electron: { missing: 'Electron is not here' }, chromium: null },
    'address',
  ],
] as const)('%s', (_name, facts, shell) => {
  expect(chooseShell(facts).shell).toBe(shell);
});

test('a choice other than Electron says why in one sentence', () => {
  const { why } = chooseShell({ ...desk, electron: { missing: 'Electron is not here' } });
  expect(why).toBe('Electron is not here, so the exam opens in a Chromium window.');
});
