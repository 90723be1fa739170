// The find and replace boxes are ordinary inputs: what gets into them gets into the text with one click.
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  sightingsOf,
  sourceOf,
  waitForSighting,
  waitForSource,
  waysOf,
} from '../e2e/bench-driver.ts';
import { benchSuite } from '../e2e/bench-suite.ts';

const suite = benchSuite();
const OUTSIDE = 'def solution(): return 42';

const box = (page: Page, name: 'Find' | 'Replace'): Promise<string> =>
  page.getByRole('textbox', { name }).inputValue();

async function openReplace(source: string): Promise<Awaited<ReturnType<typeof suite.open>>> {
  const bench = await suite.open({ source });
  await suite.display().keys('ctrl+h');
  await bench.page.getByRole('textbox', { name: 'Find' }).waitFor();
  return bench;
}

describe('the find and replace boxes', () => {
  test('replace what was typed by hand', async () => {
    const { page } = await openReplace('uno dos uno');
    await suite.display().type('uno', 40);
    await suite.display().keys('Tab');
    await page.waitForFunction(
      () => document.activeElement?.getAttribute('aria-label') === 'Replace',
    );
    await suite.display().type('tres', 40);
    await suite.display().keys('ctrl+alt+Return');
    await waitForSource(page, 'tres dos tres');
    expect(await waysOf(page)).toEqual(['command']);
    expect(await sightingsOf(page)).toEqual([]);
  });

  test.each([['ctrl+v'], ['ctrl+shift+v'], ['shift+Insert']])(
    'take no text from outside by %s',
    async (keys) => {
      const { page } = await openReplace('uno');
      await suite.display().putOutside('clipboard', OUTSIDE);
      await suite.display().keys(keys);
      const sighting = await waitForSighting(page, 'paste-blocked', 'clipboard');
      expect(sighting.length).toBe(OUTSIDE.length);
      expect(await box(page, 'Find')).toBe('');
    },
  );

  test('take no text from outside by a middle click', async () => {
    const { page } = await openReplace('uno');
    await suite.display().putOutside('primary', OUTSIDE);
    await page.getByRole('textbox', { name: 'Replace' }).click({ button: 'middle' });
    await waitForSighting(page, 'paste-blocked', 'middle-click');
    expect(await box(page, 'Replace')).toBe('');
  });

  test('take no commit without keys, and go on taking keys', async () => {
    const { page, cdp } = await openReplace('uno');
    await cdp.send('Input.insertText', { text: OUTSIDE });
    await waitForSighting(page, 'synthetic-input-blocked', 'find-box');
    await suite.display().type('un', 40);
    await expect.poll(() => box(page, 'Find')).toBe('un');
  });

  test('take no burst of an input method, and are as before it', async () => {
    const { page, cdp } = await openReplace('uno');
    await suite.display().type('ab', 40);
    const length = OUTSIDE.length;
    await cdp.send('Input.imeSetComposition', {
      text: OUTSIDE,
      selectionStart: length,
      selectionEnd: length,
    });
    await cdp.send('Input.insertText', { text: OUTSIDE });
    await waitForSighting(page, 'synthetic-input-blocked', 'find-box');
    await expect.poll(() => box(page, 'Find')).toBe('ab');
  });

  test('take accents by dead keys', async () => {
    const { page } = await openReplace('uno');
    await suite.display().layout('es');
    await suite.display().keys('dead_acute', 'a', 'ntilde');
    await expect.poll(() => box(page, 'Find')).toBe('áñ');
    expect(await sightingsOf(page)).toEqual([]);
  });

  test('take text of this attempt, and give it', async () => {
    const { page } = await suite.open({ source: 'uno dos' });
    await suite.display().keys('ctrl+shift+Right', 'ctrl+c', 'ctrl+End', 'ctrl+f');
    await page.getByRole('textbox', { name: 'Find' }).waitFor();
    await suite.display().keys('ctrl+a', 'ctrl+v');
    await expect.poll(() => box(page, 'Find')).toBe('uno');
    await suite.display().type('X', 40);
    await suite.display().keys('ctrl+a', 'ctrl+x', 'Escape', 'ctrl+End', 'ctrl+v');
    await waitForSource(page, 'uno dosunoX');
    expect(await sightingsOf(page)).toEqual([]);
  });

  test('open no menu', async () => {
    const { page } = await openReplace('uno');
    await page.getByRole('textbox', { name: 'Find' }).click({ button: 'right' });
    await waitForSighting(page, 'menu-blocked', 'context-menu');
    expect(await sourceOf(page)).toBe('uno');
  });
});
