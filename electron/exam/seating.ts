// Signing in and out: what the rules need to know is gathered here, and what they rule is done.
import type { AttemptView, SignInFault } from '#contract/exam.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Asked } from '#contract/calls.ts';
import { allottedMs } from './exam.ts';
import type { Student } from './exam.ts';
import type { Invigilator, OpenExam } from './invigilator.ts';
import { begin, waitingClock } from './rules/clock.ts';
import { codeNeeded, maySignOut, ruleSignIn } from './rules/sign-in.ts';
import type { CodeCheck, CodePurpose, SignInFacts, SignInRuling } from './rules/sign-in.ts';
import type { Attempt } from './store.ts';

type Ask = Asked<'exam/sign-in'>;

export function signIn(desk: Invigilator, ask: Ask): Result<AttemptView, SignInFault> {
  const open = desk.open();
  if (open === null) return fail({ kind: 'no-exam' });
  const student = desk.student(ask.studentId);
  const facts = signInFacts(desk, open, ask, student);
  const checked = checkCode(desk, open, ask, facts);
  if (typeof checked !== 'string') return fail(checked);
  const ruling = ruleSignIn({ ...facts, code: checked });
  if (ruling.kind === 'go-on' && facts.openAttempt !== null)
    return ok(goOn(open, facts.openAttempt));
  if (ruling.kind === 'new-attempt' && student !== null)
    return ok(startAttempt(desk, open, student, facts.attempts.length + 1, ruling.allowedBy));
  return fail(faultOf(desk, open, ask, facts, ruling));
}

/** Leaves the attempt as it is, its time running. A finished exam keeps the station until staff return it. */
export function signOut(desk: Invigilator): void {
  const open = desk.open();
  const attempt = open?.live.seated() ?? null;
  if (open === null || attempt === null) return;
  if (!maySignOut(attempt.clock.phase, open.exam.proctorKey !== null)) return;
  open.live.keep(attempt, 'signed-out');
  open.live.leave();
}

type Facts = Omit<SignInFacts, 'openAttempt' | 'code'> & {
  readonly openAttempt: Attempt | null;
  readonly attempts: readonly Attempt[];
};

function signInFacts(
  desk: Invigilator,
  { exam, live }: OpenExam,
  { studentId }: Ask,
  student: Student | null,
): Facts {
  const attempts = desk.parts.attempts
    .ofStudent(exam.id, exam.kind, studentId)
    .flatMap(({ id }) => live.look(id) ?? []);
  const seated = live.seated();
  return {
    known: student !== null,
    shell: desk.parts.shell,
    shells: exam.shells,
    takenBySomeoneElse: seated !== null && seated.studentId !== studentId && seated.ended === null,
    seat: student?.seat ?? null,
    stationName: desk.parts.stationName,
    codes: exam.proctorKey !== null,
    openAttempt: attempts.find((attempt) => attempt.ended === null) ?? null,
    finishedAttempts: attempts.filter((attempt) => attempt.ended !== null).length,
    nowMs: desk.parts.clock().wallMs,
    opensAtMs: exam.opensAtMs,
    closesAtMs: exam.closesAtMs,
    attempts,
  };
}

/** A code is looked at only where one is asked for; else a student could use up tries for nothing. */
function checkCode(
  desk: Invigilator,
  { exam }: OpenExam,
  { studentId, code }: Ask,
  facts: Facts,
): CodeCheck | SignInFault {
  const purpose = codeNeeded(facts);
  if (code === undefined || purpose === null || facts.openAttempt !== null) return 'none';
  const answer = desk.codes.answer(exam, 'sign-in', occasion(purpose, studentId), code);
  return answer.kind === 'wait'
    ? { kind: 'too-many-wrong-codes', waitMs: answer.waitMs }
    : answer.kind;
}

const occasion = (purpose: CodePurpose, studentId: string) => ({
  purpose,
  about: studentId,
  minutes: 0,
  room: false,
});

function goOn(open: OpenExam, attempt: Attempt): AttemptView {
  open.live.keep(attempt, 'signed-in-again');
  open.live.sit(attempt.id);
  return open.live.view(attempt);
}

function startAttempt(
  desk: Invigilator,
  open: OpenExam,
  student: Student,
  number: number,
  allowedBy: CodePurpose | null,
): AttemptView {
  const { exam, live } = open;
  const at = desk.parts.clock();
  const attempt: Attempt = {
    id: desk.parts.newId(),
    examId: exam.id,
    kind: exam.kind,
    studentId: student.id,
    studentName: student.name,
    number,
    clock: waitingClock(allottedMs(exam, student), exam.breakMs + student.breakMs, at),
    problemId: null,
    signedInAtMs: at.wallMs,
    startedAtMs: null,
    ended: null,
    collected: 'nothing',
  };
  live.keep(attempt, 'signed-in', { number, allowedBy });
  live.sit(attempt.id);
  const begun = exam.beginsAtSignIn
    ? live.step(attempt.id, (clock) => begin(clock, desk.parts.clock()))
    : attempt;
  return live.view(begun ?? attempt);
}

function faultOf(
  desk: Invigilator,
  { exam }: OpenExam,
  { studentId }: Ask,
  facts: Facts,
  ruling: SignInRuling,
): SignInFault {
  switch (ruling.kind) {
    case 'code-needed': {
      const request = desk.codes.request(exam, occasion(ruling.purpose, studentId));
      return ruling.purpose === 'second-attempt'
        ? { kind: 'already-finished', request }
        : { kind: 'other-station', seat: facts.seat ?? '', request };
    }
    case 'go-on':
    case 'new-attempt':
      return { kind: 'unknown-student' };
    case 'unknown-student':
    case 'shell-not-accepted':
    case 'someone-else-signed-in':
    case 'wrong-code':
    case 'not-yet-open':
    case 'closed':
      return ruling;
  }
}
