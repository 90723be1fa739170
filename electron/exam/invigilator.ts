// The exam on this station while the program runs: opened into memory, with whoever sits here and their clock.
//
// Theory of operation. Nothing of an exam's contents is ever written down. What is on disk are attempts, their clocks,
// drafts and records; an exam that is opened again finds them by its id. Every question looks at the clock first.
import type { Publish } from '#contract/events.ts';
import type { HiddenPolicy, Shell } from '#contract/exam.ts';
import type { ProblemId, StudentId } from '#contract/ids.ts';
import type { Problem } from '#contract/problem.ts';
import { fail } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { SendFault } from '#contract/submission.ts';
import type { Purpose } from '#contract/verdict.ts';
import { codeCounter } from './codes/counter.ts';
import type { CodeCounter } from './codes/counter.ts';
import { proctorCodes } from './codes/proctor-codes.ts';
import type { ProctorCodes } from './codes/proctor-codes.ts';
import type { CodeStore } from './codes/store.ts';
import type { DraftStore } from './drafts/store.ts';
import { collectDrafts, endingCode } from './ending.ts';
import type { ExamQueue } from './ending.ts';
import type { Exam, Student } from './exam.ts';
import { liveAttempts } from './live-attempts.ts';
import type { LiveAttempts } from './live-attempts.ts';
import { isLate } from './rules/clock.ts';
import type { Reading } from './rules/elapsed.ts';
import { ruleSend } from './rules/sending.ts';
import type { SendPermit } from './rules/sending.ts';
import type { Attempt, ExamStore } from './store.ts';

export type InvigilatorParts = {
  readonly attempts: ExamStore;
  readonly drafts: DraftStore;
  readonly codes: CodeStore;
  readonly clock: () => Reading;
  readonly publish: Publish;
  readonly shell: Shell;
  /** The name that IT gave this station; null where it has none. */
  readonly stationName: string | null;
  readonly queue: ExamQueue;
  readonly newId: () => string;
};

/** An exam that is open, with its attempts. */
export type OpenExam = { readonly exam: Exam; readonly live: LiveAttempts };

export type Invigilator = ReturnType<typeof createInvigilator>;

export function createInvigilator(parts: InvigilatorParts) {
  const counter: CodeCounter = codeCounter(parts.codes, parts.clock);
  const codes: ProctorCodes = proctorCodes(parts.codes, counter, () => parts.clock().wallMs);
  let open: OpenExam | null = null;

  const seated = (): Attempt | null => open?.live.seated() ?? null;
  const problem = (id: ProblemId): Problem | null =>
    open?.exam.problems.some((one) => one.id === id) === true ? open.exam.problem(id) : null;

  return {
    parts,
    counter,
    codes,
    /** Holds an exam in memory from now on. Attempts that were under way go on. */
    openExam(exam: Exam): void {
      const live = liveAttempts(
        {
          store: parts.attempts,
          clock: parts.clock,
          publish: parts.publish,
          endingCode: (attempt) => endingCode(attempt, parts.queue.sent(attempt.id)),
        },
        exam,
      );
      open = { exam, live };
    },
    open: (): OpenExam | null => open,
    student: (id: StudentId): Student | null =>
      open?.exam.roster.find((student) => student.id === id) ?? null,
    /** The attempt signed in here, its clock just looked at. */
    seated,
    /** A problem of this exam; null for any other, and while no exam is open. */
    problem,
    hidden: (): HiddenPolicy => open?.exam.hidden ?? 'nothing',
    /** Who sits here, as each submission remembers it. */
    sitting() {
      const attempt = seated();
      if (attempt === null) return null;
      const { examId, id: attemptId, studentId, studentName } = attempt;
      return { examId, attemptId, studentId, studentName };
    },
    /** May the student who sits here send for this problem now? */
    maySend(problemId: ProblemId, purpose: Purpose): Result<SendPermit, SendFault> {
      const attempt = seated();
      const rules = open?.exam.problems.find((one) => one.id === problemId);
      if (attempt === null) return fail({ kind: 'not-signed-in' });
      if (rules === undefined) return fail({ kind: 'unknown-problem' });
      return ruleSend({
        phase: attempt.clock.phase,
        late: isLate(attempt.clock),
        endedAtMs: attempt.ended?.atMs ?? 0,
        purpose,
        finalsMax: rules.finalsMax,
        cooldownMs: rules.cooldownMs,
        sent: parts.queue.sent(attempt.id).filter((one) => one.problemId === problemId),
        nowMs: attempt.clock.at.wallMs,
      });
    },
    /** Looks at every clock, and collects the drafts of those whose time is over. Call it every second. */
    tick(): void {
      if (open === null) return;
      for (const attempt of open.live.lookAtAll()) collectDrafts(parts, open, attempt);
    },
  };
}
