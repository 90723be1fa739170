import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seatShape } from '#contract/desk-room.ts';
import { chartsShape } from '#contract/desk-gradebook.ts';
import type { Beat } from '#contract/bundle.ts';
import { OFFLINE_AFTER_MS, TWICE_MS, hearBeat, newStation, seeIncidents } from './heard.ts';
import type { StationRecord, Via } from './heard.ts';
import { chartsOf } from './charts.ts';
import { addNumber, countOf, hasNumber, NO_NUMBERS, numbersOf } from './numbers.ts';
import { isStillSent, nextState } from './order.ts';
import { difference, openTwice } from './room.ts';
import { seatOf } from './seat.ts';

const PUBLIC_KEY = 'MCowBQYDK2VwAyEA';
const ATTEMPT = '0b1d7c1e-6f0a-4b57-9a53-0d1f7a0b9c11';
const fresh = (nowMs = 0): StationRecord =>
  newStation('aaaa-bbbb-cccc-dddd', { publicKey: PUBLIC_KEY, name: 'PC-1', room: null }, nowMs);
const facts = { problemIds: ['suma'], seatOf: () => null, isTwice: () => false };

const beat = (change: Partial<Beat> = {}): Beat => ({
  station: { publicKey: PUBLIC_KEY, name: 'PC-1', room: null },
  number: 1,
  atMs: 0,
  version: '0',
  shell: 'electron',
  examId: 'e',
  examKind: 'exam',
  attempt: null,
  lock: null,
  problems: [],
  incidents: { count: 0, warnings: 0, last: null },
  queue: { queued: 0, running: 0, held: 0 },
  engineReady: true,
  chain: { seq: 0, hash: '0'.repeat(64), unsent: 0 },
  done: [],
  ...change,
});
const sitting = (
  remainingMs: number | null,
  change: object = {},
): NonNullable<Beat['attempt']> => ({
  ...{ id: ATTEMPT, studentId: 's1', studentName: 'S', number: 1, state: 'running', paused: false },
  ...{ remainingMs, allottedMs: null, problemId: null },
  ...change,
});

const anyBeat = fc
  .record({
    number: fc.integer({ min: 1, max: 50 }),
    atMs: fc.double({ min: -1e13, max: 1e13, noNaN: true }),
    remainingMs: fc.option(fc.integer({ min: 0, max: 7_200_000 })),
    state: fc.constantFrom('waiting', 'running', 'break', 'grace', 'finished' as const),
    empty: fc.boolean(),
    locked: fc.boolean(),
    held: fc.integer({ min: 0, max: 3 }),
    incidents: fc.integer({ min: 0, max: 9 }),
    seq: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ number, atMs, remainingMs, state, empty, locked, held, incidents, seq }) =>
    beat({
      ...{ number, atMs },
      attempt: empty ? null : sitting(remainingMs, { state }),
      lock: locked ? { request: 'AAA-AAA', sinceMs: atMs } : null,
      queue: { queued: 0, running: 0, held },
      incidents: { count: incidents, warnings: 0, last: null },
      chain: { seq, hash: '0'.repeat(64), unsent: 0 },
    }),
  );
const heard = fc.record({
  beat: anyBeat,
  via: fc.constantFrom<Via>('network', 'folder'),
  afterMs: fc.integer({ min: 0, max: 300_000 }),
});

test('whatever is heard, in whatever order and by whatever clock, makes a seat that the page can show', () => {
  fc.assert(
    fc.property(fc.array(heard, { maxLength: 20 }), (all) => {
      let nowMs = 0;
      let known = fresh();
      for (const one of all) {
        nowMs += one.afterMs;
        known = hearBeat(known, one.beat, nowMs, one.via);
        const seat = seatOf(known, facts, nowMs);
        expect(seatShape.parse(seat)).toEqual(seat);
        expect(seat.rank > 0).toBe(seat.attention.length > 0);
      }
    }),
  );
});

test('the beat with the highest number is what is shown, however beats are shuffled by a folder', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyBeat, { minLength: 1, selector: ({ number }) => number }),
      (beats) => {
        let known = fresh();
        for (const one of beats) known = hearBeat(known, one, 1_000, 'folder');
        const newest = beats.toSorted((one, other) => other.number - one.number)[0];
        expect(known.last?.beat).toEqual(newest);
      },
    ),
  );
});

test('a clock that is wrong by any amount changes nothing of a seat but that it is said', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (wrongMs) => {
      const nowMs = 1_000_000;
      const [right, wrong] = [nowMs, nowMs + wrongMs].map((atMs) => {
        const known = hearBeat(fresh(), beat({ atMs, attempt: sitting(60_000) }), nowMs, 'network');
        return seatOf(known, facts, nowMs);
      });
      const plain = { clockOffsetMs: 0, attention: [], rank: 0 };
      expect({ ...wrong, ...plain }).toEqual({ ...right, ...plain });
      expect(wrong?.attention.includes('clock')).toBe(Math.abs(wrongMs) >= 120_000);
    }),
  );
});

