// The first start of a machine: whoever sets it up sees whether it can hold an exam, and a student does not once one
// has begun.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, takeSeat } from '../e2e/support/browser.ts';
import { launchHost } from '../e2e/support/host.ts';
import { openProblem, signIn, submit, typeKeys } from '../e2e/support/student.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('the doctor is a screen at the first start, and closed to a student in the exam', async () => {
  const host = await launchHost();
  const { page, context, errors } = await takeSeat(browser);
  try {
    await page.goto(await host.newAddress());
    await page.getByRole('button', { name: /staff/i }).click();
    await page.getByRole('button', { name: 'Check this computer' }).click();
    await page.getByRole('row', { name: /Grading python in order Accepted in \d+ ms/ }).waitFor();
    await page.getByRole('button', { name: 'Back' }).first().click();
    await page.getByRole('button', { name: 'Back' }).click();
    await signIn(page, host);
    await openProblem(page, 'Sum');
    await typeKeys(page, 'Sum', 'def suma(a, b):\nreturn a + b');
    await submit(page);
    await page.getByText('10 of 10 points').first().waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: /^Student:/ }).click();
    await page.getByRole('menuitem', { name: 'For staff' }).click();
    await page.getByRole('button', { name: 'Check this computer' }).click();
    await page.getByText(/needs the open proctor’s panel/).waitFor();
    expect(errors).toEqual([]);
  } finally {
    await context.close();
    await host.stop();
  }
  // The log names the submission's container, and neither the student nor a word of the code.
  const dir = path.join(host.dataDir, 'logs');
  const log = readdirSync(dir)
    .map((name) => readFileSync(path.join(dir, name), 'utf8'))
    .join('');
  expect(log).toMatch(
    /"submissionId":"[0-9a-f-]{36}","container":"[0-9a-f]{12,}","msg":"a submission runs"/,
  );
  expect(log).not.toMatch(/demo-01|def suma|return a/);
  await host.dispose();
});
