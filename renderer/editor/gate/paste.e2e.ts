import { describe, expect, test } from 'vitest';
import { isForStudent } from '#contract/sighting.ts';
import {
  sourceOf,
  waitForSighting,
  waitForSource,
  waysOf,
  sightingsOf,
} from '../e2e/bench-driver.ts';
import { benchSuite } from '../e2e/bench-suite.ts';

const suite = benchSuite();
const OUTSIDE = 'def solution():\n    return 42\n';

describe('text from outside does not get in', () => {
  test.each([
    ['Ctrl+V', 'ctrl+v'],
    ['Ctrl+Shift+V', 'ctrl+shift+v'],
    ['Shift+Insert', 'shift+Insert'],
  ])('by %s', async (_name, keys) => {
    const { page } = await suite.open({ source: 'x = 1' });
    await suite.display().putOutside('clipboard', OUTSIDE);
    await suite.display().keys(keys);
    const sighting = await waitForSighting(page, 'paste-blocked', 'clipboard');
    expect(sighting).toMatchObject({ length: OUTSIDE.length, count: 1 });
    expect(isForStudent(sighting)).toBe(true);
    expect(JSON.stringify(sighting)).not.toContain('solution');
    expect(await sourceOf(page)).toBe('x = 1');
  });

  test('by a middle click, from the X selection', async () => {
    const { page } = await suite.open({ source: 'x = 1' });
    await suite.display().putOutside('primary', OUTSIDE);
    await page.mouse.click(300, 100, { button: 'middle' });
    const sighting = await waitForSighting(page, 'paste-blocked', 'middle-click');
    expect(sighting.length).toBe(OUTSIDE.length);
    expect(await sourceOf(page)).toBe('x = 1');
  });

  test('by Ctrl+V with several cursors', async () => {
    const { page } = await suite.open({ source: 'a\nb\nc' });
    await suite.display().putOutside('clipboard', OUTSIDE);
    await suite.display().keys('shift+alt+Down', 'shift+alt+Down', 'ctrl+v', 'x');
    await waitForSource(page, 'xa\nxb\nxc');
    await waitForSighting(page, 'paste-blocked', 'clipboard');
  });

  test('and a held Ctrl+V is two sightings at most, with their count', async () => {
    const { page } = await suite.open();
    await suite.display().putOutside('clipboard', OUTSIDE);
    await suite.display().keys(...Array<string>(10).fill('ctrl+v'));
    await page.waitForFunction(
      () => bench.sightings.reduce((sum, one) => sum + one.count, 0) === 10,
    );
    expect((await sightingsOf(page)).length).toBeLessThanOrEqual(2);
  });

  test.each(['insertText', 'paste', 'insertHTML'])('by execCommand %s', async (command) => {
    const { page } = await suite.open({ source: 'x = 1' });
    await suite.display().putOutside('clipboard', OUTSIDE);
    await page.evaluate((name) => document.execCommand(name, false, 'SCRIPT'), command);
    // A key behind it shows that all before it has been dealt with.
    await suite.display().keys('End', '2');
    await waitForSource(page, 'x = 12');
  });
});

describe('the menus that could paste do not open', () => {
  test('by the right mouse button', async () => {
    const { page } = await suite.open({ source: 'x = 1' });
    await page.mouse.click(300, 100, { button: 'right' });
    await waitForSighting(page, 'menu-blocked', 'context-menu');
    expect(await page.locator('.monaco-menu').count()).toBe(0);
  });

  test('by the menu key', async () => {
    const { page } = await suite.open({ source: 'x = 1' });
    await suite.display().keys('Menu');
    await waitForSighting(page, 'menu-blocked', 'context-menu');
  });

  test('by F1', async () => {
    const { page } = await suite.open({ source: 'x = 1' });
    await suite.display().keys('F1');
    await waitForSighting(page, 'menu-blocked', 'command-palette');
    expect(await page.locator('.quick-input-widget').count()).toBe(0);
  });
});

