// The engine goes away and comes back: nothing is judged that was not, and nobody is told a verdict that is ours.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EngineState } from '#contract/engine.ts';
import { createRunner } from '../runner.ts';
import type { PooledRunner } from '../runner.ts';
import { trialProblem, trialRequest } from '../trial.ts';
import { canStartEngine, secondEngine } from './second-engine.ts';
import type { SecondEngine } from './second-engine.ts';

const problem = trialProblem({
  publicTests: 'from student_code import f\ndef test_f():\n    assert f() == 1\n',
  limits: { wallMs: 20_000 },
});
const honest = trialRequest(problem, 'def f():\n    return 1\n');
const slow = trialRequest(problem, 'import time\ndef f():\n    time.sleep(15)\n    return 1\n');

describe.runIf(canStartEngine())('an engine of its own', () => {
  let engine: SecondEngine;
  let runner: PooledRunner;
  beforeAll(async () => {
    engine = await secondEngine();
    runner = createRunner({ toolVersion: 'test', poolSize: 1, engineAddresses: [engine.address] });
  });
  afterAll(async () => {
    await runner?.close();
    await engine?.remove();
  });

  const become = async (wanted: EngineState['state']): Promise<void> => {
    if (runner.engine().state === wanted) return;
    const became = Promise.withResolvers<void>();
    const stop = runner.onEngine(({ state }) => {
      if (state === wanted) became.resolve();
    });
    await became.promise;
    stop();
  };

  test('stopped in the middle of a run gives a fault and no verdict, is reported gone, and serves again after', async () => {
    expect(await runner.judge(honest)).toMatchObject({ ok: true, value: { verdict: 'accepted' } });
    await runner.warm();
    const cut = runner.judge(slow);
    await engine.stop();
    expect(await cut).toMatchObject({ ok: false, error: { kind: 'engine-absent' } });
    await become('absent');
    expect(await runner.judge(honest)).toMatchObject({
      ok: false,
      error: { kind: 'engine-absent' },
    });
    await engine.start();
    await become('ready');
    expect(await runner.judge(honest)).toMatchObject({ ok: true, value: { verdict: 'accepted' } });
  });
});
