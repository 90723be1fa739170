// Every screen and state of the gallery, in both languages and all themes: no accessibility finding that matters, no
// error in the page, nothing outside of the window; and a picture of each under test-results/screens.
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DESK_SCENES, ENTRY_SCENES, EXAM_SCENES } from '../../renderer/gallery/scene-names.ts';
import { SAFE_HEADERS } from '../transport/content-policy.ts';
import { readScreenFiles } from '../transport/screen-files.ts';
import type { Settings } from '../../renderer/state/settings.ts';
import { launchBrowser, takeSeat } from './support/browser.ts';
import type { Seat } from './support/browser.ts';
import { root } from './support/host.ts';

const PICTURES = join(root, 'test-results', 'screens');
const SMALL_LAPTOP = { width: 1280, height: 720 };
const LOOKS = (['en', 'es'] as const).flatMap((locale) =>
  (['light', 'dark', 'high-contrast'] as const).map((theme) => ({ locale, theme })),
);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let server: Server;
let address: string;
beforeAll(async () => {
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const configFile = join(root, 'renderer', 'vite.config.ts');
  await build({ configFile, mode: 'gallery', logLevel: 'warn' });
  [server, address] = await serveGallery();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

/** The gallery under the very headers of the product. */
async function serveGallery(): Promise<[Server, string]> {
  const files = readScreenFiles(join(root, 'dist', 'gallery'));
  const listening = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '/', 'http://gallery').pathname);
    if (file === undefined) response.writeHead(404, SAFE_HEADERS).end();
    else response.writeHead(200, { ...SAFE_HEADERS, 'Content-Type': file.type }).end(file.bytes);
  }).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = z.object({ port: z.number() }).parse(listening.address());
  return [listening, `http://127.0.0.1:${port}/`];
}

/** Scenes whose matter lies behind a tab of the results. */
const TAB_OF: Readonly<Record<string, string>> = {
  'run-ended': 'run',
  'run-waits': 'run',
  history: 'history',
};

async function openScene(name: string, hasEditor: boolean): Promise<Seat> {
  const seat = await takeSeat(browser, { viewport: SMALL_LAPTOP });
  await seat.page.goto(`${address}?scene=${name}`);
  await seat.page.waitForFunction(() => window.invigilGallery !== undefined);
  if (hasEditor) await seat.page.locator('.editor[data-ready="true"] .view-line').first().waitFor();
  await seat.page.evaluate(() => document.fonts.ready.then(() => true));
  const tab = TAB_OF[name];
  if (tab !== undefined) {
    await seat.page.locator(`[role="tab"][data-key="${tab}"]`).click();
    await seat.page.locator(`[role="tab"][data-key="${tab}"][aria-selected="true"]`).waitFor();
  }
  return seat;
}

type Choice = Partial<Settings>;

/** Two frames: one for the stores, one for what follows from the new sizes. */
async function choose(page: Page, choice: Choice): Promise<void> {
  await page.evaluate(async (part) => {
    window.invigilGallery?.settings.setState(part);
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    await frame();
  }, choice);
}

const findingsShape = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullable(),
      nodes: z.array(z.object({ html: z.string(), target: z.array(z.unknown()) })),
    }),
  ),
});

/** Serious and critical findings, as `rule: element`. Colours are all that a theme can get wrong by itself. */
async function axeFindings(page: Page, what: 'everything' | 'colours'): Promise<readonly string[]> {
  const options = what === 'colours' ? { runOnly: ['color-contrast'] } : {};
  await page.evaluate(axe);
  const { violations } = findingsShape.parse(
    JSON.parse(
      await page.evaluate(
        `axe.run(${JSON.stringify(options)}).then((found) => JSON.stringify(found))`,
      ),
    ),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Controls of the bars that a student could not reach with the mouse. */
const outside = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('.bar button, .send-bar button, .narrow-head button'))
      .filter((control) => {
        const { left, right, width } = control.getBoundingClientRect();
        return width > 0 && (left < 0 || right > window.innerWidth + 0.5);
      })
      .map((control) => control.outerHTML.slice(0, 160)),
  );

const scenes = [
  ...ENTRY_SCENES.map((name) => [name, false] as const),
  ...EXAM_SCENES.map((name) => [name, true] as const),
  ...DESK_SCENES.map((name) => [name, false] as const),
];
describe.each(scenes)('%s', (name, hasEditor) => {
  test('is sound in every language, theme and text size', async () => {
    const { page, context, errors } = await openScene(name, hasEditor);
    try {
      for (const look of LOOKS) {
        await choose(page, look);
        const file = `${name}-${look.locale}-${look.theme}.png`;
        await page.screenshot({ path: join(PICTURES, file), animations: 'disabled' });
        expect(await outside(page), file).toEqual([]);
        if (look.theme === 'light') expect(await axeFindings(page, 'everything'), file).toEqual([]);
        else if (look.locale === 'es') expect(await axeFindings(page, 'colours'), file).toEqual([]);
      }
      await choose(page, { locale: 'es', theme: 'light', textPercent: 200 });
      await page.screenshot({
        path: join(PICTURES, `${name}-es-light-200-percent.png`),
        animations: 'disabled',
      });
      expect(await axeFindings(page, 'everything')).toEqual([]);
      expect(await outside(page)).toEqual([]);
      expect(errors).toEqual([]);
    } finally {
      await context.close();
    }
  });
});

test('a picture of a statement is drawn, described, and never wider than its pane', async () => {
  const { page, context } = await openScene('exam-statement', true);
  try {
    const picture = page.getByRole('img', { name: /pegs A, B and C|postes A, B y C/ });
    for (const textPercent of [100, 200] as const) {
      await choose(page, { textPercent });
      const sizes = await picture.evaluate((image: HTMLImageElement) => ({
        own: image.naturalWidth,
        shown: image.getBoundingClientRect().width,
        ratio: image.width / image.height / (image.naturalWidth / image.naturalHeight),
        pane: image.closest('.prose')?.getBoundingClientRect().width ?? 0,
      }));
      expect(sizes.own).toBe(1120);
      expect(sizes.ratio).toBeCloseTo(1, 1);
      expect(sizes.shown).toBeGreaterThan(100);
      expect(sizes.shown).toBeLessThanOrEqual(sizes.pane);
    }
    await choose(page, { theme: 'dark', textPercent: 100 });
    await picture.scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(PICTURES, 'statement-picture-dark.png') });
  } finally {
    await context.close();
  }
});
