import { describe, expect, test } from 'vitest';
import { resultViewShape } from '#contract/submission.ts';
import { sampleReport, sampleTest } from '../testing/sample-report.ts';
import { resultView, withoutHiddenTexts } from './view.ts';

const secret = sampleTest('test_secret_case', {
  visibility: 'hidden',
  outcome: 'failed',
  points: 0,
  message: 'assert 41 == 42',
  expected: '42',
  actual: '41',
  output: 'hidden input 7',
});
const report = sampleReport({
  verdict: 'partial',
  score: 5,
  tests: [sampleTest('test_shown'), secret],
});

describe('what a student sees of hidden tests', () => {
  test.each(['nothing', 'count', 'names'] as const)('%s: never messages or values', (policy) => {
    const text = JSON.stringify(resultViewShape.parse(resultView(report, policy)));
    for (const leak of ['41', '42', 'hidden input']) expect(text).not.toContain(leak);
    expect(text.includes('test_secret_case')).toBe(policy === 'names');
  });

  test('printing past the tests carries no hidden input out, and practice loses nothing', () => {
    const printing = { ...report, output: 'hidden input 7' };
    expect(resultView(printing, 'names').output).toBe('');
    const practice = sampleReport({
      ...printing,
      purpose: 'practice',
      tests: [sampleTest('test_shown')],
    });
    expect(resultView(practice, 'names').output).toBe('hidden input 7');
  });

  test('the time shown is that of the public tests: how long a hidden one slept tells of its input', () => {
    const slow = { ...report, phasesMs: { acquire: 1, run: 4_000, total: 4_001 } };
    expect(resultView(slow, 'count').runMs).toBe(1);
    const practice = sampleReport({ ...slow, tests: [sampleTest('test_shown')] });
    expect(resultView(practice, 'count').runMs).toBe(4_000);
  });

  test('a count tells how many passed and their points', () => {
    expect(resultView(report, 'count').hidden).toEqual({
      passed: 0,
      total: 1,
      points: 0,
      maxPoints: 5,
      names: null,
    });
  });

  test('names tell the outcome of each', () => {
    expect(resultView(report, 'names').hidden?.names).toEqual([
      { name: 'test_secret_case', outcome: 'failed' },
    ]);
  });

  test('nothing: score and verdict are those of the public tests', () => {
    expect(resultView(report, 'nothing')).toMatchObject({
      verdict: 'accepted',
      score: 5,
      maxScore: 5,
      hidden: null,
    });
  });

  test('nothing: a limit that only a hidden test met is not told', () => {
    const slow = { ...report, verdict: 'time-limit', reached: 'time' } as const;
    expect(resultView(slow, 'nothing')).toMatchObject({ verdict: 'accepted', reached: null });
    const publicToo = {
      ...slow,
      tests: [sampleTest('a', { outcome: 'not-run', points: 0 }), secret],
    };
    expect(resultView(publicToo, 'nothing')).toMatchObject({
      verdict: 'time-limit',
      reached: 'time',
    });
  });

  test('a practice run has no hidden tests to speak of', () => {
    const practice = sampleReport({ purpose: 'practice', tests: [sampleTest('a')], score: 5 });
    expect(resultView(practice, 'count')).toMatchObject({ hidden: null, score: 5, maxScore: 10 });
  });
});

describe('what a station keeps of a real exam', () => {
  test('outcomes and points of hidden tests, and none of their texts', () => {
    const kept = withoutHiddenTexts({ ...report, output: 'hidden input 7' });
    for (const leak of ['41', '42', 'hidden input'])
      expect(JSON.stringify(kept.tests) + kept.output).not.toContain(leak);
    expect(kept.tests.map(({ name, outcome, points }) => ({ name, outcome, points }))).toEqual(
      report.tests.map(({ name, outcome, points }) => ({ name, outcome, points })),
    );
  });

  test('a report without hidden tests is kept whole', () => {
    const practice = sampleReport({ output: 'hola', tests: [sampleTest('test_shown')] });
    expect(withoutHiddenTexts(practice)).toBe(practice);
  });
});
