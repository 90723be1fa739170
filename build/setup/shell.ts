// Which window the exam opens in, and why. The decision is pure; looking for Electron is below it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './program.ts';
import type { Say } from './step.ts';

export type WindowChoice = {
  readonly shell: 'electron' | 'chromium' | 'address';
  /** One sentence for the person who started it. */
  readonly why: string;
};

export type ShellFacts = {
  readonly hasDisplay: boolean;
  readonly isRoot: boolean;
  /** Path of an Electron that is here, or why there is none. */
  readonly electron: { readonly path: string } | { readonly missing: string };
  readonly chromium: string | null;
};

export function chooseShell(facts: ShellFacts): WindowChoice {
  if (!facts.hasDisplay) {
    return {
      shell: 'address',
      why: 'This machine has no display, so the address is printed for a browser on it, and the host keeps running.',
    };
  }
  if ('path' in facts.electron && !facts.isRoot) {
    return { shell: 'electron', why: 'Electron is here: the exam opens in its own shell.' };
  }
  const whyNot =
    'path' in facts.electron
      ? 'Electron keeps its sandbox only for a user who is not root'
      : facts.electron.missing;
  if (facts.chromium !== null) {
    return { shell: 'chromium', why: `${whyNot}, so the exam opens in a Chromium window.` };
  }
  return {
    shell: 'address',
    why: `${whyNot}, and there is no Chromium either: open the printed address in a browser on this machine.`,
  };
}

const RELEASES = 'https://github.com/electron/electron/releases';
/** A lab behind a firewall drops packets rather than refusing them: do not let that hold up the exam. */
const REACH_TIMEOUT_MS = 3_000;
const DOWNLOAD_TIMEOUT_MS = 5 * 60_000;

/**
 * Finds the Electron of package.json, downloading it where its release page answers. npm never brings the binary: the
 * package downloads it at its first use, which in CI or offline would only hang.
 */
export async function findElectron(root: string, say: Say): Promise<ShellFacts['electron']> {
  const installed = installedElectron(root);
  if (installed !== null) return { path: installed };
  if (process.env['CI'] !== undefined) return { missing: 'Electron is not downloaded in CI' };
  if (!(await answers(RELEASES))) {
    return { missing: 'Electron is not here and its download page does not answer' };
  }
  say('Downloading Electron (about 110 MB) ...');
  const script = join(root, 'node_modules', 'electron', 'install.js');
  await runProgram(process.execPath, [script], { cwd: root, timeoutMs: DOWNLOAD_TIMEOUT_MS });
  const downloaded = installedElectron(root);
  return downloaded === null
    ? { missing: 'Electron could not be downloaded' }
    : { path: downloaded };
}

/** The executable that the npm package has unpacked, told by the file that it writes last. */
export function installedElectron(root: string): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const executable = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(executable) ? executable : null;
}

async function answers(url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(REACH_TIMEOUT_MS);
    return (await fetch(url, { method: 'HEAD', signal })).ok;
  } catch {
    // No route, no name, too slow: for the choice of a window these are one answer.
    return false;
  }
}
