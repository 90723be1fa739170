// The bench page for one test file: built and served once, a fresh page for each test.
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { focusEditor } from './bench-driver.ts';
import {
  launchChromium,
  openBench,
  serveBench,
  type BenchSite,
  type OpenBench,
} from './bench-page.ts';
import { openDisplay, type XDisplay } from './x-display.ts';

export type Suite = {
  /** Opens the page with the editor focused; the address is read by bench/page.tsx. */
  open(address?: Readonly<Record<string, string>>): Promise<{ page: Page; cdp: CDPSession }>;
  display(): XDisplay;
};

export function benchSuite(): Suite {
  let site: BenchSite;
  let display: XDisplay;
  let browser: Browser;
  let opened: OpenBench[] = [];
  beforeAll(async () => {
    [site, display] = await Promise.all([serveBench(), openDisplay()]);
    browser = await launchChromium(display.name);
  });
  afterEach(async () => {
    const complaints = opened.flatMap((bench) => bench.complaints);
    await Promise.all(opened.map((bench) => bench.close()));
    opened = [];
    await display.layout('us');
    // Holds for every test: no exception, and nothing that the page's policy forbids.
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([display.close(), site.close()]);
  });
  return {
    open: async (address = {}) => {
      const bench = await openBench(browser, site, address);
      opened.push(bench);
      await display.focusWindow('Editor bench');
      await focusEditor(bench.page);
      return bench;
    },
    display: () => display,
  };
}
