// The screens as people use them who have no mouse, large letters, a bad moment, or second thoughts.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Seat } from './support/browser.ts';
import { launchBrowser, takeSeat } from './support/browser.ts';
import type { Host } from './support/host.ts';
import { launchHost } from './support/host.ts';
import { editorOf, openProblem, shownCode, signIn, submit, typeKeys } from './support/student.ts';

const SUMA_KEYS = 'def suma(a, b):\nreturn a + b';
/** A grading may wait for a sandbox to be made on a machine that does other work. */
const GRADED = { timeout: 90_000 };
const SUMA = 'def suma(a, b):\n    return a + b';

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
});
afterEach(async () => {
  await seat.context.close();
  await host.dispose();
});

async function sitAtSum(): Promise<void> {
  await signIn(seat.page, host);
  await openProblem(seat.page, 'Sum');
}

const focused = (): Promise<string> =>
  seat.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

test('the whole exam can be sat without a mouse', async () => {
  const { page } = seat;
  const { keyboard } = page;
  await page.goto(await host.newAddress());
  await page.getByLabel('Student number or login').waitFor();
  await keyboard.type('demo-01');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Yes, that is me' }).waitFor();
  await keyboard.press('Enter');
  await page.locator('.editor[data-ready="true"]').waitFor();

  await keyboard.press('F6');
  await keyboard.type('Sum');
  await keyboard.press('Enter');
  await editorOf(page, 'Sum').waitFor({ state: 'attached' });
  await keyboard.press('F6');
  await expect.poll(focused).toBe('Problem');
  await keyboard.press('F6');
  await expect.poll(focused).toMatch(/^Code editor, Sum/);

  await keyboard.press('Control+A');
  await keyboard.type(SUMA_KEYS);
  await keyboard.press('Control+Enter');
  await page.getByText('All public tests passed').first().waitFor(GRADED);
  await keyboard.press('Control+Shift+Enter');
  await page.getByText('10 of 10 points').first().waitFor(GRADED);

  await keyboard.press('Control+M');
  await keyboard.press('Tab');
  await expect.poll(focused).not.toMatch(/^Code editor/);
  await keyboard.press('F1');
  await page.getByRole('dialog', { name: 'Help and keys' }).waitFor();
  await keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Help and keys' }).waitFor({ state: 'detached' });
  expect(await shownCode(page, 'Sum')).toBe(SUMA);
});

test('letters of double size change the layout and lose nothing, undo included', async () => {
  await sitAtSum();
  const { page } = seat;
  await typeKeys(page, 'Sum', 'total = 1');
  await page.getByRole('button', { name: 'Language and display' }).click();
  const larger = page.getByRole('button', { name: 'Larger text' });
  const twice = page.getByText('200 %');
  while (!(await twice.isVisible())) await larger.click();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Code' }).click();
  expect(await shownCode(page, 'Sum')).toBe('total = 1');
  await editorOf(page, 'Sum').focus();
  await page.keyboard.press('Control+Z');
  await expect.poll(() => shownCode(page, 'Sum')).not.toBe('total = 1');
  await page.keyboard.press('Control+Y');
  await expect.poll(() => shownCode(page, 'Sum')).toBe('total = 1');
});

test('what is typed while the host is gone is kept, said, and saved when it is back', async () => {
  await sitAtSum();
  const { page } = seat;
  await typeKeys(page, 'Sum', 'before = 1\n');
  await page.getByText(/^Saved \d/).waitFor();
  await host.kill();
  await page.getByText(/Connection lost\. What you type is kept here/).waitFor();
  await page.keyboard.type('during = 2');
  await page.getByText('Kept here, not saved').waitFor();
  await host.restart();
  await page.getByText(/^Saved \d/).waitFor();
  await page.reload();
  await expect.poll(() => shownCode(page, 'Sum')).toBe('before = 1\nduring = 2');
});

test('a press of the button while the host is gone is delivered once when it is back', async () => {
  await sitAtSum();
  const { page } = seat;
  await typeKeys(page, 'Sum', SUMA_KEYS);
  await page.getByText(/^Saved \d/).waitFor();
  await host.kill();
  await page
    .getByText(/Connection lost\./)
    .first()
    .waitFor();
  await submit(page);
  await page.getByText(/Not sent yet: the connection is lost/).waitFor();
  await host.restart();
  await page.getByText('10 of 10 points').first().waitFor(GRADED);
  await page.getByRole('tab', { name: /History/ }).click();
  expect(await page.getByRole('button', { name: /^View the source/ }).count()).toBe(1);
});

test('a word that is not allowed is named with its place, marked, and one press away', async () => {
  await sitAtSum();
  const { page } = seat;
  await typeKeys(page, 'Sum', 'x = 1\nimport os');
  await submit(page);
  await page.getByText(/does not allow “os” \(line 2, column \d+\)/).waitFor();
  await page.locator('.editor .squiggly-error').first().waitFor();
  await page.getByRole('button', { name: /“os”, line 2/ }).click();
  await expect.poll(focused).toMatch(/^Code editor, Sum/);
});

test('a syntax error leads to its line', async () => {
  await sitAtSum();
  const { page } = seat;
  await typeKeys(page, 'Sum', 'x = 1\ny = = 2');
  await submit(page);
  await page.getByText('Python cannot read this code yet').first().waitFor(GRADED);
  await page.locator('.editor .squiggly-error').first().waitFor();
  await page.getByRole('button', { name: 'Go to line 2' }).click();
  await expect.poll(focused).toMatch(/^Code editor, Sum/);
});

