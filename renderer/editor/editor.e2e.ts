import { describe, expect, test } from 'vitest';
import { replay } from '#contract/edit.ts';
import { editsOf, focusEditor, sourceOf, waitForSource, waysOf } from './e2e/bench-driver.ts';
import { benchSuite } from './e2e/bench-suite.ts';

const suite = benchSuite();

describe('what is shown is what is there', () => {
  test.each([
    ['LF', 'a\nb\n'],
    ['CRLF', 'a\r\nb\r\n'],
    ['tabs and spaces at the end, no last line end', '\tif x:  \n\t\ty = "ñ"   '],
    ['U+2028 and U+2029', 'a = "\u2028\u2029"\n'],
    ['NUL', 'a = "\0"\n'],
    ['a byte order mark', '\uFEFFa = 1\n'],
    ['two byte order marks', '\uFEFF\uFEFFa'],
    ['emoji and right-to-left', 's = "👨‍👩‍👧 שלום"\n'],
    ['nothing', ''],
  ])('with %s, unchanged', async (_name, source) => {
    const { page } = await suite.open({ source });
    expect(await sourceOf(page)).toBe(source);
    expect(await editsOf(page)).toEqual([]);
  });

  test.each([
    ['LF', 'a\n', '\na\n'],
    ['CRLF', 'a\r\n', '\r\na\r\n'],
    ['no line end', 'a', '\na'],
  ])('Enter in a text with %s', async (_name, source, expected) => {
    const { page } = await suite.open({ source });
    await suite.display().keys('Return');
    await waitForSource(page, expected);
    expect(replay(await editsOf(page), source)).toBe(expected);
  });

  test.each([
    ['mixed line ends', 'a\r\nb\nc\n', 'a\nb\nc\n'],
    ['a lone CR', 'a\rb\r\n', 'a\nb\n'],
  ])('%s are made even as an edit of the log', async (_name, source, even) => {
    const { page } = await suite.open({ source });
    expect(await sourceOf(page)).toBe(even);
    await expect.poll(() => waysOf(page)).toEqual(['line-ends']);
    expect(replay(await editsOf(page), source)).toBe(even);
    expect(await page.evaluate(() => bench.changes.at(-1)?.source)).toBe(even);
  });
});

describe('problems', () => {
  test('keep their text, undo steps and cursor while the student is at another', async () => {
    const { page } = await suite.open({ source: 'uno' });
    await suite.display().keys('End', 'a', 'Return', 'b');
    await waitForSource(page, 'unoa\nb');
    await page.getByRole('button', { name: 'resta' }).click();
    await focusEditor(page);
    await suite.display().keys('z');
    await waitForSource(page, 'z');
    await page.getByRole('button', { name: 'suma' }).click();
    await waitForSource(page, 'unoa\nb');
    await focusEditor(page);
    await suite.display().keys('c');
    await waitForSource(page, 'unoa\nbc');
    await suite.display().keys('ctrl+z', 'ctrl+z', 'ctrl+z', 'ctrl+z');
    await waitForSource(page, 'uno');
  });

  test('open at the cursor that was kept, and tell where it goes', async () => {
    const { page } = await suite.open({ source: 'uno\ndos', cursor: '5' });
    await suite.display().keys('x');
    await waitForSource(page, 'uno\ndxos');
    await expect.poll(() => page.evaluate(() => bench.changes.at(-1)?.cursor)).toBe(6);
    await suite.display().keys('Home');
    await expect.poll(() => page.evaluate(() => bench.changes.at(-1)?.cursor)).toBe(4);
    expect(await page.evaluate(() => bench.changes.at(-1)?.edits)).toEqual([]);
  });

  test.each([
    ['reset', 'def f():\n    pass\n'],
    ['restore', 'with\r\nother ends\r\n'],
  ] as const)('%s is one step, and undone in one', async (why, text) => {
    const { page } = await suite.open({ source: 'mine\n' });
    await suite.display().keys('x');
    await waitForSource(page, 'xmine\n');
    await page.evaluate(([given, how]) => bench.api?.setSource(given, how), [text, why] as const);
    expect(await sourceOf(page)).toBe(text);
    await focusEditor(page);
    await suite.display().keys('ctrl+z');
    await waitForSource(page, 'xmine\n');
    await suite.display().keys('ctrl+y');
    await waitForSource(page, text);
    expect(await waysOf(page)).toEqual(['typed', why, 'undo', 'redo']);
    expect(replay(await editsOf(page), 'mine\n')).toBe(text);
  });

  test('cannot be changed by keys or paste where they are read-only', async () => {
    const { page } = await suite.open({ source: 'x', 'read-only': 'yes' });
    await suite.display().keys('a', 'Return', 'BackSpace', 'ctrl+c', 'ctrl+v');
    await page.getByRole('button', { name: 'after' }).click();
    expect(await sourceOf(page)).toBe('x');
    expect(await editsOf(page)).toEqual([]);
  });
});

