// Real Electron, where its binary is: `npm ci` fetches none, and many labs cannot.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { root } from '../support/host.ts';

const BINARIES = ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron'];
const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules/electron/dist');

/** Null where there is none. Looked for by path: asking the npm package for it would download it. */
export const realElectron =
  BINARIES.map((name) => join(dist, name)).find((file) => existsSync(file)) ?? null;

export async function launchReal(): Promise<Page> {
  if (realElectron === null) throw new Error('there is no Electron here');
  const dataDir = mkdtempSync(join(tmpdir(), 'invigil-electron-'));
  const running = await _electron.launch({
    executablePath: realElectron,
    args: [join(root, 'dist', 'app')],
    env: { ...process.env, INVIGIL_DATA: dataDir, INVIGIL_UNDER_TEST: '1', LANG: 'en_US.UTF-8' },
  });
  onTestFinished(async () => {
    await running.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return running.firstWindow();
}
