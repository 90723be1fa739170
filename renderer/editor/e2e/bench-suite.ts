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
  /** What is open, so that a start that fails half way leaves nothing running. */
  const closers: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    site = await serveBench();
    closers.push(site.close);
    display = await openDisplay();
    closers.push(display.close);
    browser = await launchChromium(display.name);
    closers.push(() => browser.close());
  });
  afterEach(async () => {
    const complaints = opened.flatMap((bench) => bench.complaints);
    const closing = opened;
    opened = [];
    await Promise.all(closing.map((bench) => bench.close()));
    await display.layout('us');
    // Holds for every test: no exception, and nothing that the page's policy forbids.
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    for (const close of closers.toReversed()) await close();
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
