// Sums of what ran. A suite that proves nothing (no report, no tests, a file that does not load) counts as failed.
import { z } from 'zod';

export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };
export const onePassed: Tally = { ...nothing, passed: 1 };
export const oneFailed: Tally = { ...nothing, failed: 1 };

export const add = (left: Tally, right: Tally): Tally => ({
  passed: left.passed + right.passed,
  failed: left.failed + right.failed,
  skipped: left.skipped + right.skipped,
});

/** The part of Vitest's JSON report that is counted here. */
const reportShape = z.object({
  numPassedTests: z.int().min(0),
  numFailedTests: z.int().min(0),
  numPendingTests: z.int().min(0),
  numTodoTests: z.int().min(0),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/**
 * @param report Vitest's JSON report, parsed; null when it wrote none
 * @param exitCode Vitest's own; an error outside every test shows only there
 */
export function tallyOf(report: unknown, exitCode: number): Tally {
  const read = reportShape.safeParse(report);
  if (!read.success) return oneFailed;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = read.data;
  const filesThatDidNotLoad = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const counted: Tally = {
    passed: numPassedTests,
    failed: numFailedTests + filesThatDidNotLoad,
    skipped: numPendingTests + numTodoTests,
  };
  const provesNothing = counted.passed === 0 && counted.failed === 0;
  const failedSilently = exitCode !== 0 && counted.failed === 0;
  return provesNothing || failedSilently ? add(counted, oneFailed) : counted;
}

/** The last line of `npm test`; scripts read it. */
export const summary = ({ passed, failed }: Tally): string => `${passed} passed, ${failed} failed`;
