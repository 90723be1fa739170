import { expect, test } from 'vitest';
import type { EngineState } from '#contract/engine.ts';
import { createRunner, ensureRunnerImage, findRunnerImage, openEngine } from './runner.ts';
import type { Pins } from './runner.ts';

const OTHER = `sha256:${'0'.repeat(64)}`;

async function stateWith(pins: Pins): Promise<EngineState> {
  const runner = createRunner({ toolVersion: 'test', poolSize: 0, pins });
  try {
    return await new Promise<EngineState>((told) => {
      runner.onEngine(told);
      const now = runner.engine();
      if (now.state !== 'starting') told(now);
    });
  } finally {
    await runner.close();
  }
}

test('another image than the pinned one is a state of its own, and the pinned one serves', async () => {
  const engine = await openEngine();
  if (!engine.ok) throw new Error('there is no engine');
  await ensureRunnerImage({ engine: engine.value });
  const { id } = await findRunnerImage(engine.value);
  engine.value.close();
  expect(await stateWith({ python: OTHER })).toMatchObject({
    state: 'image-changed',
    detail: `it is ${id} and should be ${OTHER}`,
  });
  expect(await stateWith({ python: id ?? '' })).toMatchObject({ state: 'ready' });
  expect(await stateWith({ java: OTHER })).toMatchObject({ state: 'ready' });
});
