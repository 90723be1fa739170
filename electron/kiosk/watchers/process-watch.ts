// Programs of the exam's list that run beside it. Names are compared whole, never by a part: half a name accuses others.
import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { SECOND_MS } from '#contract/limits.ts';
import type { See, Stop } from './watcher.ts';

const EVERY_MS = 10 * SECOND_MS;
const run = promisify(execFile);

/** File names of the programs that run, without folders. Empty where the system does not tell. */
export async function runningPrograms(platform = process.platform): Promise<ReadonlySet<string>> {
  if (platform === 'linux') return linuxPrograms();
  // No shell in between: under Assigned Access cmd.exe may not start.
  const [tool, args] =
    platform === 'win32' ? ['tasklist', ['/fo', 'csv', '/nh']] : ['ps', ['-axo', 'comm=']];
  const { stdout } = await run(tool, args, { timeout: EVERY_MS, windowsHide: true });
  const names = stdout.split('\n').map((line) => {
    const [first = ''] = platform === 'win32' ? (/^"([^"]*)"/.exec(line)?.slice(1) ?? []) : [line];
    return path.basename(first.trim());
  });
  return new Set(names.filter((name) => name !== ''));
}

async function linuxPrograms(): Promise<ReadonlySet<string>> {
  const entries = await readdir('/proc');
  const names = await Promise.all(
    entries.filter((entry) => /^\d+$/.test(entry)).map((id) => linuxProgram(id)),
  );
  return new Set(names.flat());
}

/** `comm` is cut after 15 characters; the first word of the command line is not, but a program may rewrite it. */
async function linuxProgram(id: string): Promise<string[]> {
  try {
    const [comm, line] = await Promise.all(
      ['comm', 'cmdline'].map((name) => readFile(path.join('/proc', id, name), 'utf8')),
    );
    const command = path.basename(line?.split('\0')[0] ?? '');
    return [comm?.trim() ?? '', command].filter((name) => name !== '');
  } catch {
    // It ended between the list and the look.
    return [];
  }
}

/** The names of the list that are among those that run, as the list spells them. */
export function forbiddenAmong(
  running: ReadonlySet<string>,
  forbidden: readonly string[],
): readonly string[] {
  const plain = new Set([...running].map((name) => name.toLowerCase().replace(/\.exe$/, '')));
  return forbidden.filter((name) => plain.has(name.toLowerCase().replace(/\.exe$/, '')));
}

/** Reports each once, and again when it was gone in between. `forbidden` is asked at each look: it is the exam's. */
export function watchProcesses(
  parts: {
    readonly forbidden: () => readonly string[];
    readonly running: () => Promise<ReadonlySet<string>>;
    readonly onTrouble: (error: unknown) => void;
  },
  see: See,
): Stop {
  let seen: ReadonlySet<string> = new Set();
  const look = async (): Promise<void> => {
    try {
      const found = forbiddenAmong(await parts.running(), parts.forbidden());
      for (const name of found) if (!seen.has(name)) see('forbidden-process', name);
      seen = new Set(found);
    } catch (error) {
      parts.onTrouble(error);
    }
  };
  const timer = setInterval(() => void look(), EVERY_MS);
  void look();
  return () => clearInterval(timer);
}
