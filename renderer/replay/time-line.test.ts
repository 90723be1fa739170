import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Edit } from '#contract/edit.ts';
import type { Incident } from '#contract/incident.ts';
import type { Replay } from '#contract/proctoring.ts';
import { LEAD_IN_MS, PAUSE_MAX_MS, createTimeLine, neighbour } from './time-line.ts';

const editAt = (atMs: number, index: number): Edit => ({
  seq: index + 1,
  atMs,
  source: 'typed',
  changes: [{ offset: 0, removedLength: 0, inserted: 'x' }],
});
const incidentAt = (atMs: number): Incident => ({
  id: 1,
  atMs,
  kind: 'focus-returned',
  detail: 'page',
  length: 0,
  count: 1,
  matter: 'departure',
  class: 'ambiguous',
  action: 'warn',
  warningsLeft: 1,
  awayMs: 900,
  statement: null,
});
const attempt = (part: Partial<Replay>): Replay => ({
  base: '',
  edits: [],
  incidents: [],
  submissions: [],
  ...part,
});

const line = createTimeLine(
  attempt({
    edits: [1_000, 1_500, 61_500].map(editAt),
    incidents: [incidentAt(31_500)],
    submissions: [
      { atMs: 62_000, seq: 3, code: 'LATE' },
      { atMs: 1_400, seq: 2, code: 'EARLY' },
    ],
  }),
);

test('an edit counts from its own moment on', () => {
  expect([999, 1_000, 1_499, 1_500, 61_499, 99_000].map(line.editsAt)).toEqual([0, 1, 1, 2, 2, 3]);
});

test('a submission never stands before the edits that it holds', () => {
  expect(line.marks.map(({ kind, atMs }) => [kind, atMs])).toEqual([
    ['submission', 1_500],
    ['incident', 31_500],
    ['submission', 62_000],
  ]);
});

test('pauses are whole, or cut to the longest that is borne', () => {
  expect(line.whole.lengthMs).toBe(LEAD_IN_MS + 61_000);
  expect(line.shortened.lengthMs).toBe(LEAD_IN_MS + 500 + 2 * PAUSE_MAX_MS + 500);
  expect(line.shortened.placeOf(31_500)).toBe(LEAD_IN_MS + 500 + PAUSE_MAX_MS);
  expect(line.shortened.momentAt(LEAD_IN_MS + 500 + PAUSE_MAX_MS / 2)).toBe(16_500);
});

test('the neighbours of a moment are strictly before and after it', () => {
  expect(neighbour(line.marks, 'submission', 1_500, 1)?.atMs).toBe(62_000);
  expect(neighbour(line.marks, 'submission', 62_000, -1)?.atMs).toBe(1_500);
  expect(neighbour(line.marks, 'incident', 0, 1)?.atMs).toBe(31_500);
  expect(neighbour(line.marks, 'incident', 31_500, 1)).toBeNull();
});

test('a clock that was set back does not turn the order of the edits round', () => {
  const back = createTimeLine(attempt({ edits: [5_000, 2_000, 6_000].map(editAt) }));
  expect([4_999, 5_000, 5_999, 6_000].map(back.editsAt)).toEqual([0, 2, 2, 3]);
});

test('the line begins a little before the first thing, with the text as it was opened', () => {
  expect(line.startMs).toBe(1_000 - LEAD_IN_MS);
  expect(line.editsAt(line.startMs)).toBe(0);
});

test('an attempt without anything has no length', () => {
  const empty = createTimeLine(attempt({}));
  expect(empty).toMatchObject({ startMs: 0, endMs: 0, marks: [] });
  expect(empty.whole.momentAt(50)).toBe(0);
});

test('a moment leads to its place and back, at either pace', () => {
  const times = fc.array(fc.nat({ max: 5_000_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(times, fc.double({ min: 0, max: 1, noNaN: true }), (moments, part) => {
      const { startMs, endMs, whole, shortened } = createTimeLine(
        attempt({ edits: moments.map(editAt) }),
      );
      const atMs = startMs + part * (endMs - startMs);
      for (const pace of [whole, shortened]) {
        expect(pace.momentAt(pace.placeOf(atMs))).toBeCloseTo(atMs, 1);
        expect(pace.placeOf(endMs)).toBe(pace.lengthMs);
      }
      expect(shortened.lengthMs).toBeLessThanOrEqual(whole.lengthMs);
    }),
  );
});
