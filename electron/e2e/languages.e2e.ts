// One problem in each of its languages, by keyboard alone, with real sandboxes.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { folderWith } from '../testing/one-problem.ts';
import type { ProblemsFolder } from '../testing/one-problem.ts';
import type { Seat } from './support/browser.ts';
import { launchBrowser, takeSeat } from './support/browser.ts';
import { exportGradebook } from './support/gradebook.ts';
import type { Host } from './support/host.ts';
import { launchHost } from './support/host.ts';
import { editorOf, shownCode, signIn } from './support/student.ts';

const TITLE = 'Greeting on the console';
/** In the problem's own order. One line each, so that the editor indents nothing. */
const PROGRAMS: readonly (readonly [name: string, keys: string])[] = [
  [
    'Python',
    String.raw`n = int(input()); print('\n'.join(f'Hola, {input()}!' for _ in range(n)) or 'No hay nadie')`,
  ],
  [
    'JavaScript',
    String.raw`const [n, ...a] = require('fs').readFileSync(0, 'utf8').split('\n'); console.log(+n ? a.slice(0, +n).map((x) => 'Hola, ' + x + '!').join('\n') : 'No hay nadie');`,
  ],
  [
    'Java',
    'public class Main { public static void main(String[] x) { var s = new java.util.Scanner(System.in); int n = Integer.parseInt(s.nextLine().trim()); if (n == 0) System.out.println("No hay nadie"); while (n-- > 0) System.out.println("Hola, " + s.nextLine() + "!"); } }',
  ],
  [
    'C#',
    'using System; class Program { static void Main() { int n = int.Parse(Console.ReadLine()); if (n == 0) Console.WriteLine("No hay nadie"); while (n-- > 0) Console.WriteLine("Hola, " + Console.ReadLine() + "!"); } }',
  ],
];
/** Sandboxes of four languages may have to be made on a machine that does other work. */
const GRADED = { timeout: 120_000 };

let browser: Browser;
let folder: ProblemsFolder;
let host: Host;
let seat: Seat;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  folder = folderWith('saludo_io');
  host = await launchHost({ problemsDir: folder.folder });
  seat = await takeSeat(browser, { viewport: { width: 1280, height: 720 } });
  await signIn(seat.page, host);
  await editorOf(seat.page, TITLE).waitFor({ state: 'attached' });
});
afterEach(async () => {
  await seat.context.close();
  await host.dispose();
  folder.remove();
});

const picker = (page: Page) => page.getByRole('button', { name: /Programming language/ });

async function chooseByKeys(page: Page, at: number, name: string): Promise<void> {
  await picker(page).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name, exact: true }).waitFor();
  await page.keyboard.press('Home');
  for (let step = 0; step < at; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => picker(page).textContent()).toContain(name);
  await page.locator('.editor[data-ready="true"]').waitFor();
}

async function write(page: Page, keys: string): Promise<void> {
  await editorOf(page, TITLE).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.type(keys);
}

test('a problem is solved in each of its languages by keyboard, and each keeps its own draft', async () => {
  const { page } = seat;
  for (const [at, [name, keys]] of PROGRAMS.entries()) {
    await chooseByKeys(page, at, name);
    await write(page, keys);
    await page.keyboard.press('Control+Shift+Enter');
    const result = page.locator('.result', { hasText: `${name} ·` });
    await result.getByText('10 of 10 points').waitFor(GRADED);
  }
  await chooseByKeys(page, 1, 'JavaScript');
  await expect.poll(() => shownCode(page, TITLE)).toContain('const [n, ...a]');
  await page.reload();
  await expect.poll(() => shownCode(page, TITLE), GRADED).toContain('const [n, ...a]');
  expect(await picker(page).textContent()).toContain('JavaScript');
  expect(seat.errors).toEqual([]);
  await host.stop();
  expect(await exportGradebook(host)).toMatchObject([{ submissions: '4', best_score: '10' }]);
});

test('a compile error is marked at its line, and not in the code of another language', async () => {
  const { page } = seat;
  await chooseByKeys(page, 2, 'Java');
  await write(page, 'public class Main {\nint x = "a";\n');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Go to line 2' }).first().waitFor(GRADED);
  await page.locator('.editor .squiggly-error').first().waitFor();
  const marked = await page.locator('.editor .squiggly-error').first().boundingBox();
  const line = await page.locator('.editor .view-line', { hasText: 'int x' }).boundingBox();
  expect(marked?.y).toBeGreaterThanOrEqual(line?.y ?? Infinity);
  expect(marked?.y).toBeLessThan((line?.y ?? 0) + (line?.height ?? 0));
  await chooseByKeys(page, 0, 'Python');
  await page.locator('.editor .squiggly-error').waitFor({ state: 'detached' });
});
