// Figures of the desk's gallery: charts of an exam that is half over, similar pairs, an export with rows that do not match.
import type { Charts, ExportOffer, ExportPreview, Similar } from '#contract/desk-gradebook.ts';
import { MINUTE_MS } from '#contract/limits.ts';
import { deskExam, seatAt } from './desk-room-fixtures.ts';
import { submissionIdOf } from './desk-student-fixtures.ts';
import { NOON_MS } from './exam-fixtures.ts';

const STEP_MS = 2 * MINUTE_MS;
const STEPS = 24;
const START_MS = NOON_MS - STEPS * STEP_MS;
const atMs = Array.from({ length: STEPS }, (_, step) => START_MS + (step + 1) * STEP_MS);

/** Rises to `top` between two steps, then stays. */
const rising = (from: number, to: number, top: number): number[] =>
  atMs.map((_at, step) =>
    Math.round(top * Math.min(1, Math.max(0, (step - from) / Math.max(1, to - from)))),
  );

const spread = (count: number, maxScore: number, skew: number): number[] =>
  Array.from({ length: count }, (_, at) =>
    Number((maxScore * Math.min(1, ((at * 37 + skew) % 113) / 100)).toFixed(2)),
  );

export const charts: Charts = {
  nowMs: NOON_MS,
  stepMs: STEP_MS,
  scores: [
    { problemId: null, maxScore: 30, scores: spread(46, 30, 5) },
    ...deskExam.problems.map(({ id }, at) => ({
      problemId: id,
      maxScore: 10,
      scores: spread(44 - at * 12, 10, at * 11),
    })),
  ],
  progress: {
    atMs,
    begun: rising(0, 4, 48),
    ended: rising(18, 40, 22),
    problems: deskExam.problems.map(({ id }, at) => ({
      problemId: id,
      submitted: rising(4 + at * 5, 18 + at * 6, 46 - at * 8),
      full: rising(6 + at * 5, 24 + at * 6, 34 - at * 9),
    })),
  },
  incidents: {
    atMs,
    recorded: atMs.map((_at, step) => (step * 7) % 5),
    warned: atMs.map((_at, step) => (step % 6 === 3 ? 3 : step % 4 === 1 ? 1 : 0)),
    locked: atMs.map((_at, step) => (step === 9 || step === 15 ? 2 : 0)),
  },
};

const nameAt = (at: number) => seatAt(at).student ?? { studentId: 'x', name: 'x' };
const side = (at: number, submission: number) => ({
  studentId: nameAt(at).studentId,
  name: nameAt(at).name,
  submissionId: submissionIdOf(submission),
});
const span = (startLine: number, startColumn: number, endLine: number, endColumn: number) => ({
  ...{ startLine, startColumn, endLine, endColumn },
});

export const similar: Similar = {
  compared: 44,
  atMs: NOON_MS,
  pairs: [
    {
      problemId: 'suma',
      likeness: 0.93,
      one: side(0, 1),
      other: side(4, 2),
      passages: [
        { one: span(1, 1, 2, 38), other: span(1, 1, 2, 38) },
        { one: span(3, 12, 3, 17), other: span(3, 13, 3, 18) },
      ],
    },
    {
      problemId: 'suma',
      likeness: 0.61,
      one: side(2, 0),
      other: side(7, 1),
      passages: [{ one: span(1, 1, 1, 16), other: span(1, 1, 1, 16) }],
    },
  ],
};

export const offers: readonly ExportOffer[] = [
  { format: 'csv', roster: 'none', decimalComma: true, changedOnly: false },
  { format: 'xlsx', roster: 'none', decimalComma: false, changedOnly: false },
  { format: 'canvas', roster: 'needed', decimalComma: false, changedOnly: true },
  { format: 'moodle-csv', roster: 'optional', decimalComma: true, changedOnly: true },
  { format: 'moodle-xml', roster: 'optional', decimalComma: false, changedOnly: true },
  { format: 'blackboard', roster: 'needed', decimalComma: true, changedOnly: true },
  { format: 'json', roster: 'none', decimalComma: false, changedOnly: false },
];

export const preview: ExportPreview = {
  students: 48,
  written: 44,
  waiting: 3,
  held: 1,
  rowsTotal: 3,
  rows: [
    {
      kind: 'unmatched',
      studentId: 'a09999901',
      name: 'Pau Serra',
      line: null,
      why: 'Nobody in the file has this id, login or email.',
    },
    {
      kind: 'doubtful',
      studentId: nameAt(0).studentId,
      name: nameAt(0).name,
      line: 12,
      why: 'The file says "María F. Hernández".',
    },
    {
      kind: 'duplicate',
      studentId: nameAt(4).studentId,
      name: nameAt(4).name,
      line: 31,
      why: 'Line 30 is the same student.',
    },
  ],
};
