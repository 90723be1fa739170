// Builds the bench page as the product is built, serves it under the product's policy, and opens it in a real Chromium.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { build, preview } from 'vite';

const FLAGS = [
  // Chromium's own sandbox refuses to run for root; build servers often are.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const CHROMIUM = process.env['INVIGIL_CHROMIUM'] ?? '/usr/bin/chromium';

/** A page that shares its process with no other gets clocks of 5 µs instead of 100. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export type BenchSite = { readonly url: string; close(): Promise<void> };

/** Builds the page into a directory of its own and serves it on 127.0.0.1. */
export async function serveBench(): Promise<BenchSite> {
  const outDir = mkdtempSync(join(tmpdir(), 'invigil-editor-bench-'));
  const shared = {
    configFile: false as const,
    root: resolve(import.meta.dirname, '../bench'),
    base: './',
    logLevel: 'warn' as const,
    plugins: [react()],
    worker: { format: 'es' as const },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 5_000,
    },
  };
  await build(shared).catch((error: unknown) => {
    rmSync(outDir, { recursive: true, force: true });
    throw error;
  });
  const server = await preview({
    ...shared,
    preview: { host: '127.0.0.1', port: 0, headers: ISOLATED },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the bench page has no address');
  return {
    url,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

/** @param display an X display such as `:99` for a window with real clipboards; without it Chromium runs headless */
export function launchChromium(
  display?: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    headless: display === undefined,
    args:
      display === undefined ? FLAGS : [...FLAGS, '--ozone-platform=x11', '--window-position=0,0'],
    ...(display === undefined ? {} : { env: { ...process.env, DISPLAY: display, ...env } }),
  });
}

export type OpenBench = {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** What the browser complained of: policy violations, exceptions. */
  readonly complaints: string[];
  close(): Promise<void>;
};

/** @param beforeScripts run on the page before any script of its own, in this order */
export async function openBench(
  browser: Browser,
  site: BenchSite,
  address: Readonly<Record<string, string>> = {},
  beforeScripts: readonly (() => void)[] = [],
): Promise<OpenBench> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  const page = await context.newPage();
  for (const script of beforeScripts) await page.addInitScript(script);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${site.url}?${new URLSearchParams(address).toString()}`);
  await page.waitForSelector('.editor[data-ready=true] .view-line', { state: 'attached' });
  const cdp = await context.newCDPSession(page);
  return { page, cdp, complaints, close: () => context.close() };
}
