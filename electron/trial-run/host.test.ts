import { expect, test } from 'vitest';
import type { Publish } from '#contract/events.ts';
import { fail, ok } from '#contract/result.ts';
import type { RunStart } from '#contract/trial.ts';
import type { SendFault } from '#contract/submission.ts';
import { RUN_INPUT_MAX_CHARS } from '#contract/trial.ts';
import type { Desk, Sitting } from '../submissions/host.ts';
import { validateSource } from '../submissions/validator.ts';
import { sampleProblem } from '../testing/sample-report.ts';
import { scriptedRunner } from '../testing/scripted-runner.ts';
import { createTrialHost } from './host.ts';
import { BURST_MAX, EARN_MS } from './rules.ts';

const ana: Sitting = {
  examId: 'demo',
  examKind: 'demo',
  attemptId: '11111111-1111-4111-8111-111111111111',
  studentId: 'ana',
  studentName: 'Ana',
};
const bea = { ...ana, attemptId: '22222222-2222-4222-8222-222222222222', studentId: 'bea' };
const refused = (error: SendFault): ReturnType<Desk['maySend']> => fail(error);
const allowed: ReturnType<Desk['maySend']> = ok({ late: false });
const RAN = {
  kind: 'ran',
  stopped: null,
  reached: null,
  status: 0,
  wallMs: 5,
  cpuMs: 4,
  memoryBytes: 1_000,
} as const;

function hosted() {
  const runner = scriptedRunner();
  let seated: Sitting | null = ana;
  let permit: ReturnType<Desk['maySend']> = ok({ late: false });
  let nowMs = 0;
  const told: unknown[] = [];
  const counts: number[] = [];
  const publish: Publish = (name, news) => told.push([name, news]);
  const host = createTrialHost({
    runner,
    desk: { sitting: () => seated, maySend: () => permit },
    problem: (id) => (id === 'suma' ? sampleProblem() : null),
    validate: validateSource,
    publish,
    steadyMs: () => nowMs,
    later: (run) => run(),
    newId: () => crypto.randomUUID(),
    onCount: (_attemptId, count) => counts.push(count),
  });
  const start = async (over: Partial<RunStart> = {}) =>
    host.handlers['run/start']({
      ...{ problemId: 'suma', source: 'print(1)\n', args: [], input: '', isInputOpen: true },
      ...over,
    });
  return {
    host,
    runner,
    start,
    told,
    counts,
    sit: (sitting: Sitting | null) => (seated = sitting),
    rule: (ruling: ReturnType<Desk['maySend']>) => (permit = ruling),
    pass: (ms: number) => (nowMs += ms),
    /** Ends the newest run, and waits until that was told. */
    async end(stopped: 'asked' | null = null) {
      runner.trials.at(-1)?.end(ok({ ...RAN, stopped }));
      await expect.poll(() => told.at(-1)).toMatchObject(['run/changed', { state: 'ended' }]);
    },
  };
}

test('a run is told of from its start to its end, and what it prints between', async () => {
  const { runner, start, told, end } = hosted();
  const started = await start();
  const runId = started.ok ? started.value.runId : '';
  const [trial] = runner.trials;
  trial?.ask.onRunning();
  trial?.ask.onOutput('stderr', Buffer.from('¡ay!'));
  await end();
  const of = { runId, problemId: 'suma' };
  expect(told).toEqual([
    ['run/changed', { ...of, state: 'starting', end: null }],
    ['run/changed', { ...of, state: 'running', end: null }],
    ['run/output', { runId, parts: [{ stream: 'stderr', text: '¡ay!' }] }],
    ['run/changed', { ...of, state: 'ended', end: RAN }],
  ]);
});

test('input goes in as it is typed, its bound is held, and another run gets none of it', async () => {
  const { host, runner, start } = hosted();
  const started = await start({ input: 'a\n' });
  const runId = started.ok ? started.value.runId : '';
  const type = (text: string, end = false, id = runId) =>
    host.handlers['run/input']({ runId: id, text, end });
  expect(await type('b\n')).toBe(true);
  expect(await type('x'.repeat(RUN_INPUT_MAX_CHARS - 3))).toBe(false);
  expect(await type('c\n', false, crypto.randomUUID())).toBe(false);
  expect(await type('', true)).toBe(true);
  expect(runner.trials[0]?.heard).toEqual(['a\n', 'b\n', '<end>']);
});

