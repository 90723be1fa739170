// Requests that this station shows, and the codes that answer them. A request dies with the process or with its use.
import { randomBytes } from 'node:crypto';
import { bare, isCodeFor, newRequest } from '../../proctoring/codes.ts';
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

  /** Looks at a typed code. A right one is used up by the question. */
  const answer = (exam: Exam, what: CodeKind, on: Occasion, typed: string): CodeAnswer => {
    const waitMs = counter.waitMs(what);
    if (waitMs > 0) return { kind: 'wait', waitMs };
    const { purpose, minutes } = on;
    const asked = request(exam, on);
    const subject = { purpose, minutes, examId: exam.id, request: asked };
    const right = exam.proctorKey !== null && isCodeFor(exam.proctorKey, subject, typed);
    if (!right || !store.use(exam.id, bare(asked), purpose, nowMs())) {
      counter.wrong(what);
      return { kind: 'wrong' };
    }
    requests.delete(nameOf(exam, on));
    counter.right(what);
    return { kind: 'right' };
  };

  return { request, answer };
}
