import { EventEmitter } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { FAILURES_MAX, HUNG_MAX_MS, recoverFrom } from './recovery.ts';
import { MISSED_MAX, createWatchdog } from './watchdog-rules.ts';

function page() {
  const contents = Object.assign(new EventEmitter(), {
    forcefullyCrashRenderer: () => contents.emit('render-process-gone', null, { reason: 'killed' }),
  });
  const done: string[] = [];
  const seen: string[] = [];
  const at = { nowMs: 0 };
  recoverFrom(contents, {
    reload: () => done.push('reload'),
    giveUp: () => done.push('give up'),
    now: () => at.nowMs,
    see: (kind) => seen.push(kind),
    log: { error: () => undefined },
  });
  return { contents, done, seen, at };
}

afterEach(() => void vi.useRealTimers());

test('a page that dies is loaded again, but not for ever', () => {
  const { contents, done, seen, at } = page();
  contents.emit('render-process-gone', null, { reason: 'clean-exit' });
  for (let times = 0; times < FAILURES_MAX; times += 1)
    contents.emit('render-process-gone', null, { reason: 'crashed' });
  at.nowMs += 61_000;
  for (let times = 0; times <= FAILURES_MAX; times += 1)
    contents.emit('render-process-gone', null, { reason: 'oom' });
  expect(done).toEqual([...Array<string>(2 * FAILURES_MAX).fill('reload'), 'give up']);
  expect(seen.length).toBe(2 * FAILURES_MAX + 1);
});

test('a page that cannot be loaded is tried again, then given up; parts of it and replaced loads do not count', () => {
  const { contents, done, seen } = page();
  contents.emit('did-fail-load', null, -3, 'ERR_ABORTED', 'app://invigil/', true);
  contents.emit('did-fail-load', null, -6, 'ERR_FILE_NOT_FOUND', 'app://invigil/x', false);
  expect(done).toEqual([]);
  for (let times = 0; times <= FAILURES_MAX; times += 1)
    contents.emit('did-fail-load', null, -6, 'ERR_FILE_NOT_FOUND', 'app://invigil/', true);
  expect(done.at(-1)).toBe('give up');
  expect(new Set(seen)).toEqual(new Set(['page-failed']));
});

test('a page that stops answering is ended and loaded again; one that only thought for a while is left alone', () => {
  vi.useFakeTimers();
  const { contents, done, seen } = page();
  contents.emit('unresponsive');
  vi.advanceTimersByTime(HUNG_MAX_MS - 1);
  contents.emit('responsive');
  vi.advanceTimersByTime(HUNG_MAX_MS);
  expect(done).toEqual([]);
  contents.emit('unresponsive');
  vi.advanceTimersByTime(HUNG_MAX_MS);
  expect(done).toEqual(['reload']);
  expect(seen).toEqual(['page-hung', 'page-hung', 'page-gone']);
});

test('the watchdog bites a process that is silent for long, once, and none that speaks now and then', () => {
  let bitten = 0;
  const dog = createWatchdog(() => (bitten += 1));
  for (let tick = 0; tick < 10 * MISSED_MAX; tick += 1) {
    if (tick % (MISSED_MAX - 1) === 0) dog.beat();
    dog.tick();
  }
  expect(bitten).toBe(0);
  for (let tick = 0; tick < 3 * MISSED_MAX; tick += 1) dog.tick();
  expect(bitten).toBe(1);
});
