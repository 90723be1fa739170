// The three ways to a verdict that the bench sets side by side, each as one function that judges the same source once.
import { spawn } from 'node:child_process';
import { benchRequest } from './fixture.ts';
import { pytestArgv, runPlainly, withExercise } from '../plain.ts';
import { createRunner, findRunnerImage, openEngine } from '../runner.ts';
import type { Engine, PooledRunner } from '../runner.ts';

export type Contenders = {
  /** `poolSize` null: the default. Closed by `close`. */
  readonly runner: (poolSize: number | null, concurrency?: number) => PooledRunner;
  readonly ours: (runner: PooledRunner) => Promise<void>;
  readonly plain: () => Promise<void>;
  /** Null when this machine has no Python with pytest of its own. */
  readonly bare: (() => Promise<void>) | null;
};

/** Debian's first, because the sandbox has the same; then whatever is on the path. */
const PYTHONS = ['/usr/bin/python3', 'python3'];

/** @throws when there is no engine or no image: the bench measures a machine that is set up */
export async function withContenders<Value>(
  use: (contenders: Contenders) => Promise<Value>,
): Promise<Value> {
  const opened = await openEngine();
  if (!opened.ok) throw new Error(opened.error.tried.map((one) => one.why).join('; '));
  const engine = opened.value;
  const runners: PooledRunner[] = [];
  try {
    const image = await imageOf(engine);
    const request = benchRequest();
    return await withExercise(request.problem, request.source, async (folder) => {
      const python = await pythonWithPytest();
      return use({
        runner: (poolSize, concurrency) => {
          const runner = createRunner({
            toolVersion: 'bench',
            ...(poolSize === null ? {} : { poolSize }),
            ...(concurrency === undefined ? {} : { concurrency }),
          });
          runners.push(runner);
          return runner;
        },
        ours: async (runner) => {
          const report = await runner.judge(request);
          if (!report.ok) throw new Error(report.error.detail);
          mustBe('accepted', report.value.verdict);
        },
        plain: async () => {
          const { exitCode } = await runPlainly(engine, image, request.problem, folder);
          mustBe(0, exitCode);
        },
        bare:
          python === null
            ? null
            : async () => mustBe(0, await run(python, pytestArgv(request.problem), folder)),
      });
    });
  } finally {
    await Promise.all(runners.map((runner) => runner.close()));
    engine.close();
  }
}

/** A bench that measures failures measures nothing. */
function mustBe(expected: unknown, actual: unknown): void {
  if (actual !== expected) throw new Error(`expected ${String(expected)}, got ${String(actual)}`);
}

async function imageOf(engine: Engine): Promise<string> {
  const image = await findRunnerImage(engine);
  if (image.id === null) throw new Error(`the image ${image.tag} is missing: run the set-up first`);
  return image.id;
}

async function pythonWithPytest(): Promise<string | null> {
  for (const python of PYTHONS) {
    const code = await run(python, ['-c', 'import pytest'], '/').catch(() => null);
    if (code === 0) return python;
  }
  return null;
}

function run(command: string, argv: readonly string[], folder: string): Promise<number | null> {
  const ended = Promise.withResolvers<number | null>();
  const child = spawn(command, argv, { cwd: folder, stdio: 'ignore' });
  child.once('error', ended.reject);
  child.once('close', ended.resolve);
  return ended.promise;
}
