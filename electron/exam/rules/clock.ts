// The clock of an attempt. Exam time is counted, never computed from the system clock: each look adds what passed.
import type { AttemptState, EndReason } from '#contract/exam.ts';
import { FINAL_SAVE_MS, MINUTE_MS } from '#contract/limits.ts';
import { elapsed } from './elapsed.ts';
import type { Elapsed, Reading } from './elapsed.ts';

/** What the exam says of time. */
export type TimePolicy = {
  /** Whether time counts while the station is down. */
  readonly whileDown: 'runs' | 'stops';
  /** With `stops`: at most this much is forgiven in one attempt, the rest counts. */
  readonly forgivenMaxMs: number;
  readonly graceMs: number;
  readonly warnAtMinutes: readonly number[];
};

export type AttemptClock = {
  readonly phase: AttemptState;
  /** Null where the exam has no time limit. */
  readonly allottedMs: number | null;
  readonly usedMs: number;
  readonly forgivenMs: number;
  readonly breakLeftMs: number;
  /** A break by a proctor's hand: it uses up nothing, and only a proctor ends it. */
  readonly paused: boolean;
  readonly graceUsedMs: number;
  /** The smallest warning mark told so far. */
  readonly warnedAtMinutes: number | null;
  /** The last look. */
  readonly at: Reading;
};

