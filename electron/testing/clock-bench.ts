// A machine to which things happen, and the clock of an attempt that looks on.
import { MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { begin, remainingMs, tick, waitingClock } from '../exam/rules/clock.ts';
import type { AttemptClock, ClockNote, Ticked, TimePolicy } from '../exam/rules/clock.ts';
import type { Reading } from '../exam/rules/elapsed.ts';

export const startReading: Reading = {
  wallMs: 1_800_000_000_000,
  steadyMs: 0,
  bootMs: 3_600_000,
  bootId: 'first',
  processId: 'p0',
};
export class ClockBench {
  at = startReading;
  clock: AttemptClock;
  readonly notes: ClockNote[] = [];
  readonly policy: TimePolicy;

  constructor(policy: TimePolicy, minutes: number | null = 60, breakMinutes = 0) {
    this.policy = policy;
    this.clock = waitingClock(
      minutes === null ? null : minutes * MINUTE_MS,
      breakMinutes * MINUTE_MS,
      startReading,
    );
    this.take(begin(this.clock, startReading));
  }

  take(ticked: Ticked | null): void {
    if (ticked === null) return;
    this.clock = ticked.clock;
    this.notes.push(...ticked.notes);
  }
  look(): void {
    this.take(tick(this.clock, this.at, this.policy));
  }
  pass(ms: number): void {
    const { wallMs, steadyMs, bootMs } = this.at;
    this.at = { ...this.at, wallMs: wallMs + ms, steadyMs: steadyMs + ms, bootMs: bootMs + ms };
  }
  /** Works for `ms`, with a look every ten seconds. */
  work(ms: number): void {
    for (let left = ms; left > 0; left -= 10 * SECOND_MS) {
      this.pass(Math.min(left, 10 * SECOND_MS));
      this.look();
    }
  }
  setWall(byMs: number): void {
    this.at = { ...this.at, wallMs: this.at.wallMs + byMs };
    this.look();
  }
  sleep(ms: number): void {
    this.at = { ...this.at, wallMs: this.at.wallMs + ms, bootMs: this.at.bootMs + ms };
    this.look();
  }
  restart(ms: number): void {
    this.pass(ms);
    this.at = { ...this.at, steadyMs: 1, processId: `${this.at.processId}+` };
    this.look();
  }
  reboot(ms: number, wallByMs = 0): void {
    this.pass(ms);
    const wallMs = this.at.wallMs + wallByMs;
    const bootId = `${this.at.bootId}+`;
    const processId = `${this.at.processId}+`;
    this.at = { wallMs, steadyMs: 1, bootMs: Math.min(ms, 40 * SECOND_MS), bootId, processId };
    this.look();
  }
  get left(): number {
    return remainingMs(this.clock) ?? Number.NaN;
  }
  kinds(): string[] {
    return this.notes.map((note) => note.kind);
  }
}
