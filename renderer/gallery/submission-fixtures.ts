// Submissions in every state and with every verdict.
import type { TestResult } from '#contract/report.ts';
import type { ResultView, SubmissionView } from '#contract/submission.ts';
import { attempt, NOON_MS } from './exam-fixtures.ts';

const SHA = '9f2b6c0d4e8a1735f6c2b9d0e4a8173552c6f9b0d3e7a1845f2c6b9d0e3a7184';

const passed = (name: string, points: number): TestResult => ({
  name,
  visibility: 'public',
  outcome: 'passed',
  points,
  maxPoints: points,
  durationMs: 1,
  message: null,
  expected: null,
  actual: null,
  output: '',
  studentLine: null,
});
const failed: TestResult = {
  ...passed('test_suma_flotantes', 0),
  maxPoints: 2,
  outcome: 'failed',
  message: "assert suma('Ana', ' Luz') == 'Ana Luz'",
  expected: "'Hola, Ana  Luz.\\n¿Cómo estás?'\nfin",
  actual: "'Hola, ana Luz.\\n¿Cómo estás?' \nfin",
  output: 'voy por 1\nvoy por 2\n\tcasi listo\n',
};
const stopped: TestResult = {
  ...passed('test_devuelve_no_imprime', 0),
  maxPoints: 1,
  outcome: 'error',
  message: "TypeError: unsupported operand type(s) for +: 'int' and 'str'",
  studentLine: 3,
};

export const full: ResultView = {
  verdict: 'accepted',
  score: 10,
  maxScore: 10,
  reached: null,
  loadError: null,
  publicTests: [
    passed('test_suma_basico', 3),
    passed('test_suma_flotantes', 2),
    passed('test_devuelve_no_imprime', 1),
  ],
  hidden: { passed: 3, total: 3, points: 4, maxPoints: 4, names: null },
  output: '',
  runMs: 48,
};
export const part: ResultView = {
  ...full,
  verdict: 'partial',
  score: 4.33,
  publicTests: [passed('test_suma_basico', 3), failed, stopped],
  hidden: {
    passed: 1,
    total: 3,
    points: 1.33,
    maxPoints: 4,
    names: [
      { name: 'test_suma_negativos', outcome: 'passed' },
      { name: 'test_suma_enteros_muy_grandes', outcome: 'failed' },
      { name: 'test_suma_propiedades', outcome: 'not-run' },
    ],
  },
};
const notRun = full.publicTests.map((test): TestResult => ({
  ...test,
  points: 0,
  outcome: 'not-run',
}));
const nothing: ResultView = {
  ...full,
  score: 0,
  publicTests: notRun,
  hidden: { passed: 0, total: 3, points: 0, maxPoints: 4, names: null },
};
export const syntax: ResultView = {
  ...nothing,
  verdict: 'compile-error',
  loadError: {
    kind: 'syntax',
    exceptionType: 'SyntaxError',
    message: "expected ':'",
    line: 1,
    column: 15,
  },
};
export const timeOut: ResultView = { ...nothing, verdict: 'time-limit', reached: 'time' };
export const practicePart: ResultView = { ...part, score: 3, hidden: null };
export const practiceFull: ResultView = { ...full, score: 6, hidden: null };

const CODES = ['K7Q2-M4XD', 'PW3H-9TRC', '4FJN-E6VA', 'ZB8Y-2KLM', 'T5GS-W7QX'];

/** The nth newest submission of a problem. */
export function submission(nth: number, part_: Partial<SubmissionView> = {}): SubmissionView {
  return {
    id: `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`,
    attemptId: attempt.id,
    problemId: 'suma',
    language: null,
    purpose: 'final',
    code: CODES[nth % CODES.length] ?? 'K7Q2-M4XD',
    sourceSha256: SHA,
    sizeBytes: 61,
    receivedAtMs: NOON_MS + (20 - nth) * 61_000,
    late: false,
    state: 'graded',
    tries: 0,
    ahead: 0,
    gradedAtMs: NOON_MS + (20 - nth) * 61_000 + 300,
    result: full,
    logHead: '9f2b6c0d4e8a1735'.repeat(4),
    ...part_,
  };
}

export const waiting = (part_: Partial<SubmissionView>): SubmissionView =>
  submission(0, { state: 'queued', gradedAtMs: null, result: null, ...part_ });