describe('by keyboard and screen reader', () => {
  test('Ctrl+M lets Tab leave the editor, and says so', async () => {
    const { page } = await suite.open({ source: 'x' });
    await suite.display().keys('ctrl+m');
    const said = page.locator('.monaco-alert', { hasText: 'Tab will now move focus' });
    await said.first().waitFor({ state: 'attached' });
    await suite.display().keys('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('after');
    expect(await sourceOf(page)).toBe('x');
    await suite.display().keys('shift+Tab', 'ctrl+m', 'Tab');
    await waitForSource(page, '    x');
  });

  test('says it in Spanish on a Spanish page, and the find box too', async () => {
    const { page } = await suite.open({ source: 'x', locale: 'es' });
    const said = (words: string): Promise<void> =>
      page.locator('.monaco-alert', { hasText: words }).first().waitFor({ state: 'attached' });
    await suite.display().keys('ctrl+m');
    await said('La tecla Tab ahora pasa al siguiente elemento');
    await suite.display().keys('ctrl+m');
    await said('La tecla Tab ahora sangra el código');
    await suite.display().keys('ctrl+f');
    await page.getByRole('textbox', { name: 'Buscar' }).waitFor();
  });

  test('the text has its name', async () => {
    const { page } = await suite.open({ source: 'x' });
    await page.getByRole('textbox', { name: 'student_code.py' }).waitFor({ state: 'attached' });
  });
});

test('markers stand at their place, and go', async () => {
  const { page } = await suite.open({ source: 'a = 1\nbad = 2\n' });
  await page.evaluate(() => {
    bench.api?.showMarkers([
      { line: 2, column: 1, message: 'not this word', severity: 'error' },
      { line: 99, column: 99, message: 'past the end', severity: 'warning' },
    ]);
    bench.api?.reveal(2, 3);
  });
  await page.locator('.squiggly-error').waitFor();
  await suite.display().keys('X');
  await waitForSource(page, 'a = 1\nbaXd = 2\n');
  await page.evaluate(() => bench.api?.showMarkers([]));
  await page.locator('.squiggly-error').waitFor({ state: 'detached' });
});

test.each([
  ['light', 'rgb(255, 255, 255)'],
  ['dark', 'rgb(25, 29, 35)'],
  ['high-contrast', 'rgb(0, 0, 0)'],
])('the %s theme stands on the surface of its tokens', async (theme, surface) => {
  const { page } = await suite.open({ source: 'x = 1', theme });
  const background = page.locator('.monaco-editor-background').first();
  await expect
    .poll(() => background.evaluate((node) => getComputedStyle(node).backgroundColor))
    .toBe(surface);
});

test('nothing is asked of any other address', async () => {
  const { page } = await suite.open();
  const asked = await page.evaluate(() =>
    performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin),
  );
  expect(new Set(asked)).toEqual(new Set([new URL(page.url()).origin]));
});
