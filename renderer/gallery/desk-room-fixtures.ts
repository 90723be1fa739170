// The room of the gallery: as many seats as are wanted, every state and every reason to look among the first of them.
import type { OrderView, Seat } from '#contract/desk-room.ts';
import type { DeskExam, DeskView, Room } from '#contract/desk.ts';
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { NOON_MS } from './exam-fixtures.ts';

export const deskExam: DeskExam = {
  id: 'parcial-2',
  kind: 'exam',
  title: {
    es: 'Fundamentos de programación: examen parcial',
    en: 'Foundations of programming: midterm exam',
  },
  durationMs: 90 * MINUTE_MS,
  problems: [
    { id: 'suma', title: { es: 'Suma', en: 'Sum' } },
    { id: 'palindromo', title: { es: 'Palíndromo', en: 'Palindrome' } },
    {
      id: 'mover_ceros',
      title: { es: 'Mover los ceros al final', en: 'Move the zeros to the end' },
    },
  ].map((problem) => ({ ...problem, language: 'python', maxPoints: 10, weight: 1 })),
};

export const deskView: DeskView = {
  version: '0.1.0',
  nowMs: NOON_MS,
  title: deskExam.title,
  examId: deskExam.id,
  proctor: 'Inés Ortega',
  waitMs: 0,
  listening: '10.20.4.2:7443',
  trouble: [],
};

const NAMES = [
  'María Fernanda Hernández-Villaseñor de la Garza',
  'Ana García',
  'Luis Ñúñez',
  'Zoë Müller',
  'Iker Etxeberria',
  'Chidi Okafor',
  'Lucía Peña',
  'Noor al-Rashid',
  'Santiago Ruiz',
  'Mei Lin',
  'Tomás Vega',
  'Olga Kowalczyk',
];

const hex = (at: number): string => at.toString(16).padStart(4, '0');
export const stationOf = (at: number): string => `a1b2-c3d4-e5f6-${hex(at)}`;
const attemptOf = (at: number): string => `3f1c1f3e-5a43-4bb0-9a3c-1c9d4fa6${hex(at)}`;
export const studentIdOf = (at: number): string => `a0${String(1_000_000 + at * 37)}`;

/** What stands out at the first seats; all others work. */
const SPECIAL: readonly Partial<Seat>[] = [
  {
    state: 'locked',
    lastState: 'locked',
    attention: ['locked', 'incidents'],
    rank: 900,
    lock: { request: 'UNLOCK-7KQ2-M4', sinceMs: NOON_MS - 2 * MINUTE_MS },
    incidents: {
      count: 4,
      warnings: 2,
      unseen: 3,
      last: { kind: 'focus-lost', atMs: NOON_MS - 2 * MINUTE_MS },
    },
  },
  {
    attention: ['incidents'],
    rank: 800,
    incidents: {
      count: 1,
      warnings: 1,
      unseen: 1,
      last: { kind: 'paste-blocked', atMs: NOON_MS - 5 * MINUTE_MS },
    },
  },
  {
    state: 'offline',
    lastState: 'working',
    attention: ['offline'],
    rank: 700,
    heardAtMs: NOON_MS - 6 * MINUTE_MS,
  },
  { attention: ['held'], rank: 500, queue: { queued: 0, running: 0, held: 2 } },
  { attention: ['engine', 'unsent'], rank: 400, engineReady: false, unsent: 14 },
  { attention: ['clock'], rank: 100, clockOffsetMs: 26 * 60 * MINUTE_MS },
  { state: 'break', lastState: 'break', time: { kind: 'standing', remainingMs: 31 * MINUTE_MS } },
  { state: 'waiting', lastState: 'waiting', problemId: null, problems: [] },
  {
    state: 'finished',
    lastState: 'finished',
    time: { kind: 'standing', remainingMs: 0 },
  },
  {
    state: 'empty',
    lastState: 'empty',
    student: null,
    time: null,
    problemId: null,
    problems: [],
  },
  { name: null, link: 'none', heardAtMs: null, shell: null },
];

const solved = (at: number): Seat['problems'] =>
  deskExam.problems.slice(0, (at + 2) % 4).map(({ id }, index) => {
    const bestScore = [10, 4.33, null, 0, 7.5][(at + index) % 5] ?? null;
    return {
      problemId: id,
      finals: 1 + (at % 3),
      bestScore,
      maxScore: 10,
      lastVerdict: bestScore === 10 ? ('accepted' as const) : ('partial' as const),
    };
  });

export function seatAt(at: number): Seat {
  const studentId = studentIdOf(at);
  const base: Seat = {
    station: stationOf(at),
    name: `L2-${String(at + 1).padStart(2, '0')}`,
    room: 'Lab 2',
    shell: 'electron',
    state: 'working',
    lastState: 'working',
    attention: [],
    rank: 0,
    student: {
      studentId,
      name: NAMES[at % NAMES.length] ?? studentId,
      attemptId: attemptOf(at),
      number: 1,
      attemptState: SPECIAL[at]?.state === 'finished' ? 'finished' : 'running',
      otherSeat: null,
    },
    time: { kind: 'running', endsAtMs: NOON_MS + (4 + (at % 40)) * MINUTE_MS + 32 * SECOND_MS },
    problemId: deskExam.problems[at % 3]?.id ?? null,
    problems: solved(at),
    queue: { queued: at % 7 === 0 ? 1 : 0, running: 0, held: 0 },
    engineReady: true,
    lock: null,
    incidents: { count: 0, warnings: 0, unseen: 0, last: null },
    unsent: at % 9 === 0 ? 2 : 0,
    clockOffsetMs: 120,
    link: 'network',
    heardAtMs: NOON_MS - (at % 12) * SECOND_MS,
  };
  return { ...base, ...SPECIAL[at] };
}

const order = (
  at: number,
  act: OrderView['act'],
  state: OrderView['state'],
  station = stationOf(0),
): OrderView => ({
  id: `7d0c1f3e-5a43-4bb0-9a3c-1c9d4fa6${hex(at)}`,
  station,
  studentName: NAMES[0] ?? null,
  act,
  by: 'Inés Ortega',
  givenAtMs: NOON_MS - at * MINUTE_MS,
  state,
  stateAtMs: NOON_MS - at * MINUTE_MS + SECOND_MS,
});

const orders: readonly OrderView[] = [
  order(1, { act: 'message', text: 'Quedan diez minutos. Entreguen lo que tengan.' }, 'waiting'),
  order(3, { act: 'add-time', minutes: 10 }, 'sent'),
  order(7, { act: 'release' }, 'done'),
  order(9, { act: 'release' }, 'refused'),
  order(12, { act: 'end' }, 'withdrawn', stationOf(3)),
];

export function roomOf(count: number): Room {
  const seats = Array.from({ length: count }, (_, at) => seatAt(at));
  return {
    nowMs: NOON_MS,
    exam: deskExam,
    seats,
    absent: [
      { studentId: 'a09999901', name: 'Pau Serra', group: '3B', seat: 'L2-40' },
      { studentId: 'a09999902', name: 'Greta Lindqvist', group: null, seat: null },
    ],
    orders: [...orders],
    setAside: count === 0 ? 0 : 2,
  };
}
