// The command line as scripts use it: a process of its own, its exit code, and what it prints where.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { PROJECT } from '../station/project.ts';

export type Ended = { readonly code: number; readonly out: string; readonly err: string };

export const invigil = (...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const main = path.join(PROJECT, 'electron', 'cli', 'main.ts');
    execFile(process.execPath, [main, ...args], { cwd: PROJECT }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });

/** Standard output of a command that prints one JSON value a line. */
export const jsonLines = ({ out }: Ended): unknown[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
