// The steps of an attempt: begin, break, finish, and what a proctor does with a code.
import type { AttemptView, StaffAct, StaffFault, StepFault } from '#contract/exam.ts';
import { MINUTE_MS } from '#contract/limits.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { collectDrafts } from './ending.ts';
import type { Invigilator, OpenExam } from './invigilator.ts';
import { addTime, begin, endBreak, finish, pause, resume, startBreak } from './rules/clock.ts';
import type { AttemptClock, Ticked } from './rules/clock.ts';
import type { Attempt } from './store.ts';

type Step = Result<AttemptView, StepFault>;

export const beginAttempt = (desk: Invigilator): Step =>
  take(desk, (clock) => begin(clock, desk.parts.clock()));

export function takeBreak(desk: Invigilator, action: 'start' | 'end'): Step {
  const attempt = desk.seated();
  const none = action === 'start' && attempt?.clock.phase === 'running';
  if (none && attempt.clock.breakLeftMs <= 0) return fail({ kind: 'no-break-left' });
  return take(desk, action === 'start' ? startBreak : endBreak);
}

/** Ends the attempt by the student's hand. Drafts that were not sent are collected as at the end of time. */
export function finishAttempt(desk: Invigilator): Step {
  const phase = desk.seated()?.clock.phase;
  if (phase === 'waiting') return fail({ kind: 'not-possible-now', state: phase });
  return take(desk, (clock) => finish(clock, 'student'));
}

/** Stops or goes on with the time, by a proctor's hand. False when that is not possible now. */
export const pauseAttempt = (desk: Invigilator, action: 'pause' | 'resume'): boolean =>
  take(desk, action === 'pause' ? pause : resume).ok;

/** The request that the station shows for an act; the proctor's tool makes the code for it. */
export function staffRequest(
  desk: Invigilator,
  act: StaffAct,
): Result<{ request: string }, StaffFault> {
  const open = desk.open();
  const attempt = desk.seated();
  if (open === null) return fail({ kind: 'no-exam' });
  if (attempt === null) return fail({ kind: 'not-signed-in' });
  return ok({ request: desk.codes.request(open.exam, occasion(act, attempt)) });
}

export function staffAct(
  desk: Invigilator,
  act: StaffAct,
  code: string,
): Result<AttemptView | null, StaffFault> {
  const open = desk.open();
  const attempt = desk.seated();
  if (open === null) return fail({ kind: 'no-exam' });
  if (attempt === null) return fail({ kind: 'not-signed-in' });
  // Asked first, so that a code is not used up by an act that cannot be done.
  if (act.act !== 'return-to-start' && staffMove(open, act)(attempt.clock) === null)
    return fail({ kind: 'not-possible-now', state: attempt.clock.phase });
  const answer = desk.codes.answer(open.exam, 'staff', occasion(act, attempt), code);
  if (answer.kind === 'wait') return fail({ kind: 'too-many-wrong-codes', waitMs: answer.waitMs });
  if (answer.kind === 'wrong') return fail({ kind: 'wrong-code' });
  return ok(doStaffAct(desk, open, attempt, act));
}

/** What a proctor's code, the rehearsal's bar or the room's desk does to an attempt. */
export function doStaffAct(
  desk: Invigilator,
  open: OpenExam,
  attempt: Attempt,
  act: StaffAct,
): AttemptView | null {
  const { act: what, ...detail } = act;
  if (what === 'return-to-start') {
    open.live.keep(attempt, 'returned-to-start');
    open.live.leave();
    return null;
  }
  open.live.keep(attempt, `staff-${what}`, detail);
  return open.live.view(move(desk, open, attempt, staffMove(open, act)) ?? attempt);
}

const staffMove =
  (open: OpenExam, act: Exclude<StaffAct, { act: 'return-to-start' }>) => (clock: AttemptClock) =>
    act.act === 'add-time'
      ? addTime(clock, act.minutes * MINUTE_MS, open.exam.time)
      : finish(clock, 'proctor');

const occasion = (act: StaffAct, attempt: Attempt) => ({
  purpose: act.act,
  about: attempt.id,
  minutes: act.act === 'add-time' ? act.minutes : 0,
  room: act.act === 'add-time',
});

function take(desk: Invigilator, step: (clock: AttemptClock) => Ticked | null): Step {
  const open = desk.open();
  const attempt = desk.seated();
  if (open === null || attempt === null) return fail({ kind: 'not-signed-in' });
  const moved = move(desk, open, attempt, step);
  if (moved === null) return fail({ kind: 'not-possible-now', state: attempt.clock.phase });
  return ok(open.live.view(moved));
}

function move(
  desk: Invigilator,
  open: OpenExam,
  attempt: Attempt,
  step: (clock: AttemptClock) => Ticked | null,
): Attempt | null {
  const moved = open.live.step(attempt.id, step);
  if (moved === null) return null;
  collectDrafts(desk.parts, open, moved);
  return open.live.look(moved.id);
}
