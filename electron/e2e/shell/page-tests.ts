// What must hold of the page in the Electron shell, on the bench and in Electron alike.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

export function pageTests(open: () => Promise<Page>): void {
  test('a student signs in through the preload and sees the exam', async () => {
    const page = await open();
    await page.getByLabel('Student number or login').fill('demo-01');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Yes, that is me' }).click();
    await page.getByRole('button', { name: 'Submit' }).waitFor();
    const station = await page.evaluate(`window.invigil.call('station/read', {})`);
    expect(station).toMatchObject({ shell: 'electron', attempt: { studentId: 'demo-01' } });
  });

  test('the page has two functions of Electron, and nothing of Node', async () => {
    const page = await open();
    expect(await page.evaluate('Object.keys(window.invigil).toSorted()')).toEqual(['call', 'on']);
    expect(await page.evaluate('[typeof require, typeof process, typeof module]')).toEqual(
      Array(3).fill('undefined'),
    );
  });

  test('the page goes nowhere and reaches nothing', async () => {
    const page = await open();
    const before = page.url();
    await page.evaluate(`void (location.href = 'https://example.org/')`);
    const reached = await page.evaluate(
      `fetch('https://example.org/').then(() => 'reached', () => 'stopped')`,
    );
    expect(reached).toBe('stopped');
    expect(page.url()).toBe(before);
    const outside = await page.evaluate(
      `fetch('/../../etc/passwd').then(({ status }) => status, () => 404)`,
    );
    expect(outside).toBe(404);
  });
}
