// A runner for the length of one command: closed whatever happens, so that no sandbox is left behind.
import { createRunner } from '#runner';
import type { Runner, RunnerOptions } from '#runner';
import { projectVersion } from '../station/project.ts';
import { say } from './output.ts';

export async function withRunner<Value>(
  options: Omit<RunnerOptions, 'toolVersion' | 'onTrouble'>,
  use: (runner: Runner) => Promise<Value>,
): Promise<Value> {
  const runner = createRunner({ ...options, toolVersion: projectVersion(), onTrouble: say });
  const interrupted = (): void => {
    void runner.close().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    return await use(runner);
  } finally {
    process.removeListener('SIGINT', interrupted);
    process.removeListener('SIGTERM', interrupted);
    await runner.close();
  }
}
