// Answers what the proctor's panel asks.
import type { Handlers } from '#contract/calls.ts';
import { fail, ok } from '#contract/result.ts';
import type { ProctorPanel } from './panel.ts';
import type { StaffDoors } from './staff-doors.ts';

type Names = Extract<keyof Handlers, `panel/${string}`>;

export function panelHandlers(panel: ProctorPanel, doors: StaffDoors): Handlers<Names> {
  return {
    'panel/open': ({ code }) => {
      const answered = doors.open('panel', code);
      if (!answered.ok) return answered;
      panel.open();
      const view = panel.view();
      return view === null ? fail({ kind: 'no-exam' }) : ok(view);
    },
    'panel/read': () => panel.view(),
    'panel/act': (act) => panel.act(act),
    'panel/replay': ({ problemId }) => panel.replay(problemId),
    'panel/stay': () => {
      panel.stay();
      return {};
    },
    'panel/close': () => {
      panel.close();
      return {};
    },
  };
}
