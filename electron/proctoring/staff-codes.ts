// The codes that answer what this station shows: to release a lock, to open the panel, to leave the window.
import { randomBytes } from 'node:crypto';
import type { CodeFault } from '#contract/proctoring.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { CodeCounter } from '../exam/codes/counter.ts';
import type { CodeKind, CodeStore } from '../exam/codes/store.ts';
import type { Exam } from '../exam/exam.ts';
import { PROCTOR_KEY_BYTES, bare, codeFor, isCodeFor, newRequest } from './codes.ts';
import type { CodePurpose } from './codes.ts';

export type StaffExam = Pick<Exam, 'id' | 'kind' | 'proctorKey' | 'proctoring'>;

export type Asked = {
  readonly purpose: CodePurpose;
  /** As the station shows it. */
  readonly request: string;
  /** Whose wrong guesses are counted together. */
  readonly what: CodeKind;
};

export type StaffCodes = ReturnType<typeof staffCodes>;

export function staffCodes(parts: {
  readonly store: Pick<CodeStore, 'use'>;
  readonly counter: CodeCounter;
  readonly nowMs: () => number;
}) {
  const { store, counter } = parts;
  // Nobody stands by in a demo or a rehearsal, so the screen shows the code too. This key opens nothing else.
  const practiceKey = new Uint8Array(randomBytes(PROCTOR_KEY_BYTES));
  const isPractice = ({ kind }: StaffExam) => kind !== 'exam';
  const keyOf = (exam: StaffExam): Uint8Array | null =>
    isPractice(exam) ? practiceKey : exam.proctorKey;
  const subject = (exam: StaffExam, { purpose, request }: Asked) => ({
    purpose,
    request,
    examId: exam.id,
    minutes: 0,
  });

  return {
    newRequest: (): string => newRequest(randomBytes(16)),
    /** False: nobody can make a code for this exam, so nothing may ask for one. */
    canAnswer: (exam: StaffExam): boolean => keyOf(exam) !== null,
    waitMs: (what: CodeKind): number => counter.waitMs(what),
    /** The code itself, where no proctor stands by; null in an exam. */
    shown: (exam: StaffExam, asked: Asked): string | null =>
      isPractice(exam) ? codeFor(practiceKey, subject(exam, asked)) : null,
    /** Looks at a typed code. A right one is used up by the question; a wrong one makes the next wait. */
    answer(exam: StaffExam, asked: Asked, typed: string): Result<null, CodeFault> {
      const waitMs = counter.waitMs(asked.what);
      if (waitMs > 0) return fail({ kind: 'too-many-wrong-codes', waitMs });
      const key = keyOf(exam);
      const right = key !== null && isCodeFor(key, subject(exam, asked), typed);
      if (!right || !store.use(exam.id, bare(asked.request), asked.purpose, parts.nowMs()))
        return fail({ kind: 'wrong-code', triesBeforeWait: counter.wrong(asked.what).left });
      counter.right(asked.what);
      return ok(null);
    },
  };
}
