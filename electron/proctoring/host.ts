// Answers what a screen asks of proctoring.
import type { Handlers } from '#contract/calls.ts';
import type { CodeFault } from '#contract/proctoring.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { pageSightings } from './page-sightings.ts';
import type { Proctor } from './proctor.ts';
import { challenge } from './proctor.ts';
import type { StaffDoors } from './staff-doors.ts';

export type ProctoringHostParts = {
  readonly proctor: Proctor;
  readonly doors: StaffDoors;
  /** Ends the program and gives the machine back; null where the shell has no window of its own. */
  readonly leave: (() => void) | null;
};

type Names = Extract<keyof Handlers, `proctoring/${string}` | `staff/${string}`>;

export function proctoringHandlers(parts: ProctoringHostParts): Handlers<Names> {
  const { proctor, doors, leave } = parts;
  const fromPage = pageSightings(proctor.parts.clock);
  return {
    'proctoring/read': () => {
      proctor.pageOpened();
      return proctor.view();
    },
    'proctoring/saw': (told) => {
      const sighting = fromPage(told);
      if (sighting !== null) proctor.see(sighting, 'page');
      return {};
    },
    'proctoring/confirm': ({ incidentId }) => {
      proctor.confirm(incidentId);
      return {};
    },
    'proctoring/state': ({ incidentId, text }) => {
      if (proctor.view() === null) return fail({ kind: 'not-signed-in' });
      const done = proctor.state(incidentId, text);
      return done === 'stated' ? ok({}) : fail({ kind: done });
    },
    'proctoring/unlock': ({ code }) => {
      const freed = unlock(proctor, code);
      const view = proctor.view();
      if (!freed.ok) return freed;
      return view === null ? fail({ kind: 'not-signed-in' }) : ok(view);
    },
    'staff/challenge': ({ door }) => {
      const exam = proctor.parts.examSide.exam();
      if (door === 'leave' && leave === null) return fail({ kind: 'no-window' });
      if (exam === null) return fail({ kind: 'no-exam' });
      return ok(challenge(proctor.parts.codes, exam, doors.asked(door)));
    },
    'staff/leave': ({ code }) => {
      if (leave === null) return fail({ kind: 'no-window' });
      // Fail open for the person: without an exam there is nothing to hold anybody for, and no key to make a code with.
      const allowed = proctor.parts.examSide.exam() === null ? ok(null) : doors.open('leave', code);
      if (!allowed.ok) return allowed;
      leave();
      return ok({});
    },
  };
}

function unlock(proctor: Proctor, code: string): Result<null, CodeFault> {
  const exam = proctor.parts.examSide.exam();
  const asked = proctor.lockAsked();
  if (exam === null) return fail({ kind: 'no-exam' });
  if (asked === null) return fail({ kind: 'not-locked' });
  const answered = proctor.parts.codes.answer(exam, asked, code);
  if (answered.ok) proctor.release('code');
  return answered;
}
