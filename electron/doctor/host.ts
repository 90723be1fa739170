// Answers the doctor's screen: free while no exam is under way here, behind the staff code once one is.
import type { Handlers } from '#contract/calls.ts';
import type { Examination } from '#contract/doctor.ts';
import { fail, ok } from '#contract/result.ts';

export type DoctorParts = {
  readonly examine: () => Promise<Examination>;
  /** Nobody sits here: the first start, or the station between two students. */
  readonly isFree: () => boolean;
  readonly isPanelOpen: () => boolean | Promise<boolean>;
};

/** Pages that ask again while it is under way get the same answer: it grades a program in each language. */
export function doctorHandlers(parts: DoctorParts): Handlers<'doctor/examine'> {
  let underWay: Promise<Examination> | null = null;
  return {
    'doctor/examine': async () => {
      if (!parts.isFree() && !(await parts.isPanelOpen()))
        return fail({ kind: 'staff-only' as const });
      underWay ??= parts.examine().finally(() => {
        underWay = null;
      });
      return ok(await underWay);
    },
  };
}
