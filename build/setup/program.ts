// Runs one program of the system to its end, its words on our standard error.
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Result } from '#contract/result.ts';
import { fail, ok } from '#contract/result.ts';

export type ProgramFault = { readonly detail: string };

type Options = {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** After this the program is killed. Left out, it may take as long as it likes (apt on a slow line). */
  readonly timeoutMs?: number;
  /** Takes its words instead of our standard error; appended to. */
  readonly logFile?: string;
};

export function runProgram(
  command: string,
  args: readonly string[],
  options: Options = {},
): Promise<Result<null, ProgramFault>> {
  const output = options.logFile === undefined ? 2 : openSync(options.logFile, 'a');
  const child = spawn(command, args, {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...options.env },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
  });
  if (output !== 2) closeSync(output);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(fail({ detail: error.message })));
    child.once('exit', (code, signal) => {
      if (code === 0) return resolve(ok(null));
      resolve(fail({ detail: `${command} ended with ${signal ?? `exit code ${code}`}` }));
    });
  });
}
