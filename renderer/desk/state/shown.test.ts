import { expect, test } from 'vitest';
import type { Seat } from '#contract/desk-room.ts';
import { arranged, countsOf, matchesSearch } from './shown.ts';
import type { Sort } from './shown.ts';

const stationOf = (at: number): string => `aaaa-bbbb-cccc-000${at}`;

function seat(at: number, change: Partial<Seat> = {}): Seat {
  return {
    station: stationOf(at),
    name: `PC-${at}`,
    room: 'Lab 1',
    shell: 'electron',
    state: 'working',
    lastState: 'working',
    attention: [],
    rank: 0,
    student: null,
    time: null,
    problemId: null,
    problems: [],
    queue: { queued: 0, running: 0, held: 0 },
    engineReady: true,
    lock: null,
    incidents: { count: 0, warnings: 0, unseen: 0, last: null },
    unsent: 0,
    clockOffsetMs: null,
    link: 'network',
    heardAtMs: null,
    ...change,
  };
}

const student = (name: string): Seat['student'] => ({
  studentId: 'a01',
  name,
  attemptId: '3f1c1f3e-5a43-4bb0-9a3c-1c9d4fa6f001',
  number: 1,
  attemptState: 'running',
  otherSeat: null,
});
const scored = (bestScore: number): Seat['problems'] => [
  { problemId: 'suma', finals: 1, bestScore, maxScore: 10, lastVerdict: null },
];

const order = (seats: readonly Seat[], sort: Sort, heard = new Map<string, number>()) =>
  arranged(seats, { search: '', filter: 'all', sort }, heard);

test('what needs a look stands first, and equals by the number in their name', () => {
  const seats = [
    seat(9),
    seat(2),
    seat(3, { rank: 5, attention: ['held'] }),
    seat(1, { name: 'PC-10' }),
  ];
  expect(order(seats, 'attention')).toEqual([3, 2, 9, 1].map(stationOf));
  expect(order(seats, 'seat')).toEqual([2, 3, 9, 1].map(stationOf));
});

test('each order puts first what people look for by it', () => {
  const one = seat(1, {
    student: student('Zoë'),
    time: { kind: 'running', endsAtMs: 900 },
    problems: scored(9),
  });
  const two = seat(2, {
    student: student('ana'),
    time: { kind: 'standing', remainingMs: 1 },
    problems: scored(2),
  });
  const three = seat(3);
  const seats = [three, one, two];
  expect(order(seats, 'student')).toEqual([2, 1, 3].map(stationOf));
  expect(order(seats, 'time')).toEqual([1, 2, 3].map(stationOf));
  expect(order(seats, 'score')).toEqual([2, 1, 3].map(stationOf));
  const heard = new Map([
    [stationOf(1), 50],
    [stationOf(2), 10],
  ]);
  expect(order(seats, 'contact', heard)).toEqual([3, 2, 1].map(stationOf));
});

test('a search knows neither accents nor case, and takes every word', () => {
  const found = seat(1, { student: student('Luis Ñúñez') });
  expect(matchesSearch(found, 'NUNEZ pc-1')).toBe(true);
  expect(matchesSearch(found, ' a01 ')).toBe(true);
  expect(matchesSearch(found, 'nunez pc-2')).toBe(false);
  expect(matchesSearch(found, '')).toBe(true);
});

test('seats are counted by state, and once more where they need a look', () => {
  const counts = countsOf([
    seat(1, { state: 'locked', attention: ['locked'] }),
    seat(2, { attention: ['held'] }),
    seat(3),
  ]);
  expect(counts).toMatchObject({ all: 3, attention: 2, locked: 1, working: 2, empty: 0 });
});
