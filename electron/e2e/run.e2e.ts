// Running a program with input of one's own, as a student does it: typing while it runs, stopping it, reading what it says.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Seat } from './support/browser.ts';
import { launchBrowser, takeSeat } from './support/browser.ts';
import type { Host } from './support/host.ts';
import { launchHost } from './support/host.ts';
import { openProblem, signIn, typeKeys } from './support/student.ts';

/** A sandbox may have to be made on a machine that does other work. */
const PATIENT = { timeout: 90_000 };

let browser: Browser;
let host: Host;
let seat: Seat;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  host = await launchHost();
  seat = await takeSeat(browser, { viewport: { width: 1280, height: 720 } });
  await signIn(seat.page, host);
  await openProblem(seat.page, 'Sum');
});
afterEach(async () => {
  const { errors } = seat;
  await seat.context.close();
  await host.dispose();
  expect(errors).toEqual([]);
});

const tab = () => seat.page.getByRole('tab', { name: 'My input' });
const start = () => seat.page.getByRole('button', { name: 'Run', exact: true });
const stop = () => seat.page.getByRole('button', { name: 'Stop' });
const line = () => seat.page.getByLabel('Line for the program');
const printed = () => seat.page.getByRole('log', { name: 'What the program prints' });
const said = (text: string | RegExp) =>
  seat.page.getByRole('tabpanel').getByText(text).first().waitFor(PATIENT);

async function runTyped(keys: string): Promise<void> {
  await typeKeys(seat.page, 'Sum', keys);
  await tab().click();
  await start().click();
}

test('a program asks, is answered by keyboard while it runs, and says how it ended', async () => {
  const { page } = seat;
  await typeKeys(
    page,
    'Sum',
    'name = input("Name? ")\nprint("hi", name)\nfor n in range(2):\nprint(n, input())',
  );
  await tab().click();
  await page.getByLabel('Input', { exact: true }).focus();
  await page.keyboard.press('Tab');
  // In a field of the form Enter runs it.
  await page.keyboard.press('Enter');
  await printed().getByText('Name?').waitFor(PATIENT);
  await line().waitFor(PATIENT);
  expect(await line().evaluate((box) => box === document.activeElement)).toBe(true);
  for (const answer of ['Añil', 'x', 'y']) {
    await page.keyboard.type(answer);
    await page.keyboard.press('Enter');
  }
  await said('It ended by itself.');
  const text = await printed().textContent();
  expect(text).toContain('hi Añil');
  expect(text).toContain('1 y');
  await said(/Time [\d.]+ s · Memory \d+ MB/);
});

test('the end of input ends a program that reads to it', async () => {
  await runTyped('print(list(iter(input, ".")))');
  await line().waitFor(PATIENT);
  await seat.page.keyboard.type('a');
  await seat.page.keyboard.press('Enter');
  await seat.page.getByRole('button', { name: 'End of input' }).click();
  await said('It ended with exit status 1.');
  expect(await printed().textContent()).toContain('EOFError');
});

test('Stop ends a program without end, and another can be run', async () => {
  await runTyped('print("on")\nwhile True: pass');
  await printed().getByText('on').waitFor(PATIENT);
  await stop().click();
  await said('You stopped it.');
  await start().waitFor();
});

test('a flood of output is stopped at the bound, and the page goes on', async () => {
  await runTyped('while True: print("x" * 99)');
  await said(/It printed more than 64 KB/);
  const length = await printed().evaluate((log) => log.textContent.length);
  expect(length).toBe(65_536);
  await start().waitFor();
});

test('code that cannot be read is marked at its line', async () => {
  const { page } = seat;
  await runTyped('print(1)\nx = = 2');
  await said(/The code cannot be read yet/);
  await page.locator('.squiggly-error').first().waitFor(PATIENT);
  await page.getByRole('button', { name: 'Go to line 2' }).click();
  await page.locator('.view-overlays .current-line').first().waitFor({ state: 'attached' });
  const marked = await page.locator('.squiggly-error').first().boundingBox();
  const second = await page.locator('.editor .view-line').nth(1).boundingBox();
  expect(Math.abs((marked?.y ?? 0) - (second?.y ?? 1e9))).toBeLessThan(second?.height ?? 0);
});

test('text from outside does not get into the input, text of the exam does', async () => {
  const { page } = seat;
  await tab().click();
  const input = page.getByLabel('Input', { exact: true });
  await input.focus();
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', 'from outside');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    );
  });
  await page.keyboard.insertText('put in by a tool');
  expect(await input.inputValue()).toBe('');
  await page.keyboard.type('1 2');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+C');
  await page.keyboard.press('End');
  await page.keyboard.press('ControlOrMeta+V');
  expect(await input.inputValue()).toBe('1 21 2');
});

test('a page that goes takes its program along', async () => {
  await runTyped('print("on")\nwhile True: pass');
  await printed().getByText('on').waitFor(PATIENT);
  await seat.page.reload();
  await openProblem(seat.page, 'Sum');
  await tab().click();
  await start().click();
  await printed().getByText('on').waitFor(PATIENT);
  await stop().click();
  await said('You stopped it.');
});