test('while time only passes, beats change nothing but the last contact', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 30 }),
      fc.array(fc.integer({ min: 0, max: 1_400 }), { minLength: 30, maxLength: 30 }),
      (pauses, delays) => {
        let sentMs = 0;
        let known = hearBeat(fresh(), beat({ attempt: sitting(3_600_000) }), 0, 'network');
        const shown = new Map([[known.station, seatOf(known, facts, 0)]]);
        pauses.forEach((pause, at) => {
          sentMs += pause;
          const late = beat({ number: at + 2, atMs: sentMs, attempt: sitting(3_600_000 - sentMs) });
          const nowMs = sentMs + (delays[at] ?? 0);
          known = hearBeat(known, late, nowMs, 'network');
          expect(difference(shown, [seatOf(known, facts, nowMs)]).changed).toEqual([]);
        });
      },
    ),
  );
});

test.each(['network', 'folder'] as const)('a station is offline after its time by %s', (via) => {
  const known = hearBeat(fresh(), beat({ attempt: sitting(60_000) }), 0, via);
  expect(seatOf(known, facts, OFFLINE_AFTER_MS[via]).state).toBe('working');
  const gone = seatOf(known, facts, OFFLINE_AFTER_MS[via] + 1);
  expect(gone).toMatchObject({ state: 'offline', lastState: 'working', attention: ['offline'] });
  const empty = hearBeat(fresh(), beat(), 0, via);
  expect(seatOf(empty, facts, 1e9).attention).toEqual([]);
});

test('a second machine with the same key is told, and neither is taken for the other', () => {
  const first = hearBeat(fresh(), beat({ number: 9, attempt: sitting(60_000) }), 0, 'network');
  const both = hearBeat(first, beat({ number: 2, attempt: null }), 1_000, 'network');
  expect(seatOf(both, facts, 1_000)).toMatchObject({ state: 'working', attention: ['twice'] });
  // A station whose disk was put back is silent for a while, and then is heard again.
  const back = hearBeat(first, beat({ number: 2, attempt: null }), TWICE_MS + 1, 'network');
  expect(seatOf(back, facts, TWICE_MS + 1)).toMatchObject({ state: 'empty' });
  const other = { ...first, station: 'eeee-ffff-0000-1111' };
  expect([...openTwice([first, other])]).toEqual([ATTEMPT]);
});

test('incidents stay unseen until somebody looks, and those of the next student are new', () => {
  const incidents = { count: 3, warnings: 1, last: null };
  const known = hearBeat(fresh(), beat({ attempt: sitting(1), incidents }), 0, 'network');
  const seen = seeIncidents(known, ATTEMPT, 2);
  expect(seatOf(seen, facts, 0).incidents.unseen).toBe(1);
  const other = '1b1d7c1e-6f0a-4b57-9a53-0d1f7a0b9c11';
  expect(seeIncidents(known, other, 3)).toEqual(known);
  const next = beat({ number: 2, attempt: sitting(1, { id: other }), incidents });
  expect(seatOf(hearBeat(seen, next, 1, 'network'), facts, 1).incidents.unseen).toBe(3);
});

test('numbers are the same in any order and as often as they come', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 })), (seqs) => {
      const all = seqs.reduce(addNumber, NO_NUMBERS);
      expect(all).toEqual(numbersOf(seqs));
      expect(countOf(all)).toBe(new Set(seqs).size);
      expect(hasNumber(all, all.gapless + 1)).toBe(false);
      for (const seq of seqs) expect(hasNumber(all, seq)).toBe(true);
    }),
  );
});

test('what a station said of an order stays, and what was withdrawn is not sent', () => {
  const happenings = fc.array(fc.constantFrom('fetched', 'done', 'refused', 'withdrawn' as const));
  fc.assert(
    fc.property(happenings, (all) => {
      let state = nextState('waiting', 'fetched');
      let said: string | null = null;
      for (const happened of all) {
        state = nextState(state, happened);
        if (happened === 'done' || happened === 'refused') said ??= happened;
        expect(state).toBe(said ?? 'sent');
      }
    }),
  );
  expect(isStillSent(nextState('waiting', 'withdrawn'))).toBe(false);
});

test('charts count everyone once, and a station a day off stretches nothing', () => {
  const nowMs = 2_000_000_000_000;
  const moment = fc.integer({ min: -7_200_000, max: 86_400_000 }).map((ago) => nowMs - ago);
  const student = fc.constantFrom('s1', 's2', 's3');
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          studentId: student,
          atMs: moment,
          score: fc.option(fc.integer({ min: 0, max: 10 })),
        }),
      ),
      fc.array(
        fc.record({ atMs: moment, action: fc.constantFrom('record', 'warn', 'lock' as const) }),
      ),
      (sent, incidents) => {
        const submissions = sent.map((one) => ({ ...one, problemId: 'suma' }));
        const problems = [{ id: 'suma', maxPoints: 10 }];
        const charts = chartsOf({ problems, attempts: [], submissions, incidents }, nowMs);
        expect(chartsShape.parse(charts)).toEqual(charts);
        const { progress, incidents: told } = charts;
        expect(progress.atMs.length).toBeLessThanOrEqual(121);
        expect(progress.atMs.at(-1)).toBeGreaterThanOrEqual(nowMs);
        const submitted = progress.problems[0]?.submitted ?? [];
        expect(submitted).toEqual(submitted.toSorted((one, other) => one - other));
        expect(submitted.at(-1)).toBe(new Set(sent.map(({ studentId }) => studentId)).size);
        const sum = [...told.recorded, ...told.warned, ...told.locked].reduce((a, b) => a + b, 0);
        expect(sum).toBe(incidents.length);
      },
    ),
  );
});
