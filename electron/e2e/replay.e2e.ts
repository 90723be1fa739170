// The played back attempt of the gallery, moved on by mouse, keys and frames of a real Chromium.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, preview } from 'vite';
import type { PreviewServer } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { root } from './support/host.ts';

const WHOLE =
  'def suma(a, b):\n    # devuelve la suma, no la imprime\n    return a + b\nprint(suma(2, 3))\n';
const outDir = mkdtempSync(join(tmpdir(), 'invigil-replay-'));

let server: PreviewServer;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  const shared = {
    configFile: join(root, 'renderer', 'vite.config.ts'),
    mode: 'gallery',
    logLevel: 'warn' as const,
    build: { outDir },
  };
  await build(shared);
  server = await preview({ ...shared, preview: { host: '127.0.0.1', port: 0 } });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true, force: true });
});
beforeEach(async () => {
  page = await browser.newPage();
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}?scene=panel-replay&locale=en`);
  await page.locator('.replay').waitFor();
});
afterEach(() => page.close());

const code = (): Promise<string | null> => page.locator('.replay-text').textContent();
const moment = (): Promise<string | null> => page.locator('.replay-moment').textContent();
const press = (name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

test('jumps lead from mark to mark, and name how the latest edit came about', async () => {
  expect(await code()).toBe('');
  await press('Next incident');
  expect(await moment()).toMatch(/^12:01:00.*typed$/u);
  await press('Next submission');
  await press('Next submission');
  expect(await code()).toBe(WHOLE);
  expect(await moment()).toMatch(/72 of 72 edits.*clipboard$/u);
  expect(await page.getByRole('button', { name: 'Next submission' }).isDisabled()).toBe(true);
  await press('Previous submission');
  expect(await code()).toBe(WHOLE.slice(0, WHOLE.indexOf('print')));
});

test('keys and the mouse move along the line, and the list of marks leads to each', async () => {
  const line = page.getByRole('slider', { name: 'Moment of the attempt' });
  await line.focus();
  await page.keyboard.press('End');
  expect(await code()).toBe(WHOLE);
  await page.keyboard.press('Home');
  expect(await code()).toBe('');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await code()).toBe('def su');
  const box = await line.boundingBox();
  if (box === null) throw new Error('the line is not drawn');
  await page.mouse.click(box.x + box.width - 2, box.y + box.height / 2);
  expect(await code()).toBe(WHOLE);
  await page.getByRole('list').getByRole('button').first().click();
  expect(await moment()).toMatch(/^12:01:00/u);
});

test('it plays to the end at the fastest speed, stops there, and begins anew', async () => {
  await page.getByRole('radio', { name: '60×' }).click();
  await press('Play');
  await page.waitForFunction(
    (whole) => document.querySelector('.replay-text')?.textContent === whole,
    WHOLE,
  );
  await page.locator('li:last-child[aria-current]').waitFor();
  await page.getByRole('radio', { name: '1×', exact: true }).click();
  await press('Play');
  await press('Pause');
  expect(await code()).not.toBe(WHOLE);
});
