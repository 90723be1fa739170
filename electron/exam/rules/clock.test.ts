import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FINAL_SAVE_MS, MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { ClockBench } from '../../testing/clock-bench.ts';
import {
  addTime,
  endBreak,
  finish,
  graceTotalMs,
  pause,
  remainingMs,
  resume,
  startBreak,
} from './clock.ts';
import type { TimePolicy } from './clock.ts';
import { DOWN_MIN_MS } from './elapsed.ts';

const stops: TimePolicy = {
  whileDown: 'stops',
  forgivenMaxMs: 15 * MINUTE_MS,
  graceMs: 0,
  warnAtMinutes: [10, 5, 1],
};
const runs: TimePolicy = { ...stops, whileDown: 'runs' };

test('time that is worked is counted, to the millisecond', () => {
  const bench = new ClockBench(stops);
  bench.work(12_345);
  expect(bench.left).toBe(60 * MINUTE_MS - 12_345);
});

test.each([
  ['two hours forward', 120 * MINUTE_MS],
  ['two hours back', -120 * MINUTE_MS],
])('the system clock set %s changes no time, and is recorded', (_name, byMs) => {
  const bench = new ClockBench(stops);
  bench.work(MINUTE_MS);
  bench.setWall(byMs);
  bench.work(MINUTE_MS);
  expect(bench.left).toBe(58 * MINUTE_MS);
  expect(bench.notes).toContainEqual({ kind: 'system-clock-changed', byMs });
});

test.each([
  ['a restart', (bench: ClockBench, ms: number) => bench.restart(ms)],
  ['a reboot', (bench: ClockBench, ms: number) => bench.reboot(ms)],
  ['a sleep', (bench: ClockBench, ms: number) => bench.sleep(ms)],
])('%s of five minutes counts or not as the policy says, and is recorded', (_name, befall) => {
  const forgiving = new ClockBench(stops);
  const strict = new ClockBench(runs);
  for (const bench of [forgiving, strict]) befall(bench, 5 * MINUTE_MS);
  expect(forgiving.left).toBe(60 * MINUTE_MS);
  expect(strict.left).toBe(55 * MINUTE_MS);
  for (const bench of [forgiving, strict]) expect(bench.kinds()).toContain('down');
});

test('what is forgiven has a bound over the whole attempt', () => {
  const bench = new ClockBench(stops);
  bench.restart(10 * MINUTE_MS);
  bench.restart(10 * MINUTE_MS);
  expect(bench.left).toBe(55 * MINUTE_MS);
});

test('a gap is down time from its length on, not before', () => {
  const bench = new ClockBench(stops);
  bench.pass(DOWN_MIN_MS);
  bench.look();
  expect(bench.left).toBe(60 * MINUTE_MS - DOWN_MIN_MS);
  bench.pass(DOWN_MIN_MS + 1);
  bench.look();
  expect(bench.left).toBe(60 * MINUTE_MS - DOWN_MIN_MS);
});

test('a clock set back over a reboot is not believed, and says so', () => {
  const bench = new ClockBench(runs);
  bench.reboot(5 * MINUTE_MS, -120 * MINUTE_MS);
  expect(bench.notes).toContainEqual(
    expect.objectContaining({ kind: 'down', how: 'reboot', unclear: true, downMs: 40_000 }),
  );
});

test('a break freezes time until it is ended or used up', () => {
  const bench = new ClockBench(stops, 60, 10);
  bench.take(startBreak(bench.clock));
  bench.work(4 * MINUTE_MS);
  expect(bench.left).toBe(60 * MINUTE_MS);
  bench.take(endBreak(bench.clock));
  bench.work(MINUTE_MS);
  bench.take(startBreak(bench.clock));
  bench.work(8 * MINUTE_MS);
  expect(bench.clock.phase).toBe('running');
  expect(bench.left).toBe(57 * MINUTE_MS);
  expect(bench.notes).toContainEqual({ kind: 'break-ended', by: 'used-up' });
  expect(startBreak(bench.clock)).toBeNull();
});

