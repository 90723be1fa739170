// The engine goes away while students wait, and comes back: nothing is lost, and the screen has said so in between.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, takeSeat } from './support/browser.ts';
import type { SecondEngine } from '../../runner/sandbox/second-engine.ts';
import { secondEngine } from '../../runner/sandbox/second-engine.ts';
import { folderWith } from '../testing/one-problem.ts';
import { exportGradebook } from './support/gradebook.ts';
import { launchHost } from './support/host.ts';
import { openProblem, signIn, submit, typeKeys } from './support/student.ts';

/** The engine has Python's image alone, so the exam has no problem in another language. */
const problems = folderWith('suma');
let engine: SecondEngine;
let browser: Browser;
beforeAll(async () => {
  engine = await secondEngine();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await engine.remove();
  problems.remove();
});

test('what is sent while the engine is stopped is graded when it is back, and the student is told', async () => {
  const host = await launchHost({ engine: engine.address.text, problemsDir: problems.folder });
  const { page, context } = await takeSeat(browser);
  try {
    await signIn(page, host);
    await openProblem(page, 'Sum');
    await engine.stop();
    await page.getByText(/Grading is out of order on this computer/).waitFor({ timeout: 30_000 });
    await typeKeys(page, 'Sum', 'def suma(a, b):\nreturn a + b');
    await submit(page);
    await page
      .getByText(/Your submission is saved and waits in line/)
      .first()
      .waitFor();
    await engine.start();
    await page.getByText('10 of 10 points').first().waitFor({ timeout: 60_000 });
    await expect.poll(() => page.getByText(/Grading is out of order/).count()).toBe(0);
    await host.stop();
    expect(await exportGradebook(host)).toMatchObject([{ submissions: '1', best_score: '10' }]);
  } finally {
    await context.close();
    await host.dispose();
  }
});