test('an earlier submission can be read and taken back, and undo brings the newer text again', async () => {
  await sitAtSum();
  const { page } = seat;
  await typeKeys(page, 'Sum', 'first = 1');
  await submit(page);
  await page.getByText(/^Received at/).waitFor();
  await typeKeys(page, 'Sum', 'second = 2');
  await page.getByRole('tab', { name: /History/ }).click();
  await page.getByRole('button', { name: /^View the source/ }).click();
  await expect.poll(() => page.getByLabel('View source').textContent()).toBe('first = 1');
  await page.getByRole('button', { name: 'Put it back into the editor' }).click();
  await expect.poll(() => shownCode(page, 'Sum')).toBe('first = 1');
  await page.keyboard.press('Control+Z');
  await expect.poll(() => shownCode(page, 'Sum')).toBe('second = 2');
});

test('another language takes effect at once and is remembered', async () => {
  await sitAtSum();
  const { page } = seat;
  await page.getByRole('radio', { name: 'Español' }).click();
  await page.getByRole('button', { name: 'Enviar' }).waitFor();
  expect(await page.getAttribute('html', 'lang')).toBe('es');
  await page.reload();
  await page.getByRole('button', { name: 'Enviar' }).waitFor();
});

test('the exam is finished in two steps, and its receipt stays on the screen', async () => {
  await sitAtSum();
  const { page } = seat;
  await typeKeys(page, 'Sum', SUMA_KEYS);
  await page.getByRole('button', { name: /^Student:/ }).click();
  await page.getByRole('menuitem', { name: 'Finish the exam' }).click();
  await page.getByText('Changes that are not submitted').first().waitFor();
  await page.getByRole('button', { name: 'Finish now' }).click();
  await page.getByRole('button', { name: 'Yes, finish' }).click();
  await page.getByRole('heading', { name: 'The exam is over' }).waitFor();
  await page.getByText('Your final receipt').waitFor();
  await page.reload();
  await page.getByText('Your final receipt').waitFor();
  expect(seat.errors).toEqual([]);
});

test('leaving the window warns in a line, and in the end locks until a code frees the screen', async () => {
  await sitAtSum();
  const { page } = seat;
  await typeKeys(page, 'Sum', 'kept = 1');
  const leave = async (): Promise<void> => {
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  };
  await leave();
  await page.getByText('The exam window was left.').first().waitFor();
  await page.getByRole('button', { name: 'Say what happened' }).click();
  await page.getByLabel('In your own words: what happened?').fill('The cat sat on the keys.');
  await page.getByRole('button', { name: 'Keep my words' }).click();
  await page.getByText('Your words are kept with it.').waitFor();
  await page.getByRole('button', { name: 'I have read it' }).click();
  await page.getByRole('button', { name: 'I have read it' }).waitFor({ state: 'detached' });

  await leave();
  await page.getByRole('button', { name: 'I have read it' }).click();
  await leave();
  await page.getByRole('heading', { name: 'This screen is locked' }).waitFor();
  expect(await editorOf(page, 'Sum').isVisible()).toBe(false);
  const hint = await page.getByText(/^Demonstration: the code is/).textContent();
  await page.getByLabel("Proctor's code").fill(hint?.split(' ').at(-1) ?? '');
  await page.getByRole('button', { name: 'Use the code' }).click();
  await expect.poll(() => shownCode(page, 'Sum')).toBe('kept = 1');
});

test('a proctor opens the panel with a code, sees what was recorded, and adds time', async () => {
  await sitAtSum();
  const { page } = seat;
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await page.getByRole('button', { name: 'I have read it' }).click();
  await page.getByRole('button', { name: /^Student:/ }).click();
  await page.getByRole('menuitem', { name: 'For staff' }).click();
  await page.getByRole('button', { name: 'Ask for a code' }).click();
  const hint = await page.getByText(/^Demonstration: the code is/).textContent();
  await page.getByLabel("Proctor's code").fill(hint?.split(' ').at(-1) ?? '');
  await page.getByRole('button', { name: 'Use the code' }).click();
  await page.getByRole('heading', { name: "Proctor's panel" }).waitFor();
  await page.getByRole('cell', { name: /The exam window was left.*focus-returned/ }).waitFor();
  await page.getByRole('button', { name: '+15 min' }).click();
  await expect.poll(() => page.getByRole('timer').textContent()).toMatch(/^2:1[45]:/);
  await page.getByRole('button', { name: 'Close the panel' }).click();
  await editorOf(page, 'Sum').waitFor({ state: 'attached' });
  expect(seat.errors).toEqual([]);
});

test('a formula wider than its pane scrolls by keyboard too', async () => {
  const { page } = seat;
  await signIn(page, host);
  await openProblem(page, 'Towers of Hanoi');
  const formula = page.locator('.statement .katex-display').first();
  await formula.evaluate((shown) => (shown.style.width = '9rem'));
  const scrolled = () => formula.evaluate(({ scrollLeft }) => scrollLeft);
  expect(await scrolled()).toBe(0);
  const reached = () => formula.evaluate((shown) => shown === document.activeElement);
  await page.getByRole('heading', { name: 'Towers of Hanoi' }).click();
  for (let times = 0; times < 10 && !(await reached()); times += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect.poll(scrolled).toBeGreaterThan(0);
});

test('the history shows the same head of the log as the receipt did', async () => {
  const { page } = seat;
  await sitAtSum();
  await typeKeys(page, 'Sum', SUMA_KEYS);
  await submit(page);
  const receipt = page.locator('.log-head-whole').first();
  await receipt.waitFor({ state: 'attached' });
  const head = await receipt.textContent();
  expect(head).toMatch(/^[0-9a-f]{64}$/);
  await page.getByRole('tab', { name: /^History/ }).click();
  const row = page.getByRole('row').filter({ hasText: /Log/ });
  await row.locator('summary').click();
  expect(await row.locator('.log-head-whole').textContent()).toBe(head);
});
