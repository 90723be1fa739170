import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stoppedShape } from './messages.ts';
import { reachedLimit, verdictOf } from './verdict.ts';
import type { RunFacts } from './verdict.ts';

const clean: RunFacts = { load: 'ok', stopped: null, score: 10, allPassed: true, failures: [] };
const failed = (cause: 'assertion' | 'exception') => ({ cause });

describe('the verdict', () => {
  test.each([
    ['all tests passed', {}, 'accepted'],
    ['some points', { allPassed: false, score: 5, failures: [failed('assertion')] }, 'partial'],
    ['no points', { allPassed: false, score: 0, failures: [failed('assertion')] }, 'wrong'],
    [
      'no points, and every failure an exception of the student',
      { allPassed: false, score: 0, failures: [failed('exception'), failed('exception')] },
      'runtime-error',
    ],
    [
      'no points, one failure an exception and one an assertion',
      { allPassed: false, score: 0, failures: [failed('exception'), failed('assertion')] },
      'wrong',
    ],
    ['no points and no reports at all', { allPassed: false, score: 0 }, 'wrong'],
    ['a file that does not parse', { load: 'syntax', allPassed: false, score: 0 }, 'compile-error'],
    [
      'an exception while loading',
      { load: 'exception', allPassed: false, score: 0 },
      'runtime-error',
    ],
    [
      'an exception while loading that was a limit',
      { load: 'exception', stopped: 'memory', allPassed: false, score: 0 },
      'memory-limit',
    ],
    ['time', { stopped: 'time', allPassed: false, score: 5 }, 'time-limit'],
    ['memory', { stopped: 'memory', allPassed: false, score: 5 }, 'memory-limit'],
    ['output', { stopped: 'output', allPassed: false, score: 5 }, 'output-limit'],
    ['processes', { stopped: 'processes', allPassed: false, score: 5 }, 'process-limit'],
    ['a full disk', { stopped: 'disk', allPassed: false, score: 5 }, 'output-limit'],
    ['a limit after the last test passed', { stopped: 'output' }, 'output-limit'],
    ['an exit in the middle', { stopped: 'exit', allPassed: false, score: 5 }, 'runtime-error'],
    ['a signal in the middle', { stopped: 'signal', allPassed: false, score: 0 }, 'runtime-error'],
    ['forged messages', { stopped: 'protocol', allPassed: false, score: 5 }, 'runtime-error'],
    ['an exit after the last test passed', { stopped: 'exit' }, 'accepted'],
  ] as const)('of %s', (_what, facts, verdict) => {
    expect(verdictOf({ ...clean, ...facts })).toBe(verdict);
  });

  test('is accepted only when every test passed and no limit was reached', () => {
    const facts = fc.record<RunFacts>({
      load: fc.constantFrom('ok', 'syntax', 'exception'),
      stopped: fc.constantFrom(null, ...stoppedShape.options),
      score: fc.nat(10),
      allPassed: fc.boolean(),
      failures: fc.array(fc.record({ cause: fc.constantFrom('assertion', 'exception', null) })),
    });
    fc.assert(
      fc.property(facts, (any) => {
        if (verdictOf(any) !== 'accepted') return;
        expect(any).toMatchObject({ load: 'ok', allPassed: true });
        expect(reachedLimit(any.stopped)).toBeNull();
      }),
    );
  });

  test('names a limit exactly when one was reached', () => {
    for (const stopped of stoppedShape.options) {
      const verdict = verdictOf({ ...clean, allPassed: false, score: 0, stopped });
      expect(verdict.endsWith('-limit')).toBe(reachedLimit(stopped) !== null);
    }
  });
});
