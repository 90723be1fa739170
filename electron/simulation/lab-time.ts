// The lab's time: takes the place of the system's clocks and timers in a program of the simulation, so that two hours
// pass in minutes. It stands still while anything is under way at a door, so the machine's own slowness is no slowness in
// the lab, but for what hangs.
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { SECOND_MS } from '#contract/limits.ts';
import type { Doors } from './doors.ts';

export type LabTime = {
  nowMs(): number;
  /** What the system clock is wrong by from now on, as if somebody had set it. */
  setWallOff(ms: number): void;
  pass(toMs: number): Promise<void>;
};

type Timer = { dueMs: number; readonly everyMs: number | null; readonly call: () => void };

/** Turns of the event loop in which nothing goes on, after which nothing will by itself. */
const QUIET_TURNS = 4;
/** When the exam begins. */
export const LAB_START_MS = 1_800_000_000_000;
/** The lab's machines have run since then; what is cut short is only ever a program. */
const BOOTED_MS = LAB_START_MS - 1_000 * SECOND_MS;

/** @param offMs what the system clock is wrong by */
export function takeOverTime(
  doors: Pick<Doors, 'isBusy'>,
  startMs: number,
  offMs: number,
): LabTime {
  let nowMs = startMs;
  let wallOffMs = offMs;
  const timers = new Map<object, Timer>();
  const turn = setImmediate;
  const begin = (call: () => void, ms: number, repeats: boolean): NodeJS.Timeout => {
    const waitMs = Math.max(1, ms);
    const handle = timerHandle(() => timers.delete(handle));
    timers.set(handle, { dueMs: nowMs + waitMs, everyMs: repeats ? waitMs : null, call });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all of a timer that this program uses
    return handle as NodeJS.Timeout;
  };
  const end = (handle?: object): void => void (handle !== undefined && timers.delete(handle));
  Object.assign(globalThis, {
    setTimeout: (call: () => void, ms = 0) => begin(call, ms, false),
    setInterval: (call: () => void, ms = 0) => begin(call, ms, true),
    clearTimeout: end,
    clearInterval: end,
  });
  Date.now = () => Math.round(nowMs + wallOffMs);
  performance.now = () => nowMs - startMs;
  os.uptime = () => (nowMs - BOOTED_MS) / SECOND_MS;
  syncBuiltinESMExports();

  async function quiet(): Promise<void> {
    for (let turns = 0; turns < QUIET_TURNS; turns = doors.isBusy() ? 0 : turns + 1)
      await new Promise((resolve) => {
        turn(resolve);
      });
  }

  function next(): [object, Timer] | null {
    let first: [object, Timer] | null = null;
    for (const entry of timers)
      if (first === null || entry[1].dueMs < first[1].dueMs) first = entry;
    return first;
  }

  function fire([handle, timer]: [object, Timer]): void {
    if (timer.everyMs === null) timers.delete(handle);
    else timer.dueMs += timer.everyMs;
    timer.call();
  }

  return {
    nowMs: () => nowMs,
    setWallOff(ms) {
      wallOffMs = ms;
    },
    async pass(toMs) {
      await quiet();
      for (let due = next(); due !== null && due[1].dueMs <= toMs; due = next()) {
        nowMs = Math.max(nowMs, due[1].dueMs);
        // All of one moment, then what comes of it.
        for (; due !== null && due[1].dueMs <= nowMs; due = next()) fire(due);
        await quiet();
      }
      nowMs = toMs;
    },
  };
}

function timerHandle(end: () => void) {
  const handle = {
    ref: () => handle,
    unref: () => handle,
    hasRef: () => true,
    refresh: () => handle,
    close: end,
  };
  return handle;
}
