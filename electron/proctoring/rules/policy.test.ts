import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rule } from '#contract/proctoring-policy.ts';
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
    changes: [{ departure: { do: 'lock', warnings: 0, graceMs: 0 }, editor: { unkeyedChars: 8 } }],
    granted: [
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

const rule = fc.record({
  do: fc.constantFrom('record' as const, 'warn' as const, 'lock' as const),
  warnings: fc.integer({ min: 0, max: 5 }),
});
const change = fc.record(
  {
    departure: fc.tuple(rule, fc.nat(5_000)).map(([it, graceMs]) => ({ ...it, graceMs })),
    ...{ display: rule, paste: rule, process: rule },
    processes: fc.array(fc.constantFrom('anydesk', 'zoom', 'obs'), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const severity = (one: Rule): number => ({ record: 0, warn: 1, lock: 2 })[one.do];

test('no exam is milder than the machine’s floor, and the floor makes none milder', () => {
  fc.assert(
    fc.property(change, change, (exam, floor) => {
      const free = policyFor({ changes: [exam], canRelease: true });
      const held = policyFor({ changes: [exam], floor, canRelease: true });
      for (const matter of ['departure', 'display', 'paste', 'process'] as const) {
        const least = floor[matter];
        expect(severity(held[matter])).toBe(
          Math.max(severity(free[matter]), least === undefined ? 0 : severity(least)),
        );
        if (least?.do === 'lock') expect(held[matter].warnings).toBeLessThanOrEqual(least.warnings);
        if (least === undefined) expect(held[matter]).toEqual(free[matter]);
      }
      expect(held.processes).toEqual(expect.arrayContaining(free.processes));
      expect(held.processes).toEqual(expect.arrayContaining(floor.processes ?? []));
    }),
  );
});

test('what one student was granted holds over the floor', () => {
  const floor = { display: { do: 'warn', warnings: 2 } } as const;
  const granted = [{ display: { do: 'record', warnings: 2 } } as const];
  expect(policyFor({ changes: [], floor, granted, canRelease: true }).display.do).toBe('record');
});
