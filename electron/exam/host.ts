// Answers what a screen asks of the exam: four lines each, the rest is in the rules.
import type { Answer, Handlers } from '#contract/calls.ts';
import type { EngineState } from '#contract/engine.ts';
import type { Problem } from '#contract/problem.ts';
import { readDraft, saveDraft, visitProblem } from './drafts/desk.ts';
import { viewOfExam } from './exam.ts';
import type { Student } from './exam.ts';
import type { Invigilator } from './invigilator.ts';
import { viewOfProblem } from './problem-view.ts';
import type { MovableClock } from './rehearsal.ts';
import { reviewProblems } from './review.ts';
import { signIn, signOut } from './seating.ts';
import { beginAttempt, finishAttempt, staffAct, staffRequest, takeBreak } from './steps.ts';

export type ExamHostParts = {
  readonly desk: Invigilator;
  readonly version: string;
  readonly engine: () => EngineState;
  /** The package that waits for its start code, and how one is opened. */
  readonly door: ExamDoor;
  /** Moves a rehearsal's clock; null in any other exam. */
  readonly jump: MovableClock['jump'] | null;
};

/** How an exam is opened at this station. */
export type ExamDoor = {
  /** What waits here for its start code, or why it cannot be opened. */
  waiting(): Pick<Answer<'station/read'>, 'locked' | 'refused'>;
  open(startCode: string): Promise<Answer<'exam/open'>>;
};

type Names = Extract<
  keyof Handlers,
  'station/read' | 'problem/list' | `exam/${string}` | `draft/${string}` | `rehearsal/${string}`
>;

export function examHandlers(parts: ExamHostParts): Handlers<Names> {
  const { desk } = parts;
  return {
    'station/read': () => readStation(parts),
    'exam/open': ({ startCode }) => parts.door.open(startCode),
    'exam/find-student': ({ studentId }) => studentView(desk.student(studentId)),
    'exam/sign-in': (ask) => signIn(desk, ask),
    'exam/sign-out': () => {
      signOut(desk);
      return {};
    },
    'exam/begin': () => beginAttempt(desk),
    'exam/break': ({ action }) => takeBreak(desk, action),
    'exam/review': () => reviewProblems(desk),
    'exam/finish': () => finishAttempt(desk),
    'exam/staff-request': ({ act }) => staffRequest(desk, act),
    'exam/staff-act': ({ act, code }) => staffAct(desk, act, code),
    'problem/list': () => listProblems(desk),
    'draft/read': (ask) => readDraft(desk, ask),
    'draft/save': (ask) => saveDraft(desk, ask),
    'draft/visit': (ask) => {
      visitProblem(desk, ask);
      return {};
    },
    'rehearsal/jump': ({ ms }) => {
      parts.jump?.(ms, () => desk.tick());
      return parts.jump !== null;
    },
  };
}

function readStation({ desk, door, version, engine }: ExamHostParts): Answer<'station/read'> {
  const open = desk.open();
  const attempt = desk.seated();
  const pick = open?.exam.signIn === 'pick' ? open.exam.roster : [];
  return {
    version,
    shell: desk.parts.shell,
    stationName: desk.parts.stationName,
    exam: open === null ? null : viewOfExam(open.exam),
    ...(open === null ? door.waiting() : { locked: null }),
    roster: pick.map(({ id, name }) => ({ studentId: id, name })),
    attempt: open === null || attempt === null ? null : open.live.view(attempt),
    engine: engine(),
    nowMs: desk.parts.clock().wallMs,
  };
}

/** The questions are for the time of the exam: nothing before it begins, in a break, or after the end. */
function listProblems(desk: Invigilator): Answer<'problem/list'> {
  const open = desk.open();
  const attempt = desk.seated();
  const phase = attempt?.clock.phase;
  if (open === null || attempt === null || (phase !== 'running' && phase !== 'grace')) return [];
  const problems = open.exam.problems.map(({ id }) => open.exam.problem(id));
  return problems
    .filter((problem): problem is Problem => problem !== null)
    .map((problem) => {
      const chosenLanguage = desk.parts.drafts.chosen(attempt.id, problem.manifest.id);
      const view = viewOfProblem(problem, open.exam.hidden);
      return chosenLanguage === null ? view : { ...view, chosenLanguage };
    });
}

function studentView(student: Student | null): Answer<'exam/find-student'> {
  if (student === null) return null;
  const { id, name, group, seat } = student;
  return { studentId: id, name, group, seat };
}
