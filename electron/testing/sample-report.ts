// A report and a problem for tests that need one and do not care which.
import { createHash } from 'node:crypto';
import { problemManifestShape } from '#contract/problem.ts';
import type { Problem } from '#contract/problem.ts';
import type { Report, TestResult } from '#contract/report.ts';

export const sha256Of = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

export function sampleProblem(id = 'suma'): Problem {
  return {
    manifest: problemManifestShape.parse({
      id,
      title: { en: id },
      language: 'python',
      entry: 'student_code.py',
      tests: { public: 'tests_public.py', hidden: 'tests_hidden.py' },
      forbidden: ['os'],
    }),
    statements: { en: 'Add.' },
    pictures: [],
    starter: '# here\n',
    starters: { python: '# here\n' },
    testFiles: [],
    caseFiles: [],
    problemSha256: sha256Of(id),
    testsSha256: sha256Of('tests'),
  };
}

export const sampleTest = (name: string, over: Partial<TestResult> = {}): TestResult => ({
  name,
  visibility: 'public',
  outcome: 'passed',
  points: 5,
  maxPoints: 5,
  durationMs: 1,
  message: null,
  expected: null,
  actual: null,
  output: '',
  studentLine: null,
  ...over,
});

export function sampleReport(over: Partial<Report> = {}): Report {
  return {
    problemId: 'suma',
    sourceSha256: sha256Of('source'),
    purpose: 'final',
    verdict: 'accepted',
    score: 10,
    maxScore: 10,
    reached: null,
    loadError: null,
    tests: [sampleTest('test_a'), sampleTest('test_b', { visibility: 'hidden' })],
    output: '',
    phasesMs: { acquire: 1, run: 2, total: 3 },
    usage: { memoryPeakBytes: null, cpuMs: null },
    notCrossable: [],
    image: 'image',
    limits: sampleProblem().manifest.limits,
    record: {
      imageId: 'image',
      problemSha256: sha256Of('p'),
      testsSha256: sha256Of('t'),
      seed: 1,
      toolVersion: '0',
    },
    ...over,
  };
}
