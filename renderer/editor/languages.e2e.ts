import { describe, expect, test } from 'vitest';
import { waitForSource } from './e2e/bench-driver.ts';
import { benchSuite } from './e2e/bench-suite.ts';

const suite = benchSuite();

describe.each([
  ['python', 'def f():', 'def f():\n    x', 'def'],
  ['javascript', 'while (a) {', 'while (a) {\n    x', 'while'],
  ['java', 'while (a) {', 'while (a) {\n    x', 'while'],
  ['csharp', 'while (a) {', 'while (a) {\n    x', 'while'],
])('%s', (language, typed, indented, keyword) => {
  test('colours its keywords, and a new line goes in by one step', async () => {
    const { page } = await suite.open({ language, source: typed });
    const colourOf = (word: string): Promise<string> =>
      page
        .locator('.view-line span[class^="mtk"]', { hasText: word })
        .first()
        .evaluate((span) => getComputedStyle(span).color);
    await expect
      .poll(() => colourOf(keyword), { timeout: 20_000 })
      // The design's keyword in the light theme, #7a2a8f.
      .toBe('rgb(122, 42, 143)');
    await suite.display().keys('End', 'Return', 'x');
    await waitForSource(page, indented);
  });
});