test("a proctor's pause stops everything, uses up no break, and is the proctor's to end", () => {
  const bench = new ClockBench(runs, 60, 10);
  bench.take(startBreak(bench.clock));
  bench.take(pause(bench.clock));
  bench.restart(30 * MINUTE_MS);
  expect(bench.left).toBe(60 * MINUTE_MS);
  expect(bench.clock).toMatchObject({ phase: 'break', breakLeftMs: 10 * MINUTE_MS });
  expect(endBreak(bench.clock)).toBeNull();
  bench.take(resume(bench.clock));
  bench.work(MINUTE_MS);
  expect(bench.left).toBe(59 * MINUTE_MS);
  expect(resume(bench.clock)).toBeNull();
});

test('warnings come once each, at ten, five and one minute', () => {
  const bench = new ClockBench(stops, 12);
  bench.work(12 * MINUTE_MS - SECOND_MS);
  const warnings = bench.notes.filter((note) => note.kind === 'warning');
  expect(warnings.map((note) => note.minutes)).toEqual([10, 5, 1]);
});

test('after time was added the marks that lie ahead are told again, and only those', () => {
  const bench = new ClockBench(stops, 12);
  bench.work(12 * MINUTE_MS - 30 * SECOND_MS);
  bench.take(addTime(bench.clock, 6 * MINUTE_MS, stops));
  bench.work(6 * MINUTE_MS);
  const warnings = bench.notes.filter((note) => note.kind === 'warning');
  expect(warnings.map((note) => note.minutes)).toEqual([10, 5, 1, 5, 1]);
});

test('a mark that the whole exam lies below is not told', () => {
  const bench = new ClockBench(stops, 5);
  bench.work(30 * SECOND_MS);
  expect(bench.kinds()).not.toContain('warning');
});

test('after the end comes the moment of the last save, even with no grace, and then the end', () => {
  const bench = new ClockBench(stops, 1);
  bench.work(MINUTE_MS);
  expect(bench.clock.phase).toBe('grace');
  bench.pass(FINAL_SAVE_MS - 1);
  bench.look();
  expect(bench.clock.phase).toBe('grace');
  bench.pass(1);
  bench.look();
  expect(bench.clock.phase).toBe('finished');
  expect(bench.left).toBe(0);
});

test('time added in the grace leads back to the exam', () => {
  const bench = new ClockBench({ ...stops, graceMs: MINUTE_MS }, 1);
  bench.work(MINUTE_MS + 10 * SECOND_MS);
  bench.take(addTime(bench.clock, 5 * MINUTE_MS, stops));
  expect(bench.clock.phase).toBe('running');
  expect(bench.left).toBe(5 * MINUTE_MS);
});

test('a finished attempt gets no time and no second end', () => {
  const bench = new ClockBench(stops);
  bench.take(finish(bench.clock, 'student'));
  expect(addTime(bench.clock, MINUTE_MS, stops)).toBeNull();
  expect(finish(bench.clock, 'time')).toBeNull();
});

test('without a limit time is told to nobody and never ends', () => {
  const bench = new ClockBench(runs, null);
  bench.work(10 * 60 * MINUTE_MS);
  expect(remainingMs(bench.clock)).toBeNull();
  expect(bench.clock.phase).toBe('running');
});