describe('text of this attempt', () => {
  test('is copied, cut and pasted, and never reaches the system', async () => {
    const { page } = await suite.open({ source: 'uno\ndos' });
    await suite.display().putOutside('clipboard', OUTSIDE);
    await suite.display().keys('shift+End', 'ctrl+c', 'End', 'ctrl+v');
    await waitForSource(page, 'unouno\ndos');
    expect(await suite.display().readOutside('clipboard')).toBe('');
    await suite.display().keys('shift+Home', 'ctrl+x');
    await waitForSource(page, '\ndos');
    await suite.display().keys('ctrl+End', 'ctrl+v');
    await waitForSource(page, '\ndosunouno');
    expect(await waysOf(page)).toEqual(['internal-paste', 'cut', 'internal-paste']);
    expect(await sightingsOf(page)).toEqual([]);
  });

  test('is copied line by line where nothing is selected', async () => {
    const { page } = await suite.open({ source: 'uno\ndos' });
    await suite.display().keys('ctrl+c', 'Down', 'ctrl+v');
    await waitForSource(page, 'uno\nuno\ndos');
  });

  test('goes from cursors to as many cursors', async () => {
    const { page } = await suite.open({ source: 'a1\nb2\n\n' });
    await suite.display().keys('shift+alt+Down', 'shift+End', 'ctrl+c', 'Escape', 'ctrl+End', 'Up');
    await suite.display().keys('shift+alt+Down', 'ctrl+v');
    await waitForSource(page, 'a1\nb2\na1\nb2');
  });

  test('goes from one problem to another', async () => {
    const { page } = await suite.open({ source: 'helper' });
    await suite.display().keys('ctrl+a', 'ctrl+c');
    await page.getByRole('button', { name: 'resta' }).click();
    await page.evaluate(() => bench.api?.focus());
    await suite.display().keys('ctrl+v');
    await waitForSource(page, 'helper');
  });

  test('may come from the statement', async () => {
    const { page } = await suite.open();
    await page.locator('#statement').click({ clickCount: 3 });
    await suite.display().keys('ctrl+c');
    await page.evaluate(() => bench.api?.focus());
    await suite.display().keys('ctrl+v');
    await page.waitForFunction(() => bench.api?.getSource().trim() === 'Texto del enunciado');
    expect(await suite.display().readOutside('clipboard')).toBe('');
  });

  test('may not come from an input that takes text from outside', async () => {
    const { page } = await suite.open();
    await suite.display().putOutside('clipboard', 'OUTSIDE');
    await page.locator('#outside').click();
    await suite.display().keys('ctrl+v');
    await expect.poll(() => page.locator('#outside').inputValue()).toBe('OUTSIDE');
    await suite.display().keys('ctrl+a', 'ctrl+c');
    await page.evaluate(() => bench.api?.focus());
    await suite.display().keys('ctrl+v');
    await waitForSighting(page, 'paste-blocked', 'clipboard');
    expect(await sourceOf(page)).toBe('');
  });

  test('is pasted even when the system holds other text, and that is seen', async () => {
    const { page } = await suite.open({ source: 'mine' });
    await suite.display().keys('ctrl+a', 'ctrl+c', 'End');
    await suite.display().putOutside('clipboard', OUTSIDE);
    await suite.display().keys('ctrl+v');
    await waitForSource(page, 'minemine');
    await waitForSighting(page, 'paste-blocked', 'clipboard-while-inside-copy-held');
  });

  test('offered by the X selection is no sighting', async () => {
    const { page } = await suite.open({ source: 'mine too' });
    await suite.display().keys('ctrl+a');
    await page.mouse.click(300, 200, { button: 'middle' });
    await suite.display().keys('ctrl+End', 'x');
    await waitForSource(page, 'mine toox');
    expect(await sightingsOf(page)).toEqual([]);
  });
});
