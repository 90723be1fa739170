import { expect, test } from 'vitest';
import { DEFAULT_POLICY, policyFor, readChange } from './policy.ts';

test('an exam says a rule in one word or in full', () => {
  expect(
    readChange({ paste: 'warn', departure: { do: 'lock', warnings: 0, graceMs: 1_500 } }),
  ).toEqual({
    ok: true,
    value: {
      paste: { do: 'warn', warnings: 2 },
      departure: { do: 'lock', warnings: 0, graceMs: 1_500 },
    },
  });
});

test('a misspelt matter, a rule that does not exist and an accident that is to be punished are refused', () => {
  const read = readChange({ departures: 'lock', paste: 'forbid', crash: 'lock' });
  expect(read.ok).toBe(false);
  if (!read.ok) {
    expect(read.error.join('\n')).toContain('departures');
    expect(read.error.join('\n')).toContain('paste.do');
    expect(read.error.join('\n')).toContain('crash');
  }
});

test('an accommodation changes what it names, after the exam', () => {
  const policy = policyFor({
    changes: [
      { departure: { do: 'lock', warnings: 0, graceMs: 0 }, editor: { unkeyedChars: 8 } },
      { departure: { do: 'record', warnings: 2, graceMs: 0 }, editor: { dictation: true } },
    ],
    canRelease: true,
  });
  expect(policy.departure.do).toBe('record');
  expect(policy.editor).toEqual({ dictation: true, unkeyedChars: 8 });
  expect(policy.display).toEqual(DEFAULT_POLICY.display);
});

test('without anybody who could answer a challenge, locks become warnings', () => {
  expect(policyFor({ changes: [], canRelease: false }).departure.do).toBe('warn');
});