const gapMs = fc.integer({ min: 0, max: 40 * MINUTE_MS });
const happening = fc.oneof(
  fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: DOWN_MIN_MS }) }),
  fc.record({ do: fc.constant('stall' as const), ms: gapMs }),
  fc.record({ do: fc.constant('setWall' as const), ms: fc.integer({ min: -1e10, max: 1e10 }) }),
  fc.record({ do: fc.constant('sleep' as const), ms: gapMs }),
  fc.record({ do: fc.constant('restart' as const), ms: gapMs }),
  fc.record({ do: fc.constant('reboot' as const), ms: gapMs }),
  fc.record({ do: fc.constant('rebootElsewhen' as const), ms: gapMs }),
  fc.record({ do: fc.constant('startBreak' as const), ms: fc.constant(0) }),
  fc.record({ do: fc.constant('endBreak' as const), ms: fc.constant(0) }),
  fc.record({ do: fc.constant('pause' as const), ms: fc.constant(0) }),
  fc.record({ do: fc.constant('resume' as const), ms: fc.constant(0) }),
  fc.record({ do: fc.constant('addTime' as const), ms: fc.integer({ min: 1, max: 600_000 }) }),
  fc.record({ do: fc.constant('finish' as const), ms: fc.constant(0) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

function happen(bench: ClockBench, { do: what, ms }: Happening): void {
  if (what === 'pass' || what === 'stall') {
    bench.pass(ms);
    bench.look();
  } else if (what === 'setWall') bench.setWall(ms);
  else if (what === 'sleep') bench.sleep(ms);
  else if (what === 'restart') bench.restart(ms);
  else if (what === 'reboot') bench.reboot(ms);
  else if (what === 'rebootElsewhen') bench.reboot(ms, -1e9);
  else if (what === 'startBreak') bench.take(startBreak(bench.clock));
  else if (what === 'endBreak') bench.take(endBreak(bench.clock));
  else if (what === 'pause') bench.take(pause(bench.clock));
  else if (what === 'resume') bench.take(resume(bench.clock));
  else if (what === 'addTime') bench.take(addTime(bench.clock, ms, bench.policy));
  else bench.take(finish(bench.clock, 'student'));
}

/** Real time that went by without being counted must have a reason that the policy knows. */
function frozenMs(bench: ClockBench, realMs: number, beforeMs: number): number {
  return realMs - (beforeMs - bench.left);
}

const TAKES_TIME = new Set<string>([
  'pass',
  'stall',
  'sleep',
  'restart',
  'reboot',
  'rebootElsewhen',
]);

test('no sequence of events makes time negative, growing, or frozen beyond what the policy allows', () => {
  fc.assert(
    fc.property(
      fc.array(happening, { maxLength: 60 }),
      fc.record({
        whileDown: fc.constantFrom('runs' as const, 'stops' as const),
        forgivenMaxMs: fc.integer({ min: 0, max: 30 * MINUTE_MS }),
        graceMs: fc.integer({ min: 0, max: 5 * MINUTE_MS }),
        warnAtMinutes: fc.constant([10, 5, 1]),
      }),
      fc.integer({ min: 0, max: 20 }),
      (events, policy, breakMinutes) => {
        const bench = new ClockBench(policy, 90, breakMinutes);
        const breakMs = breakMinutes * MINUTE_MS;
        for (const event of events) {
          const before = {
            left: bench.left,
            phase: bench.clock.phase,
            breakLeft: bench.clock.breakLeftMs,
          };
          const forgivenBefore = bench.clock.forgivenMs;
          happen(bench, event);
          const { clock } = bench;
          expect(bench.left).toBeGreaterThanOrEqual(0);
          expect(clock.graceUsedMs).toBeLessThanOrEqual(graceTotalMs(policy));
          expect(clock.breakLeftMs).toBeGreaterThanOrEqual(0);
          expect(clock.breakLeftMs).toBeLessThanOrEqual(breakMs);
          expect(clock.forgivenMs).toBeLessThanOrEqual(
            policy.whileDown === 'runs' ? 0 : policy.forgivenMaxMs,
          );
          const grew = bench.left > before.left;
          expect(grew && event.do !== 'addTime').toBe(false);
          // Only what ran out may end; only added time leads back.
          if (before.phase === 'finished') expect(clock.phase).toBe('finished');
          if (clock.phase === 'grace') expect(bench.left).toBe(0);
          const takesTime = TAKES_TIME.has(event.do);
          if (takesTime && before.phase === 'running' && clock.phase === 'running') {
            const frozen = frozenMs(bench, event.ms, before.left);
            const forgiven = clock.forgivenMs - forgivenBefore;
            // After a start of the machine under a wrong clock only its uptime is certain.
            const unclear = event.do === 'rebootElsewhen' ? event.ms : 0;
            expect(frozen).toBeLessThanOrEqual(
              forgiven + unclear + (event.do === 'sleep' ? 2 * SECOND_MS : 0),
            );
            expect(frozen).toBeGreaterThanOrEqual(0);
          }
        }
      },
    ),
    { numRuns: 400 },
  );
});

test('two looks in a row count nothing twice', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), (events) => {
      const bench = new ClockBench(runs, 90, 5);
      for (const event of events) happen(bench, event);
      const once = bench.clock;
      bench.look();
      expect(bench.clock).toEqual(once);
    }),
  );
});