/** What happened on the clock; kept as a record, told to screens where they need it. */
export type ClockNote =
  | { readonly kind: 'begun'; readonly allottedMs: number | null }
  | { readonly kind: 'break-started'; readonly breakLeftMs: number }
  | { readonly kind: 'break-ended'; readonly by: 'student' | 'used-up' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  | {
      readonly kind: 'down';
      readonly how: Elapsed['how'];
      readonly downMs: number;
      readonly forgivenMs: number;
      readonly unclear: boolean;
    }
  | { readonly kind: 'system-clock-changed'; readonly byMs: number }
  | { readonly kind: 'time-added'; readonly ms: number }
  | { readonly kind: 'warning'; readonly minutes: number }
  | { readonly kind: 'time-over' }
  | { readonly kind: 'finished'; readonly reason: EndReason };

export type Ticked = { readonly clock: AttemptClock; readonly notes: readonly ClockNote[] };

/** A clock that waits for the student to begin. */
export function waitingClock(
  allottedMs: number | null,
  breakLeftMs: number,
  at: Reading,
): AttemptClock {
  return {
    phase: 'waiting',
    allottedMs,
    usedMs: 0,
    forgivenMs: 0,
    breakLeftMs,
    paused: false,
    graceUsedMs: 0,
    warnedAtMinutes: null,
    at,
  };
}

export function remainingMs(clock: AttemptClock): number | null {
  if (clock.allottedMs === null) return null;
  return Math.max(0, clock.allottedMs - clock.usedMs);
}

/** A last save takes its moment even where the exam gives no grace. */
export const graceTotalMs = (policy: TimePolicy) => Math.max(policy.graceMs, FINAL_SAVE_MS);

export const graceLeftMs = (clock: AttemptClock, policy: TimePolicy) =>
  clock.phase === 'grace' ? Math.max(0, graceTotalMs(policy) - clock.graceUsedMs) : 0;

/** True once what is sent is late: what was on its way at the end still counts as on time. */
export const isLate = (clock: AttemptClock) =>
  clock.phase === 'grace' && clock.graceUsedMs > FINAL_SAVE_MS;

/** Looks at the clock. Every other step looks first, so that no decision rests on an old look. */
export function tick(clock: AttemptClock, at: Reading, policy: TimePolicy): Ticked {
  if (clock.phase === 'waiting' || clock.phase === 'finished')
    return { clock: { ...clock, at }, notes: [] };
  const passed = elapsed(clock.at, at);
  const notes: ClockNote[] = [];
  if (passed.wallShiftMs !== 0)
    notes.push({ kind: 'system-clock-changed', byMs: passed.wallShiftMs });
  const forgivenMs = forgivable(clock, passed.downMs, policy);
  if (passed.downMs > 0) notes.push(downNote(passed, forgivenMs));
  const spent = spend(
    { ...clock, at, forgivenMs: clock.forgivenMs + forgivenMs },
    passed.ranMs + passed.downMs - forgivenMs,
    policy,
  );
  return { clock: spent.clock, notes: [...notes, ...spent.notes] };
}

/** Begins. Null when it is not waiting. */
export function begin(clock: AttemptClock, at: Reading): Ticked | null {
  if (clock.phase !== 'waiting') return null;
  return {
    clock: { ...clock, phase: 'running', at },
    notes: [{ kind: 'begun', allottedMs: clock.allottedMs }],
  };
}

/** Starts a break on a clock just looked at. Null when it does not run or no break is left. */
export function startBreak(clock: AttemptClock): Ticked | null {
  if (clock.phase !== 'running' || clock.breakLeftMs <= 0) return null;
  return {
    clock: { ...clock, phase: 'break' },
    notes: [{ kind: 'break-started', breakLeftMs: clock.breakLeftMs }],
  };
}

export function endBreak(clock: AttemptClock): Ticked | null {
  if (clock.phase !== 'break' || clock.paused) return null;
  return {
    clock: { ...clock, phase: 'running' },
    notes: [{ kind: 'break-ended', by: 'student' }],
  };
}

/** Stops the time by a proctor's hand. Null when it stands already, or there is none to stop. */
export function pause(clock: AttemptClock): Ticked | null {
  if (clock.paused || (clock.phase !== 'running' && clock.phase !== 'break')) return null;
  return { clock: { ...clock, phase: 'break', paused: true }, notes: [{ kind: 'paused' }] };
}

export function resume(clock: AttemptClock): Ticked | null {
  if (!clock.paused || clock.phase !== 'break') return null;
  return { clock: { ...clock, phase: 'running', paused: false }, notes: [{ kind: 'resumed' }] };
}

/** Adds time, also in the grace, which it ends. Null where there is no limit or the attempt is finished. */
export function addTime(clock: AttemptClock, ms: number, policy: TimePolicy): Ticked | null {
  if (clock.phase === 'finished' || clock.allottedMs === null || ms <= 0) return null;
  const phase = clock.phase === 'grace' ? 'running' : clock.phase;
  const longer = { ...clock, phase, allottedMs: clock.allottedMs + ms, graceUsedMs: 0 };
  // Marks that lie ahead again are told again; those that do not are no news.
  const passed = policy.warnAtMinutes.filter((at) => (remainingMs(longer) ?? 0) <= at * MINUTE_MS);
  const warnedAtMinutes = passed.length === 0 ? null : Math.min(...passed);
  return { clock: { ...longer, warnedAtMinutes }, notes: [{ kind: 'time-added', ms }] };
}

export function finish(clock: AttemptClock, reason: EndReason): Ticked | null {
  if (clock.phase === 'finished') return null;
  return {
    clock: { ...clock, phase: 'finished', paused: false },
    notes: [{ kind: 'finished', reason }],
  };
}

function forgivable(clock: AttemptClock, downMs: number, policy: TimePolicy): number {
  if (policy.whileDown === 'runs' || clock.paused) return 0;
  // A break stands for itself first: only what goes beyond it would cost exam time.
  const costlyMs = clock.phase === 'break' ? downMs - clock.breakLeftMs : downMs;
  return Math.min(Math.max(0, costlyMs), Math.max(0, policy.forgivenMaxMs - clock.forgivenMs));
}

function downNote(passed: Elapsed, forgivenMs: number): ClockNote {
  const { how, downMs, unclear } = passed;
  return { kind: 'down', how, downMs, forgivenMs, unclear };
}

/** Lets `ms` flow through break, exam time and grace, in that order, each until it is used up. */
function spend(clock: AttemptClock, ms: number, policy: TimePolicy): Ticked {
  switch (clock.phase) {
    case 'break':
      return spendBreak(clock, ms, policy);
    case 'running':
      return spendExam(clock, ms, policy);
    case 'grace':
      return spendGrace(clock, ms, policy);
    case 'waiting':
    case 'finished':
      return { clock, notes: [] };
  }
}

function spendBreak(clock: AttemptClock, ms: number, policy: TimePolicy): Ticked {
  if (clock.paused) return { clock, notes: [] };
  const breakLeftMs = clock.breakLeftMs - ms;
  if (breakLeftMs > 0) return { clock: { ...clock, breakLeftMs }, notes: [] };
  const over = spend({ ...clock, phase: 'running', breakLeftMs: 0 }, -breakLeftMs, policy);
  return { clock: over.clock, notes: [{ kind: 'break-ended', by: 'used-up' }, ...over.notes] };
}

function spendExam(clock: AttemptClock, ms: number, policy: TimePolicy): Ticked {
  const usedMs = clock.usedMs + ms;
  if (clock.allottedMs === null || usedMs < clock.allottedMs)
    return warn({ ...clock, usedMs }, policy);
  const over = spend(
    { ...clock, phase: 'grace', usedMs: clock.allottedMs },
    usedMs - clock.allottedMs,
    policy,
  );
  return { clock: over.clock, notes: [{ kind: 'time-over' }, ...over.notes] };
}

function spendGrace(clock: AttemptClock, ms: number, policy: TimePolicy): Ticked {
  const graceUsedMs = clock.graceUsedMs + ms;
  const totalMs = graceTotalMs(policy);
  if (graceUsedMs < totalMs) return { clock: { ...clock, graceUsedMs }, notes: [] };
  return {
    clock: { ...clock, phase: 'finished', graceUsedMs: totalMs },
    notes: [{ kind: 'finished', reason: 'time' }],
  };
}

/** One warning for each mark that was passed; several at once are told as the last of them. */
function warn(clock: AttemptClock, policy: TimePolicy): Ticked {
  const leftMs = remainingMs(clock);
  if (leftMs === null || clock.allottedMs === null) return { clock, notes: [] };
  const { allottedMs, warnedAtMinutes } = clock;
  // A mark that the whole exam lies below is no news to anybody.
  const passed = policy.warnAtMinutes.filter(
    (minutes) =>
      leftMs <= minutes * MINUTE_MS &&
      minutes * MINUTE_MS < allottedMs &&
      (warnedAtMinutes === null || minutes < warnedAtMinutes),
  );
  if (passed.length === 0) return { clock, notes: [] };
  const minutes = Math.min(...passed);
  return { clock: { ...clock, warnedAtMinutes: minutes }, notes: [{ kind: 'warning', minutes }] };
}
