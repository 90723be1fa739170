import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleExam } from '../../testing/book.ts';
import type { GradePolicy } from '../grades.ts';
import { STANDARD_POLICY } from './grade-policy.ts';
import { cellKey, cellOf, gradesFrom } from './policies.ts';
import type { Final, GradeFacts } from './policies.ts';

let made = 0;
function final(score: number | null, over: Partial<Final> = {}): Final {
  made += 1;
  return {
    submissionId: `s${String(made).padStart(6, '0')}`,
    studentId: 'a1',
    studentName: 'Núñez',
    problemId: 'suma',
    sourceSha256: 'f'.repeat(64),
    submittedAtMs: made,
    late: false,
    automatic: false,
    graded: score === null ? null : { score, verdict: 'partial' },
    ...over,
  };
}

const policy = (over: Partial<GradePolicy>): GradePolicy => ({ ...STANDARD_POLICY, ...over });
const scoreOf = (finals: Final[], over: Partial<GradePolicy> = {}) =>
  cellOf(finals, null, policy(over)).cell.score;

test.each([
  ['the best counts', {}, [4, 9, 6], 9],
  ['the last counts', { counts: 'last' }, [4, 9, 6], 6],
  ['rounding is half away from zero', {}, [1.005], 1.01],
  ['without decimals', { decimals: 0 }, [2.5], 3],
] as const)('%s', (_name, over, scores, expected) => {
  expect(
    scoreOf(
      scores.map((score) => final(score)),
      over,
    ),
  ).toBe(expected);
});

test('what lateness takes off counts in being best, and is exact', () => {
  const finals = [final(7), final(9, { late: true })];
  const { cell } = cellOf(finals, null, policy({ latePenaltyPercent: 30 }));
  expect(cell).toMatchObject({ score: 7, rawScore: 7, late: false, bestScore: 9, lastScore: 9 });
  expect(scoreOf([final(3.35, { late: true })], { latePenaltyPercent: 50 })).toBe(1.68);
  expect(scoreOf([final(9, { late: true })], { latePenaltyPercent: 100 })).toBe(0);
});

test('of equal bests the earliest is named', () => {
  const [first, second] = [final(8), final(8)];
  expect(cellOf([second, first], null, STANDARD_POLICY).cell.submissionId).toBe(first.submissionId);
});

test('a submission without a result waits only where it may change the score', () => {
  const early = final(null);
  const late = final(5);
  expect(cellOf([early, late], null, policy({})).cell).toMatchObject({
    state: 'waiting',
    score: 5,
  });
  expect(cellOf([early, late], null, policy({ counts: 'last' })).cell.state).toBe('graded');
  expect(cellOf([late, final(null)], null, policy({ counts: 'last' })).cell.state).toBe('waiting');
});

test('an adjustment counts instead, whatever waits, and is told', () => {
  const adjustment = { score: 6.5, reason: 'power cut', by: 'prof', atMs: 1 };
  const cell = cellOf([final(2), final(null)], adjustment, STANDARD_POLICY).cell;
  expect(cell).toMatchObject({ state: 'graded', score: 6.5, rawScore: 2, adjustment });
  expect(cellOf([], adjustment, STANDARD_POLICY).cell).toMatchObject({
    score: 6.5,
    rawScore: null,
  });
});

const facts = (finals: readonly Final[], over: Partial<GradeFacts> = {}): GradeFacts => ({
  exam: sampleExam(),
  examKind: 'exam',
  policy: STANDARD_POLICY,
  finals,
  adjustments: new Map(),
  incidents: new Map([['a1', 3]]),
  sitters: new Map([['b9', 'Walk-in']]),
  ...over,
});

test('weights reach the total, which is scaled where asked', () => {
  const finals = [final(10), final(5, { problemId: 'hanoi' })];
  const plain = gradesFrom(facts(finals));
  expect([plain.students[0]?.total, plain.maxTotal]).toEqual([20, 30]);
  const scaled = gradesFrom(facts(finals, { policy: policy({ totalOutOf: 7 }) }));
  expect([scaled.students[0]?.total, scaled.maxTotal]).toEqual([4.67, 7]);
});

test('everyone of the roster is there, and who sat without being on it; no score is no zero', () => {
  const grades = gradesFrom(facts([final(null)]));
  expect(grades.students.map(({ id, name, total }) => [id, name, total])).toEqual([
    ['a1', 'Núñez', null],
    ['a2', 'Ana', null],
    ['b9', 'Walk-in', null],
  ]);
  expect(grades).toMatchObject({ waiting: 1, held: 0 });
  expect(grades.students[0]).toMatchObject({ incidents: 3, seat: '1', group: 'G1' });
});

const scores = fc.option(fc.integer({ min: 0, max: 1_000 }).map((cents) => cents / 100));
const anyFinal = fc.record({
  score: scores,
  late: fc.boolean(),
  student: fc.constantFrom('a1', 'a2', 'x'),
  problem: fc.constantFrom('suma', 'hanoi'),
});
const anyPolicy = fc.record<GradePolicy>({
  counts: fc.constantFrom('best', 'last'),
  latePenaltyPercent: fc.integer({ min: 0, max: 100 }),
  decimals: fc.integer({ min: 0, max: 6 }),
  totalOutOf: fc.option(fc.integer({ min: 1, max: 100 })),
});

test('the order of submissions changes nothing; scores and totals stay within their bounds', () => {
  fc.assert(
    fc.property(
      fc.array(anyFinal),
      anyPolicy,
      fc.infiniteStream(fc.nat()),
      (all, chosen, chance) => {
        const finals = all.map(({ score, late, student, problem }) =>
          final(score, { late, studentId: student, studentName: student, problemId: problem }),
        );
        const shuffled = finals
          .map((one) => ({ one, place: chance.next().value ?? 0 }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ one }) => one);
        const grades = gradesFrom(facts(finals, { policy: chosen }));
        expect(gradesFrom(facts(shuffled, { policy: chosen }))).toEqual(grades);
        for (const { cells, total } of grades.students) {
          for (const { score } of cells) expect(score ?? 0).toBeLessThanOrEqual(10);
          expect(total ?? 0).toBeGreaterThanOrEqual(0);
          expect(total ?? 0).toBeLessThanOrEqual(grades.maxTotal + 1);
        }
      },
    ),
  );
});

test('another graded submission never lowers what the best earned', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 10 })),
      fc.integer({ min: 0, max: 10 }),
      (all, more) => {
        const finals = all.map((score) => final(score));
        const before = scoreOf(finals) ?? 0;
        expect(scoreOf([...finals, final(more)])).toBe(Math.max(before, more));
      },
    ),
  );
});

test('keys of cells keep students and problems apart', () => {
  expect(cellKey('a', 'b_c')).not.toBe(cellKey('a_b', 'c'));
});
