// `exam rehearse`: the exam as a student would see it, with a clock that can be moved, marked as rehearsal throughout.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { readGoodFolder } from '../exam-folder.ts';

// Beside this file as a source, and beside it as JavaScript where Invigil is installed.
const SERVE = fileURLToPath(
  new URL(`../../serve${path.extname(import.meta.filename)}`, import.meta.url),
);

type RehearseOptions = { data?: string; port?: string; open: boolean; json: boolean };

export function rehearseCommand(exam: Command): void {
  exam
    .command('rehearse')
    .description('open the exam as a student would see it; nothing of it counts')
    .argument('<dir>', 'the exam folder')
    .option('--data <dir>', 'keep the rehearsal there; thrown away when left out')
    .option('--port <port>', 'port of the loopback host')
    .option('--no-open', 'print the address instead of opening a window')
    .option('--json', 'print one JSON value on standard output', false)
    .action((dir: string, options: RehearseOptions) => rehearse(dir, options));
}

async function rehearse(dir: string, options: RehearseOptions): Promise<void> {
  readGoodFolder(dir);
  const dataDir = options.data ?? mkdtempSync(path.join(tmpdir(), 'invigil-rehearsal-'));
  try {
    const args = [SERVE, '--rehearse', dir, '--data', dataDir];
    if (options.port !== undefined) args.push('--port', options.port);
    if (options.open) args.push('--open');
    if (options.json) args.push('--json');
    process.exitCode = await runToEnd(args);
  } finally {
    if (options.data === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The host takes the terminal and its signals; this waits to clean up after it. */
function runToEnd(args: readonly string[]): Promise<number> {
  const host = spawn(process.execPath, args, { stdio: 'inherit' });
  const pass = (signal: NodeJS.Signals) => void host.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    host.once('error', reject);
    host.once('exit', (code) => {
      for (const signal of signals) process.off(signal, pass);
      resolve(code ?? 1);
    });
  });
}
