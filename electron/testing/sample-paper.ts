// A student's paper for tests of reports, with as much in it as one can have.
import type { Incident } from '#contract/incident.ts';
import type { Paper, PaperSubmission } from '../gradebook/report/paper.ts';
import type { GradedStudent } from '../gradebook/grades.ts';
import { sampleReport, sampleTest, sha256Of } from './sample-report.ts';

export function samplePaperSubmission(
  source: string,
  over: Partial<PaperSubmission> = {},
): PaperSubmission {
  const sourceSha256 = sha256Of(source);
  return {
    submissionId: '6b1f6f0e-3d0a-4b7e-9a39-0f1f6a1b2c3d',
    code: 'K7MQ-PA2R',
    problemId: 'suma',
    purpose: 'final',
    receivedAtMs: Date.UTC(2026, 10, 20, 10),
    ...{ late: false, automatic: false, sourceSha256, source, regraded: false },
    report: sampleReport({
      sourceSha256,
      tests: [
        sampleTest('test_suma_basico'),
        sampleTest('test_suma_negativos', {
          ...{ visibility: 'hidden', outcome: 'failed', points: 0, studentLine: 2 },
          ...{ message: 'assert 1 == -1', expected: '-1', actual: '1', output: 'hello' },
        }),
      ],
    }),
    ...over,
  };
}

export const sampleIncident = (over: Partial<Incident> = {}): Incident => ({
  ...{ id: 7, atMs: Date.UTC(2026, 10, 20, 10, 5), kind: 'focus-lost', detail: 'none' },
  ...{ length: 0, count: 1, matter: 'departure', class: 'ambiguous', action: 'warn' },
  ...{ warningsLeft: 1, awayMs: 4_200, statement: null },
  ...over,
});

export const samplePaper = (student: GradedStudent, over: Partial<Paper> = {}): Paper => ({
  student,
  submissions: [samplePaperSubmission('def suma(a, b):\n    return a + b\n')],
  incidents: [sampleIncident({ statement: 'The mouse slipped.' })],
  ...over,
});
