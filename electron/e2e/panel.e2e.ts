// The proctor's panel over a real attempt: what was typed, sent and seen is played back from the station's own records.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { launchBrowser, takeSeat } from './support/browser.ts';
import type { Seat } from './support/browser.ts';
import { launchHost } from './support/host.ts';
import type { Host } from './support/host.ts';
import { editorOf, openProblem, signIn, submit, typeKeys } from './support/student.ts';

const callShape = z.object({ id: z.number() });
const MINUTE_MS = 60_000;
const SUMA = 'def suma(a, b):\n    return a + b';

let browser: Browser;
let folder: string;
let host: Host;
let seat: Seat;
/** What page and host said to each other. */
let sent: string[];
let received: string[];
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'invigil-panel-'));
  setClock(0);
  const module = import.meta.resolve('../testing/moved-clock.ts');
  const env = { INVIGIL_TEST_CLOCK: join(folder, 'clock') };
  host = await launchHost({ preload: { module, env } });
  seat = await takeSeat(browser);
  [sent, received] = [[], []];
  seat.page.on('websocket', (socket) =>
    socket
      .on('framesent', ({ payload }) => void sent.push(String(payload)))
      .on('framereceived', ({ payload }) => void received.push(String(payload))),
  );
  await signIn(seat.page, host);
  await openProblem(seat.page, 'Sum');
});
afterEach(async () => {
  await seat.context.close();
  await host.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const setClock = (ms: number): void => writeFileSync(join(folder, 'clock'), `${ms} ${ms}`);
/** Resolves once so much time has passed at the station since its start. */
async function pass(ms: number): Promise<void> {
  setClock(ms);
  await expect.poll(() => readFileSync(join(folder, 'clock.read'), 'utf8')).toBe(`${ms} ${ms}`);
}

async function openPanel(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Student:/ }).click();
  await page.getByRole('menuitem', { name: 'For staff' }).click();
  await page.getByRole('button', { name: 'Ask for a code' }).click();
  const hint = await page.getByText(/^Demonstration: the code is/).textContent();
  await page.getByLabel("Proctor's code").fill(hint?.split(' ').at(-1) ?? '');
  await page.getByRole('button', { name: 'Use the code' }).click();
  await page.getByRole('heading', { name: "Proctor's panel" }).waitFor();
}

test('an attempt that was typed, disturbed and submitted is played back in the panel', async () => {
  const { page } = seat;
  await typeKeys(page, 'Sum', 'def suma(a, b):\n');
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await page.getByRole('button', { name: 'I have read it' }).click();
  await editorOf(page, 'Sum').focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('return a + b');
  await submit(page);
  await page.locator('.log-head').first().waitFor();
  await openPanel(page);
  await page.getByRole('button', { name: 'Play the attempt back' }).click();
  const code = () => page.locator('.replay-text').textContent();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.locator('.replay').waitFor();
  await press('Next incident');
  expect(await code()).toBe('def suma(a, b):\n    ');
  await press('Next submission');
  expect(await code()).toBe(SUMA);
  expect(await page.getByRole('button', { name: 'Next submission' }).isDisabled()).toBe(true);
  const marks = page.getByRole('list').getByRole('button');
  expect(await marks.first().textContent()).toContain('The exam window was left');
  expect(await marks.last().textContent()).toMatch(/Submission [A-Z0-9-]{9}/);
  expect(seat.errors).toEqual([]);
});

function isStayAnswered(): boolean {
  const ids = sent
    .filter((frame) => frame.includes('panel/stay'))
    .map((frame) => callShape.parse(JSON.parse(frame)).id);
  return ids.some((id) => received.some((frame) => frame.startsWith(`{"id":${id},`)));
}

test('the panel stays open while it is used, and closes when it is forgotten', async () => {
  const { page } = seat;
  await openPanel(page);
  const panel = page.getByRole('heading', { name: "Proctor's panel" });
  await pass(4 * MINUTE_MS);
  await page.mouse.move(200, 200);
  await page.mouse.move(220, 220);
  await expect.poll(isStayAnswered).toBe(true);
  await pass(8 * MINUTE_MS);
  await page.getByRole('button', { name: '+15 min' }).click();
  await expect.poll(() => page.getByRole('timer').first().textContent()).toMatch(/^2:1[45]:/);
  expect(await panel.isVisible()).toBe(true);
  await pass(14 * MINUTE_MS);
  await editorOf(page, 'Sum').waitFor({ state: 'attached' });
  expect(await panel.isVisible()).toBe(false);
});
