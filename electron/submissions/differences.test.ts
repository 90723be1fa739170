import { describe, expect, test } from 'vitest';
import { sampleReport, sampleTest } from '../testing/sample-report.ts';
import { compareReports } from './differences.ts';

const report = sampleReport({ tests: [sampleTest('test_a'), sampleTest('test_b')] });

describe('two gradings of one source', () => {
  test('that differ in time, memory and texts alone are the same', () => {
    const later = {
      ...report,
      phasesMs: { acquire: 900, run: 900, total: 1_800 },
      usage: { memoryPeakBytes: 1, cpuMs: 1 },
      tests: report.tests.map((one) => ({ ...one, durationMs: 99, message: 'at 0x7f' })),
    };
    expect(compareReports(report, later)).toEqual({ result: [], circumstances: [] });
  });

  test('a test that ends otherwise is named, with its points', () => {
    const now = {
      ...report,
      verdict: 'partial' as const,
      score: 5,
      tests: [sampleTest('test_a'), sampleTest('test_b', { outcome: 'failed', points: 0 })],
    };
    expect(compareReports(report, now).result).toEqual([
      { what: 'verdict', was: 'accepted', now: 'partial' },
      { what: 'score', was: '10', now: '5' },
      { what: 'test test_b (public)', was: 'passed, 5 of 5', now: 'failed, 0 of 5' },
    ]);
  });

  test('tests of one name in both files are two, and a test that came or went is told', () => {
    const both = sampleReport({
      tests: [sampleTest('test_a'), sampleTest('test_a', { visibility: 'hidden' })],
    });
    const one = sampleReport({ tests: [sampleTest('test_a')] });
    expect(compareReports(both, one).result).toEqual([
      { what: 'test test_a (hidden)', was: 'passed, 5 of 5', now: 'not there' },
    ]);
  });

  test('another image or another test file is a circumstance, not a result', () => {
    const record = { ...report.record, imageId: 'sha256:other', testsSha256: 'f'.repeat(64) };
    const { result, circumstances } = compareReports(report, { ...report, record });
    expect(result).toEqual([]);
    expect(circumstances.map(({ what }) => what)).toEqual(['image', 'tests']);
  });
});
