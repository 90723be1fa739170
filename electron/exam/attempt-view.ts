// An attempt as its student's screen may see it.
import type { AttemptView } from '#contract/exam.ts';
import type { Exam } from './exam.ts';
import { graceLeftMs, remainingMs } from './rules/clock.ts';
import type { Attempt } from './store.ts';

/** @param endingCode of the final receipt; null while the attempt lasts */
export function viewOfAttempt(
  attempt: Attempt,
  exam: Exam,
  endingCode: string | null,
): AttemptView {
  const { clock, ended } = attempt;
  return {
    id: attempt.id,
    examId: attempt.examId,
    studentId: attempt.studentId,
    studentName: attempt.studentName,
    number: attempt.number,
    state: clock.phase,
    startedAtMs: attempt.startedAtMs,
    remainingMs: remainingMs(clock),
    allottedMs: clock.allottedMs,
    breakLeftMs: clock.breakLeftMs,
    paused: clock.paused,
    graceLeftMs: graceLeftMs(clock, exam.time),
    problemId: attempt.problemId,
    ending: ended === null || endingCode === null ? null : { ...ended, code: endingCode },
  };
}
