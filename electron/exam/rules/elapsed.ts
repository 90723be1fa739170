// How much time passed between two looks at the clocks, whoever moved them in the meantime.
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';

/** All the clocks of a machine at one moment. No one of them can be trusted alone. */
export type Reading = {
  /** The system clock. Anybody may set it. */
  readonly wallMs: number;
  /** Of this process. Cannot be set; may stand still while the machine sleeps. */
  readonly steadyMs: number;
  /** Since the machine started, sleep included. Survives a restart of the program, not of the machine. */
  readonly bootMs: number;
  /** Names a start of the machine, where the system does. */
  readonly bootId: string;
  /** Names a start of this program. */
  readonly processId: string;
};

export type Elapsed = {
  /** Time in which the exam could be worked on. */
  readonly ranMs: number;
  /** Time in which it could not: crash, restart, sleep. */
  readonly downMs: number;
  readonly how: 'ran' | 'suspend' | 'restart' | 'reboot';
  /** The clocks contradict each other; `downMs` is then the least that is certain. */
  readonly unclear: boolean;
  /** What somebody did to the system clock; 0 where it went along with the others. */
  readonly wallShiftMs: number;
};

/** The clock is looked at every second; a longer gap means that nobody could work. */
export const DOWN_MIN_MS = 15 * SECOND_MS;
/** The boot clock may be coarse (whole seconds on macOS); only more than this between the two is sleep. */
export const SLEEP_MIN_MS = 2 * SECOND_MS;
/** The system clock is slewed by small steps all day long; less than this is not worth a record. */
export const WALL_SHIFT_MIN_MS = 2 * SECOND_MS;
/** After a restart of the machine only the system clock knows how long it was off. Past this it is not believed. */
export const OFF_BELIEVED_MAX_MS = 12 * 60 * MINUTE_MS;

export function elapsed(from: Reading, to: Reading): Elapsed {
  if (!sameBoot(from, to)) return acrossBoots(from, to);
  const realMs = Math.max(0, to.bootMs - from.bootMs);
  if (from.processId !== to.processId)
    return { ranMs: 0, downMs: realMs, how: 'restart', unclear: false, ...shift(from, to, realMs) };
  const steadyMs = Math.max(0, to.steadyMs - from.steadyMs);
  const passedMs = realMs - steadyMs > SLEEP_MIN_MS ? realMs : steadyMs;
  const asleep = passedMs > DOWN_MIN_MS;
  return {
    ranMs: asleep ? 0 : passedMs,
    downMs: asleep ? passedMs : 0,
    how: asleep ? 'suspend' : 'ran',
    unclear: false,
    ...shift(from, to, passedMs),
  };
}

/** Where starts of the machine have no names, a shorter uptime is what shows one. */
export const sameBoot = (from: Reading, to: Reading) =>
  from.bootId === to.bootId && to.bootMs >= from.bootMs - SLEEP_MIN_MS;

function acrossBoots(from: Reading, to: Reading): Elapsed {
  const byWallMs = to.wallMs - from.wallMs;
  const unclear = byWallMs < to.bootMs || byWallMs > OFF_BELIEVED_MAX_MS;
  const downMs = Math.max(0, unclear ? to.bootMs : byWallMs);
  return { ranMs: 0, downMs, how: 'reboot', unclear, wallShiftMs: unclear ? byWallMs - downMs : 0 };
}

function shift(from: Reading, to: Reading, passedMs: number): { wallShiftMs: number } {
  const shiftMs = to.wallMs - from.wallMs - passedMs;
  return { wallShiftMs: Math.abs(shiftMs) < WALL_SHIFT_MIN_MS ? 0 : shiftMs };
}
