// The student of the desk's gallery: two submissions and a practice run, incidents with their words, an edit log.
import type { StudentPage, SubmissionLook } from '#contract/desk-student.ts';
import type { Incident } from '#contract/incident.ts';
import { MINUTE_MS } from '#contract/limits.ts';
import type { Report, TestResult } from '#contract/report.ts';
import { seatAt, stationOf, studentIdOf } from './desk-room-fixtures.ts';
import { NOON_MS } from './exam-fixtures.ts';

const START_MS = NOON_MS - 40 * MINUTE_MS;
const ATTEMPT = seatAt(0).student?.attemptId ?? '';
const idOf = (at: number): string => `11111111-2222-4333-8444-55555555000${at}`;
const SHA = '9f2b6c0d4e8a1735f6c2b9d0e4a8173552c6f9b0d3e7a1845f2c6b9d0e3a7184';

export const SOURCES: readonly string[] = [
  'def suma(a, b):\n    print(a + b)\n',
  'def suma(a, b):\n    # devuelve la suma, no la imprime\n    return a + b\n',
  'def suma(a, b):\n    # devuelve la suma, no la imprime\n    total = a + b\n    return total\n\n\nif __name__ == "__main__":\n    print(suma(2, 3))\n',
];

const incident: Incident = {
  id: 7,
  atMs: START_MS + 9 * MINUTE_MS,
  kind: 'focus-returned',
  detail: 'page',
  length: 0,
  count: 1,
  matter: 'departure',
  class: 'ambiguous',
  action: 'warn',
  warningsLeft: 1,
  awayMs: 6_400,
  statement: 'Se abrió una ventana de actualización y la cerré enseguida.',
};
export const incidents: readonly Incident[] = [
  incident,
  {
    ...incident,
    id: 9,
    atMs: START_MS + 18 * MINUTE_MS,
    matter: 'paste',
    kind: 'paste-blocked',
    class: 'deliberate',
    action: 'record',
    awayMs: null,
    count: 3,
    statement: null,
  },
  { ...incident, id: 12, atMs: START_MS + 38 * MINUTE_MS, action: 'lock', statement: null },
];

const result = (score: number, testsPassed: number) => ({
  gradedAtMs: NOON_MS,
  verdict: score === 10 ? ('accepted' as const) : ('partial' as const),
  score,
  maxScore: 10,
  testsPassed,
  tests: 6,
});

const submission = (at: number, minute: number): StudentPage['submissions'][number] => ({
  submissionId: idOf(at),
  attemptId: ATTEMPT,
  station: stationOf(0),
  code: ['Q7MX-4T2K', 'W7QX-9RTC', 'H3KD-2PLM'][at] ?? '',
  problemId: 'suma',
  purpose: 'final',
  receivedAtMs: START_MS + minute * MINUTE_MS,
  late: false,
  automatic: false,
  sourceSha256: SHA,
  sizeBytes: SOURCES[at]?.length ?? 0,
  result: result(at === 0 ? 4.33 : 10, at === 0 ? 3 : 6),
});

export const studentPage: StudentPage = {
  studentId: studentIdOf(0),
  name: seatAt(0).student?.name ?? '',
  group: '3B',
  seat: 'L2-01',
  station: stationOf(0),
  attempts: [
    {
      attemptId: ATTEMPT,
      number: 1,
      station: stationOf(0),
      stationName: 'L2-01',
      state: 'running',
      startedAtMs: START_MS,
      allottedMs: 90 * MINUTE_MS,
      ending: null,
      clockOffsetMs: 120,
      edited: [
        { problemId: 'suma', edits: 72 },
        { problemId: 'palindromo', edits: 4 },
      ],
    },
  ],
  submissions: [
    { ...submission(0, 12), purpose: 'practice' },
    submission(1, 20),
    { ...submission(2, 36), late: true, automatic: true, result: null },
  ],
  incidents: incidents.map((one) => ({ station: stationOf(0), attemptId: ATTEMPT, incident: one })),
  total: 10,
  maxTotal: 30,
};

const test = (name: string, points: number, part: Partial<TestResult> = {}): TestResult => ({
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
  ...part,
});

const report = (at: number): Report => ({
  problemId: 'suma',
  sourceSha256: SHA,
  purpose: 'final',
  verdict: at === 0 ? 'partial' : 'accepted',
  score: at === 0 ? 4.33 : 10,
  maxScore: 10,
  reached: null,
  loadError: null,
  tests: [
    test('test_suma_basico', 5),
    test('test_suma_negativos_con_un_nombre_que_no_cabe_en_ninguna_columna', 5, {
      visibility: 'hidden',
      ...(at === 0 && {
        outcome: 'failed',
        points: 0,
        message: 'assert None == -5',
        expected: '-5',
        actual: 'None',
      }),
    }),
  ],
  output: at === 0 ? 'voy por 1\nvoy por 2\n' : '',
  phasesMs: { acquire: 1, run: 40, total: 52 },
  usage: { memoryPeakBytes: null, cpuMs: null },
  notCrossable: [],
  image: 'invigil-python:1',
  limits: { wallMs: 5_000, memoryMb: 256, processes: 50, cpus: 1, outputKb: 64 },
  record: {
    imageId: 'sha256:0',
    problemSha256: SHA,
    testsSha256: SHA,
    seed: 7,
    toolVersion: '0.1.0',
  },
});

export function lookAt(submissionId: string): SubmissionLook | null {
  const at = SOURCES.findIndex((_source, index) => idOf(index) === submissionId);
  const source = SOURCES[at];
  if (source === undefined) return null;
  return { submissionId, problemId: 'suma', source, report: at === 2 ? null : report(at) };
}

export const submissionIdOf = idOf;
