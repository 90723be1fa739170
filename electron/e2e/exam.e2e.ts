// The main job, as its users do it: from key press to gradebook, with nothing in between replaced.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Seat } from './support/browser.ts';
import { launchBrowser, takeSeat } from './support/browser.ts';
import { exportGradebook } from './support/gradebook.ts';
import type { Host, HostOptions } from './support/host.ts';
import { launchHost, root } from './support/host.ts';
import { editorOf, openProblem, shownCode, signIn, submit, typeKeys } from './support/student.ts';

const SUMA_KEYS = 'def suma(a, b):\nreturn a + b';
const SUMA = 'def suma(a, b):\n    return a + b';
/** A cold sandbox on a busy build server; a warm one answers in a fraction of a second. */
const GRADED = { timeout: 30_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

let seat: Seat;
let host: Host | null = null;
beforeEach(async () => {
  seat = await takeSeat(browser);
});
afterEach(async () => {
  await seat.context.close();
  await host?.dispose();
  host = null;
});

async function sitDown(options: HostOptions = {}): Promise<Host> {
  host = await launchHost(options);
  await signIn(seat.page, host);
  await openProblem(seat.page, 'Sum');
  return host;
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const fullMarks = () => seat.page.getByText('10 of 10 points').first().waitFor(GRADED);

test('a solution typed key by key earns 10 of 10 and lands in the gradebook under the hash of its bytes', async () => {
  const desk = await sitDown();
  await typeKeys(seat.page, 'Sum', SUMA_KEYS);
  await submit(seat.page);
  await fullMarks();
  expect(seat.errors).toEqual([]);
  await desk.stop();

  const rows = await exportGradebook(desk);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    student_id: 'demo-01',
    problem_id: 'suma',
    best_score: '10',
    last_score: '10',
    max_score: '10',
    submissions: '1',
    best_sha256: sha256(SUMA),
    last_sha256: sha256(SUMA),
  });
});

test('ñ, tabs, CRLF, a trailing space, an emoji and no final newline arrive byte for byte', async () => {
  const problemsDir = mkdtempSync(join(tmpdir(), 'invigil-problems-'));
  const starter = '# ñandú 🎉 \r\ndef suma(a, b):\t\r\n\treturn a + b';
  cpSync(join(root, 'problems', 'suma'), join(problemsDir, 'suma'), { recursive: true });
  writeFileSync(join(problemsDir, 'suma', 'starter.py'), starter);
  try {
    const desk = await sitDown({ problemsDir });
    await editorOf(seat.page, 'Sum').focus();
    await seat.page.keyboard.press('ControlOrMeta+End');
    await seat.page.keyboard.type('  # fin ');
    await submit(seat.page);
    await fullMarks();
    await desk.stop();
    const [row] = await exportGradebook(desk);
    expect(row).toMatchObject({ best_score: '10', best_sha256: sha256(`${starter}  # fin `) });
  } finally {
    rmSync(problemsDir, { recursive: true, force: true });
  }
});

test('after a reload the student is still signed in and the code is still there', async () => {
  await sitDown();
  await typeKeys(seat.page, 'Sum', SUMA_KEYS);
  await seat.page
    .getByText(/^Saved /)
    .first()
    .waitFor();
  await seat.page.reload();
  await expect.poll(() => shownCode(seat.page, 'Sum')).toBe(SUMA);
  await submit(seat.page);
  await fullMarks();
});

test('a host killed after the receipt comes back, and the open page shows the score without a reload', async () => {
  const desk = await sitDown();
  await typeKeys(seat.page, 'Sum', SUMA_KEYS);
  await submit(seat.page);
  await seat.page
    .getByText(/Received at/)
    .first()
    .waitFor();
  await desk.kill();
  await seat.page
    .getByText(/^Connection lost\./)
    .first()
    .waitFor();
  await desk.restart();
  await fullMarks();
  expect(await shownCode(seat.page, 'Sum')).toBe(SUMA);
  await desk.stop();
  expect(await exportGradebook(desk)).toMatchObject([{ submissions: '1', best_score: '10' }]);
});
