// An open exam as this process holds it: in memory only, hidden tests and roster included.
import type { ExamProblem, ExamView, HiddenPolicy, Shell } from '#contract/exam.ts';
import type { ExamId, ProblemId, StudentId } from '#contract/ids.ts';
import type { Locale, LocalizedText } from '#contract/language.ts';
import type { Problem } from '#contract/problem.ts';
import type { Delivery } from './package/delivery.ts';
import type { TimePolicy } from './rules/clock.ts';

export type ExamKind = 'exam' | 'demo' | 'rehearsal';

/** One line of the roster. */
export type Student = {
  readonly id: StudentId;
  readonly name: string;
  readonly email: string | null;
  readonly group: string | null;
  readonly seat: string | null;
  /** Added to the exam's duration: percent of it, and minutes on top. */
  readonly extraPercent: number;
  readonly extraMs: number;
  /** Break time on top of the exam's own. */
  readonly breakMs: number;
  /** Other accommodations, by the names that the exam's proctoring policy knows. */
  readonly accommodations: readonly string[];
};

export type Exam = {
  readonly id: ExamId;
  readonly kind: ExamKind;
  readonly title: LocalizedText;
  readonly problems: readonly ExamProblem[];
  /** Null: no time limit. */
  readonly durationMs: number | null;
  readonly breakMs: number;
  readonly time: TimePolicy;
  readonly atEnd: 'submit-drafts' | 'keep-drafts';
  /** When an attempt may begin, by the system clock; an attempt that has begun keeps its whole time. */
  readonly opensAtMs: number | null;
  readonly closesAtMs: number | null;
  readonly shells: readonly Shell[];
  readonly hidden: HiddenPolicy;
  readonly rules: LocalizedText | null;
  /** Languages of the screens. */
  readonly locales: readonly Locale[];
  readonly signIn: 'pick' | 'type';
  /** False: a page of rules comes first, and the student begins. */
  readonly beginsAtSignIn: boolean;
  readonly roster: readonly Student[];
  /** Key of the proctor's one-time codes; null where no code is ever asked for. */
  readonly proctorKey: Uint8Array | null;
  /** To whom results go; null: nothing leaves the station by itself. */
  readonly delivery: Delivery | null;
  /** For the proctoring rules, as exam.yml has it; null in the demo. */
  readonly proctoring: {
    readonly policy: Readonly<Record<string, unknown>>;
    readonly accommodations: Readonly<
      Record<string, { readonly proctoring: Readonly<Record<string, unknown>> }>
    >;
  } | null;
  problem(id: ProblemId): Problem | null;
};

/** What every screen may know of the exam. */
export function viewOfExam(exam: Exam): ExamView {
  return {
    id: exam.id,
    title: exam.title,
    demo: exam.kind === 'demo',
    rehearsal: exam.kind === 'rehearsal',
    problemIds: exam.problems.map((problem) => problem.id),
    problems: [...exam.problems],
    durationMs: exam.durationMs,
    shells: [...exam.shells],
    hidden: exam.hidden,
    rules: exam.rules,
    locales: [...exam.locales],
    signIn: exam.signIn,
    graceMs: exam.time.graceMs,
    atEnd: exam.atEnd,
    warnAtMinutes: [...exam.time.warnAtMinutes],
  };
}

/** Exam time of one student: the exam's duration, longer by the student's extra time. */
export function allottedMs(exam: Exam, student: Student): number | null {
  if (exam.durationMs === null) return null;
  return Math.round(exam.durationMs * (1 + student.extraPercent / 100)) + student.extraMs;
}
