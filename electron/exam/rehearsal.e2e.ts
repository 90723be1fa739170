// The instructor's rehearsal, by the command that starts it: another student, another time, and nothing that counts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openDatabaseForReading } from '../database/open.ts';
import { endChild, endOf, unlessEnded } from '../testing/child.ts';
import { launchBrowser, takeSeat } from '../e2e/support/browser.ts';
import { root } from '../e2e/support/host.ts';
import { examStore } from './store.ts';

const EXAM = `id: ensayo
title: { es: Ensayo, en: Trial }
problems: [suma]
time: { minutes: 60 }
accommodations: { more: { extraPercent: 25 } }
window: { opens: '2020-01-01T09:00:00Z', closes: '2020-01-01T10:00:00Z' }
`;

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser();
  folder = mkdtempSync(join(tmpdir(), 'invigil-rehearsal-test-'));
  mkdirSync(join(folder, 'problems'));
  const suma = join(root, 'problems', 'suma');
  cpSync(suma, join(folder, 'problems', 'suma'), { recursive: true });
  writeFileSync(join(folder, 'exam.yml'), EXAM);
  writeFileSync(join(folder, 'roster.csv'), 'id,name,accommodations\na1,Ana,\nb2,Bo,more\n');
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function rehearse() {
  const dataDir = mkdtempSync(join(folder, 'data-'));
  const command = ['electron/cli/main.ts', 'exam', 'rehearse', folder, '--data', dataDir];
  const child = spawn(process.execPath, [...command, '--no-open', '--json'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = endOf(child);
  onTestFinished(async () => void (await endChild(child, 'SIGTERM')));
  const said = once(createInterface({ input: child.stdout }), 'line');
  const [line] = (await unlessEnded('the rehearsal', ended, said)) as [string];
  const { address } = z.object({ address: z.string() }).parse(JSON.parse(line));
  const stop = async (): Promise<unknown> => {
    const ending = await endChild(child, 'SIGTERM');
    return ending.kind === 'ended' ? ending.code : null;
  };
  return { address, dataDir, stop };
}

async function signIn(page: Page, studentId: string): Promise<void> {
  await page.getByLabel('Student number or login').fill(studentId);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Yes, that is me' }).click();
}

test('time jumps, students change, and every record says rehearsal', async () => {
  const { address, dataDir, stop } = await rehearse();
  const { page, context } = await takeSeat(browser);
  await page.goto(address);
  await signIn(page, 'a1');
  await page.getByText('You have 60 minutes').waitFor();
  await page.getByRole('button', { name: 'Begin the exam' }).click();
  await page.getByRole('button', { name: '+30 min' }).click();
  await page
    .getByText(/^(29:5\d|30:00)$/)
    .first()
    .waitFor();
  await page.getByText('Rehearsal', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: '+30 min' }).click();
  await page.getByRole('heading', { name: 'The exam is over' }).waitFor();
  await context.close();
  expect(await stop()).toBe(0);
  const db = openDatabaseForReading(dataDir);
  if (!db.ok) throw new Error(db.error.kind);
  const [attempt] = examStore(db.value).ofExam('ensayo');
  expect(attempt).toMatchObject({ kind: 'rehearsal', ended: { reason: 'time' } });
  expect(attempt?.clock.forgivenMs).toBe(0);
  db.value.close();
});

test('a student with more time sees more time', async () => {
  const { address, stop } = await rehearse();
  const { page, context } = await takeSeat(browser);
  await page.goto(address);
  await signIn(page, 'b2');
  await page.getByText('You have 75 minutes').waitFor();
  await page.getByRole('button', { name: 'This is not me' }).click();
  await signIn(page, 'a1');
  await page
    .getByText(/You have (60 minutes)|The exam is over/)
    .first()
    .waitFor();
  await context.close();
  expect(await stop()).toBe(0);
});
