// Opens the address of the loopback host in a Chromium window of its own, with a profile that nothing else uses.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The first Chromium on the PATH, or null. */
export function findChromium(searchPath = process.env['PATH'] ?? ''): string | null {
  const folders = searchPath.split(path.delimiter).filter((folder) => folder !== '');
  const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return candidates.find((file) => existsSync(file)) ?? null;
}

export const hasDisplay = (environment: NodeJS.ProcessEnv = process.env): boolean =>
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(environment['DISPLAY']) ||
  Boolean(environment['WAYLAND_DISPLAY']);

/** A fault is one sentence with the next step; the host goes on without a window. */
export function openBrowser(window: {
  readonly address: string;
  readonly kiosk: boolean;
  readonly profileDir: string;
  /** The window is gone: closed, crashed, or never there. */
  readonly onClosed: () => void;
}): Result<null, string> {
  if (!hasDisplay())
    return fail('There is no display: open the address in a browser on this machine.');
  const chromium = findChromium();
  if (chromium === null)
    return fail('There is no Chromium: install it, or open the address in a browser.');
  const flags = [
    `--user-data-dir=${window.profileDir}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-features=Translate,AutofillServerCommunication',
    // Chromium's own sandbox refuses to start for root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(window.kiosk ? ['--kiosk', window.address] : [`--app=${window.address}`]),
  ];
  const child = spawn(chromium, flags, { stdio: 'ignore' });
  const end = (): void => void child.kill();
  process.once('exit', end);
  const closed = (): void => {
    process.removeListener('exit', end);
    window.onClosed();
  };
  // A program that cannot be started tells `error` and never `exit`.
  child.once('error', closed);
  child.once('exit', closed);
  return ok(null);
}