test('input that is not open ends with what is there', async () => {
  const { runner, start } = hosted();
  await start({ input: 'a\n', isInputOpen: false });
  expect(runner.trials[0]?.heard).toEqual(['a\n', '<end>']);
});

test('one runs at a time, and is stopped when it is asked to', async () => {
  const { host, runner, start, end } = hosted();
  const started = await start();
  expect(await start()).toEqual(fail({ kind: 'already-running' }));
  await host.handlers['run/stop']({ runId: started.ok ? started.value.runId : '' });
  expect(runner.trials[0]?.heard).toEqual(['<stop>']);
  await end('asked');
  expect((await start()).ok).toBe(true);
});

test.each([
  ['is locked', refused({ kind: 'locked' }), ana],
  ['takes a break', refused({ kind: 'on-break' }), ana],
  ['has finished', refused({ kind: 'exam-over', endedAtMs: 1 }), ana],
  ['has signed out', refused({ kind: 'not-signed-in' }), null],
  ['has made room for another', allowed, bea],
] as const)('a run ends once its student %s', async (_name, ruling, sitting) => {
  const { host, runner, start, told, rule, sit, end } = hosted();
  await start();
  host.look();
  expect(runner.trials[0]?.heard).toEqual([]);
  rule(ruling);
  sit(sitting);
  host.look();
  expect(runner.trials[0]?.heard).toEqual(['<stop>']);
  await end('asked');
  expect(told.at(-1)).toMatchObject(['run/changed', { end: { stopped: 'left' } }]);
});

test('a run ends when nobody watches any more', async () => {
  const { host, runner, start } = hosted();
  host.leave();
  await start();
  host.leave();
  expect(runner.trials[0]?.heard).toEqual(['<stop>']);
});

test('a page that is loaded again may start while its last run is on its way out', async () => {
  const { host, runner, start } = hosted();
  await start();
  host.leave();
  const again = start();
  runner.trials.at(-1)?.end(ok({ ...RAN, stopped: 'asked' }));
  expect((await again).ok).toBe(true);
});

test('whoever starts one after the other has to wait, and another student has not', async () => {
  const { start, end, sit, pass, counts } = hosted();
  for (let run = 0; run < BURST_MAX; run += 1) {
    expect((await start()).ok).toBe(true);
    await end();
  }
  expect(await start()).toEqual(fail({ kind: 'cooling-down', waitMs: EARN_MS }));
  sit(bea);
  expect((await start()).ok).toBe(true);
  await end();
  sit(ana);
  pass(EARN_MS);
  expect((await start()).ok).toBe(true);
  expect(counts.slice(0, BURST_MAX + 1)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1]);
});

test.each([
  ['what the exam refuses', {}, refused({ kind: 'on-break' }), 'on-break'],
  ['forbidden words', { source: 'import os\n' }, allowed, 'forbidden'],
  ['another problem', { problemId: 'resta' }, allowed, 'unknown-problem'],
  ['another language', { language: 'java' }, allowed, 'unknown-language'],
] as const)('does not run %s', async (_name, over, ruling, kind) => {
  const { runner, start, rule } = hosted();
  rule(ruling);
  expect(await start(over)).toMatchObject({ ok: false, error: { kind } });
  expect(runner.trials).toEqual([]);
});

test.each([
  ['engine-absent', 'engine-absent'],
  ['image-missing', 'engine-absent'],
  ['sandbox-failed', 'failed'],
] as const)('trouble of ours (%s) is told as ours', async (kind, why) => {
  const { runner, start, told } = hosted();
  await start();
  runner.trials[0]?.end(fail({ kind, detail: '' }));
  await expect
    .poll(() => told.at(-1))
    .toMatchObject(['run/changed', { state: 'ended', end: { kind: 'not-run', why } }]);
});
