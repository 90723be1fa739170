import { expect, test } from 'vitest';
import { add, onePassed, summary, tallyOf } from './tally.ts';

const report = (passed: number, failed: number, files: object[] = [], pending = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: 0,
  testResults: files,
});

test.each([
  ['all passed', report(3, 0), 0, '3 passed, 0 failed'],
  ['one failed', report(2, 1), 1, '2 passed, 1 failed'],
  ['no tests at all is a failure', report(0, 0), 0, '0 passed, 1 failed'],
  ['no report is a failure', null, 0, '0 passed, 1 failed'],
  ['a report of another shape is a failure', { passed: 3 }, 0, '0 passed, 1 failed'],
  ['an error outside every test is a failure', report(3, 0), 1, '3 passed, 1 failed'],
  ['skipped tests alone prove nothing', report(0, 0, [], 4), 0, '0 passed, 1 failed'],
  [
    'a file that does not load is a failure',
    report(2, 0, [{ status: 'failed', assertionResults: [] }]),
    1,
    '2 passed, 1 failed',
  ],
  [
    'a failed file is not counted beside its own failed test',
    report(2, 1, [{ status: 'failed', assertionResults: [{ status: 'failed' }] }]),
    1,
    '2 passed, 1 failed',
  ],
])('%s', (_name, given, exitCode, expected) => {
  expect(summary(tallyOf(given, exitCode))).toBe(expected);
});

test('sums keep passed, failed and skipped apart', () => {
  const sum = add(tallyOf(report(2, 1, [], 1), 1), onePassed);
  expect(sum).toEqual({ passed: 3, failed: 1, skipped: 1 });
});
