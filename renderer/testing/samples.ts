// One of each thing a host tells, for tests that care about one of its fields.
import type { ProblemView, ProgramView } from '#contract/problem.ts';
import type { Receipt, SubmissionView } from '#contract/submission.ts';

export const SHA = 'a'.repeat(64);

const program: ProgramView = {
  language: 'python',
  entry: 'student_code.py',
  starter: 'def suma(a, b):\n    ...\n',
  starterSha256: SHA,
  limits: { wallMs: 5_000, memoryMb: 256, processes: 50, cpus: 1, outputKb: 64 },
  forbidden: ['os'],
};

export const sampleProblem: ProblemView = {
  ...program,
  id: 'suma',
  title: { es: 'Suma', en: 'Sum' },
  programs: [program],
  statements: { es: '# Suma', en: '# Sum' },
  pictures: [],
  sourceMaxBytes: 51_200,
  maxPoints: 10,
  publicTests: [{ name: 'test_a', points: 5 }],
  hiddenTests: { count: 1, points: 5 },
};

export const sampleReceipt: Receipt = {
  submissionId: '00000000-0000-4000-8000-000000000001',
  code: 'K7Q2-M4XD',
  receivedAtMs: 1_000,
  sourceSha256: SHA,
  sizeBytes: 3,
  purpose: 'final',
  late: false,
  ahead: 0,
  logHead: null,
};

export const sampleSubmission: SubmissionView = {
  id: sampleReceipt.submissionId,
  attemptId: '00000000-0000-4000-8000-0000000000aa',
  problemId: 'suma',
  language: null,
  purpose: 'final',
  code: sampleReceipt.code,
  sourceSha256: SHA,
  sizeBytes: 3,
  receivedAtMs: 1_000,
  late: false,
  state: 'queued',
  tries: 0,
  ahead: 0,
  gradedAtMs: null,
  result: null,
  logHead: null,
};

export const gradedWith = (score: number, part: Partial<SubmissionView> = {}): SubmissionView => ({
  ...sampleSubmission,
  state: 'graded',
  gradedAtMs: 2_000,
  result: {
    verdict: score >= 10 ? 'accepted' : score > 0 ? 'partial' : 'wrong',
    score,
    maxScore: 10,
    reached: null,
    loadError: null,
    publicTests: [],
    hidden: null,
    output: '',
    runMs: 5,
  },
  ...part,
});
