// A room of two hundred seats in a real Chromium: found by keys and words, and drawn anew only where it changed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build, preview } from 'vite';
import type { PreviewServer } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { LARGE_ROOM } from '../../renderer/gallery/scene-names.ts';
import { launchBrowser, takeSeat } from './support/browser.ts';
import { root } from './support/host.ts';

const SEATS = LARGE_ROOM.seats;
const outDir = mkdtempSync(join(tmpdir(), 'invigil-desk-room-'));

let server: PreviewServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: readonly string[];
beforeAll(async () => {
  const shared = {
    configFile: join(root, 'renderer', 'vite.config.ts'),
    mode: 'gallery',
    logLevel: 'warn' as const,
    build: { outDir },
  };
  await build(shared);
  server = await preview({ ...shared, preview: { host: '127.0.0.1', port: 0 } });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true, force: true });
});
beforeEach(async () => {
  ({ context, page, errors } = await takeSeat(browser, { viewport: { width: 1280, height: 720 } }));
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}?scene=${LARGE_ROOM.scene}&locale=en`);
  await page.waitForFunction(() => window.invigilDesk !== undefined);
  await page.locator('.seat').first().waitFor();
});
afterEach(async () => {
  expect(errors).toEqual([]);
  await context.close();
});

const names = (): Promise<readonly string[]> =>
  page.locator('.seat-top > strong').allTextContents();
const focused = (): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.querySelector('strong')?.textContent ?? null);

test('arrow keys lead through the grid, Enter opens a seat, Escape leads back to it', async () => {
  expect(await page.locator('.seat[tabindex="0"]').count()).toBe(1);
  const all = await names();
  expect(all).toHaveLength(SEATS);
  const columns = await page.evaluate(() => {
    const tops = Array.from(document.querySelectorAll('.seat'), (card) =>
      Math.round(card.getBoundingClientRect().top),
    );
    return tops.findIndex((top) => top !== tops[0]);
  });
  await page.locator('.seat').first().focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe(all[1]);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(all[1 + columns]);
  await page.keyboard.press('Enter');
  const side = page.getByRole('complementary');
  await side.getByRole('heading', { name: all[1 + columns] ?? '' }).waitFor();
  await page.keyboard.press('Escape');
  await side.waitFor({ state: 'detached' });
  expect(await focused()).toBe(all[1 + columns]);
  await page.keyboard.press('End');
  expect(await focused()).toBe(all.at(-1));
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe(all[0]);
  // One stop for Tab, whichever seat it is.
  expect(await page.locator('.seat[tabindex="0"]').count()).toBe(1);
});

test('seats are found by name without accents, by state, and in the order that is asked for', async () => {
  await page.getByLabel('Seat, name or number').fill('nunez L2-03');
  expect(await names()).toEqual(['L2-03']);
  await page.getByLabel('Seat, name or number').fill('');
  await page.getByRole('radio', { name: /need a look/u }).click();
  expect(await names()).toEqual(['L2-01', 'L2-02', 'L2-03', 'L2-04', 'L2-05', 'L2-06']);
  await page.getByRole('radio', { name: /not heard/u }).click();
  expect(await names()).toEqual(['L2-03']);
  await page.getByRole('radio', { name: /all/u }).click();
  await page.getByLabel('Order').selectOption('contact');
  // Never heard over the network comes first, then what was heard longest ago.
  expect((await names()).slice(0, 2)).toEqual(['a1b2-c3d4', 'L2-03']);
  await page.getByLabel('Seat, name or number').fill('nobody of this name');
  await page.getByText('No seat matches').waitFor();
});

test('news of some seats draws those seats alone, and their contact nothing at all', async () => {
  const touched = await page.evaluate(async () => {
    const desk = window.invigilDesk;
    if (desk === undefined) throw new Error('no desk');
    const seen = new Set<string>();
    const note = (records: readonly MutationRecord[]): void => {
      for (const { target } of records) {
        const near = target instanceof Element ? target : target.parentElement;
        const station = near?.closest<HTMLElement>('.seat')?.dataset['station'];
        if (station !== undefined) seen.add(station);
      }
    };
    const watch = new MutationObserver(note);
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    const list = document.querySelector('.seats');
    if (list === null) throw new Error('no seats');
    watch.observe(list, { subtree: true, childList: true, characterData: true, attributes: true });
    const { nowMs } = desk.parts.clock.getState();
    const at = (number: number) => desk.seatAt(number);
    const heard = [70, 71, 72].map((number) => ({ station: at(number).station, atMs: nowMs }));
    desk.tell('room/heard', { nowMs, heard });
    await frame();
    const afterHeard = [...seen];
    const seats = [50, 60].map((number) => ({ ...at(number), state: 'finished' as const }));
    desk.tell('room/changed', { nowMs, seats, absent: null, setAside: null });
    await frame();
    await frame();
    note(watch.takeRecords());
    watch.disconnect();
    return { afterHeard, seen: [...seen], expected: seats.map((seat) => seat.station) };
  });
  expect(touched.afterHeard).toEqual([]);
  expect(new Set(touched.seen)).toEqual(new Set(touched.expected));
});

test('a locked screen comes to the front and is told of; the focus stays where it was', async () => {
  const last = page.locator('.seat').last();
  await last.focus();
  const before = await focused();
  await page.evaluate(() => {
    const desk = window.invigilDesk;
    if (desk === undefined) throw new Error('no desk');
    const seat = {
      ...desk.seatAt(150),
      ...{ state: 'locked' as const, lastState: 'locked' as const, rank: 950 },
      attention: ['locked' as const],
    };
    const { nowMs } = desk.parts.clock.getState();
    desk.tell('room/changed', { nowMs, seats: [seat], absent: null, setAside: null });
  });
  await page.locator('.seat').first().getByText('L2-151').waitFor();
  await expect
    .poll(() => page.getByRole('status').allTextContents())
    .toContain('L2-151: Screen locked');
  expect(await focused()).toBe(before);
});

test('what an update costs is said', async () => {
  const costs = await page.evaluate(async () => {
    const desk = window.invigilDesk;
    if (desk === undefined) throw new Error('no desk');
    const { nowMs } = desk.parts.clock.getState();
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    const measure = async (count: number): Promise<readonly number[]> => {
      const runs: number[] = [];
      for (let run = 0; run < 15; run += 1) {
        const seats = Array.from({ length: count }, (_, at) => {
          const seat = desk.seatAt(at);
          // Every run brings other figures, ranks among them, so that seats change places too.
          const queue = { ...seat.queue, queued: run + 1 };
          return {
            ...seat,
            queue,
            rank: (at * 7 + run) % 5,
            unsent: run,
            incidents: { ...seat.incidents, count: run + 1 },
          };
        });
        const news = { nowMs, seats, absent: null, setAside: null };
        const from = performance.now();
        desk.tell('room/changed', news);
        // React draws what a store changed before the next task; asking for a size makes the page lay itself out.
        await Promise.resolve();
        await Promise.resolve();
        document.body.getBoundingClientRect();
        runs.push(performance.now() - from);
        await frame();
      }
      return runs.toSorted((one, other) => one - other);
    };
    return { some: await measure(20), all: await measure(200) };
  });
  const say = (runs: readonly number[]): string =>
    `median ${runs[7]?.toFixed(1)} ms, longest ${runs.at(-1)?.toFixed(1)} ms`;
  process.stderr.write(
    `desk page, ${SEATS} seats: 20 changed: ${say(costs.some)}; all changed and moved: ${say(costs.all)}\n`,
  );
  expect(await page.locator('.seat').count()).toBe(SEATS);
});
