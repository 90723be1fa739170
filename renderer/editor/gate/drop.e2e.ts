import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CDPSession } from 'playwright-core';
import { sourceOf, waitForSighting, waitForSource } from '../e2e/bench-driver.ts';
import { benchSuite } from '../e2e/bench-suite.ts';

const suite = benchSuite();

type DragData = { items: { mimeType: string; data: string }[]; files?: string[] };

async function drop(cdp: CDPSession, x: number, y: number, given: DragData): Promise<void> {
  const data = { ...given, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', { type, x, y, data });
  }
}

describe('what is dragged in from outside', () => {
  test('is not taken when it is text', async () => {
    const { page, cdp } = await suite.open({ source: 'x = 1' });
    await drop(cdp, 300, 60, { items: [{ mimeType: 'text/plain', data: 'OUTSIDE' }] });
    const sighting = await waitForSighting(page, 'drop-blocked', 'text');
    expect(sighting.length).toBe(7);
    expect(await sourceOf(page)).toBe('x = 1');
  });

  test('is not taken when it is a file, and the page stays', async () => {
    const { page, cdp } = await suite.open({ source: 'x = 1' });
    const folder = mkdtempSync(join(tmpdir(), 'invigil-drop-'));
    try {
      const file = join(folder, 'solution.py');
      writeFileSync(file, 'OUTSIDE');
      const address = page.url();
      await drop(cdp, 300, 60, { items: [], files: [file] });
      await waitForSighting(page, 'drop-blocked', 'files');
      await drop(cdp, 20, 560, { items: [], files: [file] });
      await suite.display().keys('End', '2');
      await waitForSource(page, 'x = 12');
      expect(page.url()).toBe(address);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('is not taken by the find box', async () => {
    const { page, cdp } = await suite.open({ source: 'x = 1' });
    await suite.display().keys('ctrl+f');
    const box = page.getByRole('textbox', { name: 'Find' });
    // A click waits until the box has come to rest.
    await box.click();
    const place = await box.boundingBox();
    await drop(cdp, (place?.x ?? 0) + 5, (place?.y ?? 0) + 5, {
      items: [{ mimeType: 'text/plain', data: 'OUTSIDE' }],
    });
    await waitForSighting(page, 'drop-blocked', 'text');
    expect(await box.inputValue()).toBe('');
  });
});

test('text cannot be dragged from the statement into the editor', async () => {
  const { page } = await suite.open({ source: 'x = 1' });
  await page.locator('#statement').click({ clickCount: 3 });
  await page.locator('#statement').hover();
  await page.mouse.down();
  await page.mouse.move(300, 300, { steps: 5 });
  await page.mouse.move(300, 60, { steps: 5 });
  await page.mouse.up();
  await page.evaluate(() => bench.api?.focus());
  await suite.display().keys('ctrl+End', '2');
  await waitForSource(page, 'x = 12');
});
