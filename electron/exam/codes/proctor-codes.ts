// Requests that this station shows, and the codes that answer them. A request dies with the process or with its use.
import { randomBytes } from 'node:crypto';
import { ROOM_REQUESTS, bare, isCodeFor, newRequest } from '../../proctoring/codes.ts';
import type { CodePurpose } from '../../proctoring/codes.ts';
import type { Exam } from '../exam.ts';
import type { CodeCounter } from './counter.ts';
import type { CodeKind, CodeStore } from './store.ts';

/** One occasion: the same one keeps its request until it is answered. */
export type Occasion = {
  readonly purpose: CodePurpose;
  /** Whom it concerns: a student or an attempt. */
  readonly about: string;
  readonly minutes: number;
  /** A code for the whole room is good here too. */
  readonly room: boolean;
};

export type CodeAnswer =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly waitMs: number };

export type ProctorCodes = ReturnType<typeof proctorCodes>;

export function proctorCodes(store: CodeStore, counter: CodeCounter, nowMs: () => number) {
  const requests = new Map<string, string>();
  const nameOf = (exam: Exam, on: Occasion) =>
    JSON.stringify([exam.id, on.purpose, on.about, on.minutes]);

  const request = (exam: Exam, on: Occasion): string => {
    const name = nameOf(exam, on);
    const shown = requests.get(name) ?? newRequest(randomBytes(16));
    requests.set(name, shown);
    return shown;
  };

  /** The request that a typed code answers; null when it answers none. */
  const answered = (exam: Exam, on: Occasion, typed: string): string | null => {
    const { proctorKey, id: examId } = exam;
    if (proctorKey === null) return null;
    const { purpose, minutes, about } = on;
    const fits = (asked: string) =>
      isCodeFor(proctorKey, { purpose, minutes, examId, request: asked }, typed);
    const asked = request(exam, on);
    if (fits(asked)) return bare(asked);
    // A room's code is good once for each whom it concerns.
    const ofRoom = on.room ? ROOM_REQUESTS.find(fits) : undefined;
    return ofRoom === undefined ? null : `${ofRoom}/${about}`;
  };

  /** Looks at a typed code. A right one is used up by the question. */
  const answer = (exam: Exam, what: CodeKind, on: Occasion, typed: string): CodeAnswer => {
    const waitMs = counter.waitMs(what);
    if (waitMs > 0) return { kind: 'wait', waitMs };
    const to = answered(exam, on, typed);
    if (to === null || !store.use(exam.id, to, on.purpose, nowMs())) {
      counter.wrong(what);
      return { kind: 'wrong' };
    }
    requests.delete(nameOf(exam, on));
    counter.right(what);
    return { kind: 'right' };
  };

  return { request, answer };
}
