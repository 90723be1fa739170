// The two doors that a proctor's code opens: the panel at the station, and the way out of the locked window.
import type { CodeFault, StaffDoor } from '#contract/proctoring.ts';
import { fail } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Journal } from './log/journal.ts';
import type { ExamSide } from './proctor.ts';
import type { Asked, StaffCodes } from './staff-codes.ts';

export type StaffDoors = ReturnType<typeof staffDoors>;

export function staffDoors(parts: {
  readonly codes: StaffCodes;
  readonly examSide: ExamSide;
  readonly journal: Journal;
}) {
  const { codes, examSide, journal } = parts;
  const requests = new Map<StaffDoor, string>();

  /** The same request until it is answered, so that a proctor who looks twice needs one code. */
  const asked = (door: StaffDoor): Asked => {
    const request = requests.get(door) ?? codes.newRequest();
    requests.set(door, request);
    return { purpose: door, request, what: 'staff' };
  };
  return {
    asked,
    open(door: StaffDoor, code: string): Result<null, CodeFault> {
      const exam = examSide.exam();
      if (exam === null) return fail({ kind: 'no-exam' });
      const answered = codes.answer(exam, asked(door), code);
      const attemptId = examSide.attempt()?.id ?? null;
      journal.write({ kind: 'staff', attemptId, body: { door, opened: answered.ok } });
      if (answered.ok) requests.delete(door);
      return answered;
    },
  };
}
