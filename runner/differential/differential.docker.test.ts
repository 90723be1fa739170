// Every pair through the real runner in real sandboxes, against plain pytest in the same image.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '#contract/report.ts';
import { createRunner, openEngine } from '../runner.ts';
import type { PooledRunner } from '../runner.ts';
import { trialProblem, trialRequest } from '../trial.ts';
import { passes, readPairsPlainly } from './plain-outcomes.ts';
import type { Pair } from './plain-outcomes.ts';

const WALL_MS = 10_000;
const PAIRS_MIN = 150;

let runner: PooledRunner;
let pairs: Pair[];
beforeAll(async () => {
  runner = createRunner({ toolVersion: 'test' });
  const { image } = await reportOf('', 'def test_nothing():\n    pass\n');
  const engine = await openEngine();
  if (!engine.ok) throw new Error('no engine');
  pairs = await readPairsPlainly(engine.value, image);
  engine.value.close();
});
afterAll(() => runner.close());

async function reportOf(student: string, tests: string): Promise<Report> {
  const problem = trialProblem({ publicTests: tests, limits: { wallMs: WALL_MS } });
  const report = await runner.judge(trialRequest(problem, student));
  if (!report.ok) throw new Error(report.error.detail);
  return report.value;
}

test(`there are at least ${PAIRS_MIN} pairs`, () => {
  expect(pairs.length).toBeGreaterThanOrEqual(PAIRS_MIN);
});

test('every pair ends in the sandbox as it does plainly', { timeout: 900_000 }, async () => {
  const differing = await Promise.all(pairs.map(differences));
  expect(differing.flat()).toEqual([]);
});

async function differences(pair: Pair): Promise<string[]> {
  const report = await reportOf(pair.student, pair.tests);
  const got = new Map(report.tests.map((one) => [one.name, one]));
  const title = `${pair.topic}: ${pair.name}`;
  if (pair.cannot_cross && report.notCrossable.length === 0)
    return [`${title}: not refused with a clear error`];
  return [...passes(pair)]
    .map(([name, plainly]) => ({
      name,
      plainly: plainly && !pair.cannot_cross,
      one: got.get(name),
    }))
    .filter(({ plainly, one }) => plainly !== (one?.outcome === 'passed'))
    .map(
      ({ name, plainly, one }) =>
        `${title}: ${name} should ${plainly ? '' : 'not '}pass: ${one?.message ?? one?.outcome ?? 'missing'}`,
    );
}
