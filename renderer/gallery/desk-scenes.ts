// Every screen and state of the desk's page, by name.
import type { DeskAnswer, DeskView } from '#contract/desk.ts';
import { fail, ok } from '#contract/result.ts';
import type { DeskParts } from '../desk/state/desk-parts.ts';
import { deskView, stationOf, studentIdOf } from './desk-room-fixtures.ts';
import { NOON_MS } from './exam-fixtures.ts';
import { LARGE_ROOM } from './scene-names.ts';
import type { DESK_SCENES } from './scene-names.ts';

export type DeskScene = {
  readonly view: DeskView;
  readonly seats: number;
  readonly unlock: DeskAnswer<'desk/unlock'>;
  /** Selects what is on the screen once the scene stands; all of it was asked for and has come. */
  readonly shows: string;
  /** What is done once the room is there. */
  readonly act?: (parts: DeskParts) => void;
  readonly disconnected?: boolean;
};

const base: DeskScene = {
  shows: '.seat',
  view: deskView,
  seats: 24,
  unlock: ok(deskView),
};
const student = { page: 'student', studentId: studentIdOf(0) } as const;

export const deskScenes: Readonly<Record<(typeof DESK_SCENES)[number], DeskScene>> = {
  'desk-gate': {
    ...base,
    shows: 'form',
    view: { ...deskView, proctor: null, waitMs: 42_000 },
    unlock: fail({ kind: 'wrong-code', triesBeforeWait: 2 }),
  },
  'desk-room': base,
  [LARGE_ROOM.scene]: { ...base, seats: LARGE_ROOM.seats },
  'desk-empty': { ...base, seats: 0, shows: '.desk-empty' },
  'desk-seat': {
    ...base,
    shows: '.side .order',
    act: ({ shown }) => shown.setState({ side: { kind: 'seat', station: stationOf(0) } }),
  },
  'desk-all': {
    ...base,
    shows: '.side form',
    act: ({ shown }) => shown.setState({ side: { kind: 'message' } }),
  },
  'desk-code': {
    ...base,
    shows: '.side form',
    act: ({ shown }) => shown.setState({ side: { kind: 'code' } }),
  },
  'desk-set-aside': {
    ...base,
    shows: '.side .order',
    act: ({ shown }) => shown.setState({ side: { kind: 'set-aside' } }),
  },
  'desk-lost': {
    ...base,
    view: {
      ...deskView,
      listening: null,
      trouble: [{ kind: 'disk-full', detail: 'ENOSPC: no space left', sinceMs: NOON_MS }],
    },
    disconnected: true,
  },
  'desk-student': { ...base, shows: '.happening', act: ({ places }) => places.go(student) },
  'desk-student-code': {
    ...base,
    shows: '.code-view',
    act: ({ places }) => places.go({ ...student, tab: 'code' }),
  },
  'desk-student-replay': {
    ...base,
    shows: '.replay',
    act: ({ places }) => places.go({ ...student, tab: 'replay' }),
  },
  'desk-charts': {
    ...base,
    shows: '.plot canvas',
    act: ({ places }) => places.go({ page: 'charts' }),
  },
  'desk-similar': {
    ...base,
    shows: '.pair-side + .pair-side .passage',
    act: ({ places }) => places.go({ page: 'similar' }),
  },
  'desk-exports': {
    ...base,
    shows: '.export-preview table',
    act: ({ places }) => places.go({ page: 'exports' }),
  },
};
