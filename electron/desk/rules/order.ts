// Orders of proctors: whether one may be given, and what becomes of it.
import type { OrderAct } from '#contract/bundle.ts';
import type { DeskAct, NotOrdered, OrderView, Seat } from '#contract/desk-room.ts';
import type { AttemptId } from '#contract/ids.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

export type OrderState = OrderView['state'];

/**
 * What is sent to the station, or why nothing is.
 *
 * @param shownAttemptId the attempt that the proctor saw there
 */
export function orderFor(
  seat: Seat,
  act: DeskAct,
  shownAttemptId: AttemptId | null,
): Result<OrderAct, NotOrdered['why']> {
  if (seat.link !== 'network') return fail('no-link');
  if (act.act === 'message') return ok(act);
  const { student } = seat;
  if (student === null) return fail('no-attempt');
  if (student.attemptId !== shownAttemptId) return fail('changed');
  if (student.attemptState === 'finished') return fail('finished');
  if (act.act === 'release' && seat.lock === null) return fail('not-locked');
  return ok({ ...act, attemptId: student.attemptId });
}

/** Seats where an act for the whole room belongs: somebody sits there and is not done. */
export const isForRoom = (seat: Seat): boolean =>
  seat.student !== null && seat.student.attemptState !== 'finished';

/** Once a station has said what came of an order, that stays. */
export function nextState(
  now: OrderState,
  happened: 'fetched' | 'done' | 'refused' | 'withdrawn',
): OrderState {
  switch (happened) {
    case 'fetched':
      return now === 'waiting' ? 'sent' : now;
    case 'withdrawn':
      return now === 'waiting' ? 'withdrawn' : now;
    case 'done':
    case 'refused':
      // Withdrawn orders were never sent, so a station cannot speak of one; if it does, it is believed.
      return now === 'done' || now === 'refused' ? now : happened;
  }
}

/** Sent again with every answer until the station says what came of it: an answer may be lost on its way. */
export const isStillSent = (state: OrderState): boolean => state === 'waiting' || state === 'sent';
