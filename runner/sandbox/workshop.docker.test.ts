// A sandbox that comes to grief while it is made, on the real engine.
import path from 'node:path';
import type Docker from 'dockerode';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createImages } from '../images.ts';
import { openEngine } from '../runner.ts';
import type { Engine } from '../runner.ts';
import { trialProblem } from '../trial.ts';
import { allWants } from '../wants.ts';
import { createWorkshop } from './workshop.ts';
import type { Workshop } from './workshop.ts';

const [want] = allWants([trialProblem({ publicTests: 'def test_f():\n    assert True\n' })]);
if (want === undefined) throw new Error('the trial problem wants no sandbox');
const folder = path.join(import.meta.dirname, '..', 'images');

let engine: Engine;
let workshop: Workshop;
beforeAll(async () => {
  const opened = await openEngine();
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  engine = opened.value;
  const images = (await createImages(folder, ['python']).find(engine)).ids;
  const owner = `test/${process.pid}/workshop`;
  workshop = createWorkshop({ ready: { engine, images }, owner, runtime: null });
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await workshop.close();
  engine.close();
});

/** The next containers end as soon as they are started: the engine itself then says what it says of such ones. */
function loseNext(count: number): { readonly made: () => number } {
  const create = engine.docker.createContainer.bind(engine.docker);
  let made = 0;
  const losing = async (options: Docker.ContainerCreateOptions): Promise<Docker.Container> => {
    const container = await create(options);
    made += 1;
    if (made > count) return container;
    const start = container.start.bind(container);
    vi.spyOn(container, 'start').mockImplementation(async () => {
      await start();
      await container.kill();
    });
    return container;
  };
  vi.spyOn(engine.docker, 'createContainer').mockImplementation(losing);
  return { made: () => made };
}

test('a container that ended before anything ran in it is replaced by another one', async () => {
  const { made } = loseNext(1);
  const sandbox = await workshop.build(want);
  expect(sandbox.isAlive()).toBe(true);
  expect(made()).toBe(2);
  await sandbox.destroy();
});

test('one that ends each time is told in the engine’s words, after the second', async () => {
  const { made } = loseNext(Infinity);
  await expect(workshop.build(want)).rejects.toThrow('409');
  expect(made()).toBe(2);
});
