// The Electron shell as it ships: the bundled main process and preload, before a real page. Where Electron's binary is
// there, the same pages are tried in it too (`npm run test:electron`).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { bundleStep, screens, shellApp } from '../../../build/setup/bundles.ts';
import { launchBrowser } from '../support/browser.ts';
import { root } from '../support/host.ts';
import { launchBench } from './bench.ts';
import type { Bench, BenchOptions } from './bench.ts';
import { pageTests } from './page-tests.ts';
import { launchReal, realElectron } from './real.ts';

let browser: Browser;

beforeAll(async () => {
  for (const bundle of [screens, shellApp]) {
    const built = await bundleStep(root, bundle).run(() => undefined);
    if (!built.ok) throw new Error(built.error.sentence);
  }
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function onBench(options: BenchOptions = {}): Promise<Bench> {
  const bench = await launchBench(browser, options);
  onTestFinished(() => bench.stop());
  return bench;
}
const names = (bench: Bench) => bench.asked().map(({ what }) => what);
const memoryOf = (bench: Bench) => join(bench.dataDir, 'kiosk-steps.json');

describe('on the bench', () =>
  pageTests(async () => {
    const bench = await onBench();
    await bench.untilAsked('window.show');
    return bench.page;
  }));

describe.skipIf(realElectron === null)(
  realElectron === null ? 'in Electron: skipped, its binary is not on this machine' : 'in Electron',
  () => pageTests(launchReal),
);

describe('the shell', () => {
  test('asks for a sandboxed window without Node, and shows it once the page is there', async () => {
    const bench = await onBench();
    await bench.untilAsked('window.show');
    const made = bench.asked().find(({ what }) => what === 'new BrowserWindow');
    expect(made?.args[0]).toMatchObject({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
    });
    expect(names(bench)).toContain('app.enableSandbox');
    expect(bench.asked()).toContainEqual({ what: 'Menu.setApplicationMenu', args: [null] });
    // The demo is a window among others.
    expect(names(bench)).not.toContain('window.setKiosk');
  });

  test('gives the page no permission and hears no other page', async () => {
    const bench = await onBench();
    await bench.untilAsked('window.show');
    for (const name of ['media', 'clipboard-read', 'display-capture', 'keyboardLock', 'fullscreen'])
      expect([name, await bench.permission(name)]).toEqual([name, false]);
    const ask = { id: 1, call: 'station/read', ask: {} };
    expect(await bench.invokeFrom('app://invigil', 'invigil/call', ask)).toMatchObject({
      ok: true,
    });
    for (const origin of ['https://evil.example', 'app://invigil.evil', 'null'])
      expect(await bench.invokeFrom(origin, 'invigil/call', ask)).toMatchObject({
        rejected: expect.stringContaining('refused'),
      });
  });

  test('stops downloads, embedded pages and other places', async () => {
    const bench = await onBench();
    await bench.untilAsked('window.show');
    expect(await bench.emit('session', 'will-download')).toBe(true);
    for (const event of ['will-navigate', 'will-redirect', 'will-attach-webview'])
      expect(await bench.emit('page', event)).toBe(true);
  });

  test('does not start with a switch that would open it up, and says which', async () => {
    const bench = await onBench({ argv: ['--remote-debugging-port=9222'] });
    expect(await bench.ended).toMatchObject({ code: 2 });
    expect(bench.asked()).toContainEqual({
      what: 'dialog.showErrorBox',
      args: ['Invigil', expect.stringContaining('--remote-debugging-port=9222')],
    });
    expect(names(bench)).not.toContain('new BrowserWindow');
  });
});

describe('the kiosk', () => {
  const LOCKED = ['setBounds', 'setKiosk', 'setAlwaysOnTop', 'setContentProtection'] as const;

  test('takes the screen, and gives all of it back when it is quit', async () => {
    const bench = await onBench({ kiosk: true });
    await bench.untilAsked('window.setAlwaysOnTop', true);
    for (const what of LOCKED) expect(names(bench)).toContain(`window.${what}`);
    expect(names(bench)).toEqual(
      expect.arrayContaining(['clipboard.clear', 'powerSaveBlocker.start', 'utilityProcess.fork']),
    );
    expect(existsSync(memoryOf(bench))).toBe(true);
    expect(await bench.emit('window', 'close')).toBe(true);
    await bench.page.evaluate(
      `window.invigil.call('staff/challenge', { door: 'leave' })
        .then(({ value }) => window.invigil.call('staff/leave', { code: value.code }))`,
    );
    expect(await bench.ended).toMatchObject({ code: 0 });
    for (const what of ['setKiosk', 'setAlwaysOnTop', 'setContentProtection'])
      expect(bench.asked().findLast((one) => one.what === `window.${what}`)?.args[0]).toBe(false);
    expect(existsSync(memoryOf(bench))).toBe(false);
  });

  test('reports what the watchers see; what the machine does by itself counts for nothing', async () => {
    const bench = await onBench({ kiosk: true });
    await bench.untilAsked('window.setAlwaysOnTop', true);
    await bench.page.evaluate(`window.invigil.call('exam/sign-in', { studentId: 'demo-01' })`);
    const read = (): Promise<{
      warnings: unknown[];
      lock: { challenge: { code: string } } | null;
    }> => bench.page.evaluate(`window.invigil.call('proctoring/read', {})`);
    await bench.emit('screen', 'display-added');
    await bench.emit('power', 'suspend');
    await bench.emit('window', 'blur');
    await bench.emit('window', 'focus');
    expect((await read()).warnings).toMatchObject([{ kind: 'display-added' }]);
    await bench.emit('power', 'resume');
    const key = { type: 'keyDown', key: 'p', control: true, meta: false, alt: false, shift: false };
    expect(await bench.emit('page', 'before-input-event', key)).toBe(true);
    expect(await bench.emit('page', 'before-input-event', { ...key, key: 'v' })).toBe(false);
    expect((await read()).lock).toBeNull();
  });

  test('three departures lock the screen; the code frees it', async () => {
    const bench = await onBench({ kiosk: true });
    await bench.untilAsked('window.setAlwaysOnTop', true);
    await bench.page.evaluate(`window.invigil.call('exam/sign-in', { studentId: 'demo-01' })`);
    for (let times = 0; times < 3; times += 1) {
      await bench.emit('window', 'blur');
      await bench.emit('window', 'focus');
    }
    const freed = await bench.page.evaluate(
      `window.invigil.call('proctoring/read', {})
        .then(({ lock }) => window.invigil.call('proctoring/unlock', { code: lock.challenge.code }))`,
    );
    expect(freed).toMatchObject({ ok: true, value: { lock: null } });
  });
});

describe('nobody is trapped', () => {
  test('the page dies again and again, also while it is locked: the machine is given back', async () => {
    const bench = await onBench({ kiosk: true });
    await bench.untilAsked('window.setAlwaysOnTop', true);
    for (let times = 0; times < 4; times += 1)
      await bench.emit('page', 'render-process-gone', { reason: 'crashed' });
    expect(await bench.ended).toMatchObject({ code: 1 });
    expect(bench.asked().filter(({ what }) => what === 'window.loadURL').length).toBe(4);
    expect(bench.asked().findLast(({ what }) => what === 'window.setKiosk')?.args).toEqual([false]);
  });

  test('a page that dies once is loaded again, with the student’s seat', async () => {
    const bench = await onBench({ kiosk: true });
    await bench.untilAsked('window.setAlwaysOnTop', true);
    await bench.page.evaluate(`window.invigil.call('exam/sign-in', { studentId: 'demo-01' })`);
    await bench.emit('page', 'render-process-gone', { reason: 'oom' });
    await bench.page.getByRole('button', { name: 'Submit' }).waitFor();
  });

  test('a page that cannot be loaded at first is tried again', async () => {
    const bench = await onBench({ kiosk: true, loads: (nth) => nth > 2 });
    await bench.untilAsked('window.setAlwaysOnTop', true);
    expect(bench.asked().filter(({ what }) => what === 'window.loadURL').length).toBe(3);
  });

  test('a page that can never be loaded never takes the screen', async () => {
    const bench = await onBench({ kiosk: true, loads: () => false });
    expect(await bench.ended).toMatchObject({ code: 1 });
    expect(names(bench)).not.toContain('window.setKiosk');
    expect(names(bench)).toContain('dialog.showErrorBox');
  });

  test('a main process that hangs is ended by the watchdog, and the screen with it', async () => {
    const bench = await onBench({ kiosk: true });
    await bench.untilAsked('window.setAlwaysOnTop', true);
    process.kill(bench.pid, 'SIGSTOP');
    expect(await bench.ended).toMatchObject({ signal: 'SIGKILL' });
  });
});
