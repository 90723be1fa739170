// A real Chromium: Debian's, driven by Playwright. Nothing is downloaded and nothing is shared between tests.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const CHROMIUMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchBrowser(): Promise<Browser> {
  const executablePath = CHROMIUMS.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error('these tests need Chromium: npm run setup installs it');
  // Chromium's own sandbox refuses to run for root; build servers often are.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...QUIET] : QUIET;
  return chromium.launch({ executablePath, args });
}

export type Look = {
  readonly locale?: 'en-US' | 'es-ES';
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor?: number;
};

export type Seat = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors that the page threw or logged, in the order they came; a good page leaves it empty. */
  readonly errors: readonly string[];
};

/** A fresh profile, as a lab machine gives each student. */
export async function takeSeat(browser: Browser, look: Look = {}): Promise<Seat> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    ...look,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { context, page, errors };
}
