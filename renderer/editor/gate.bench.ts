// What a key costs in the editor. Ours is what the gate adds to a key: its listeners, its ruling, its audit, the edit log
// and the telling of the change. Plain is all that Monaco does for a key without a gate, so the ratio says by how much
// the gate makes typing slower. Both are typed into in turns, so that a busy moment hits both alike.
import type { Browser, Page } from 'playwright-core';
import { launchChromium, openBench, serveBench, type BenchSite } from './e2e/bench-page.ts';
import { listenFirst, listenLast, watchGate } from './e2e/key-costs.ts';

const ROUNDS = 4;
const KEYS_PER_ROUND = 500;
/** Left out at the start of each page: the compiler is still at work. */
const WARM_UP_KEYS = 200;
const LINE = 'total = total + numbers[index] * 2';
/** About the length of a long answer. */
const SOURCE = `${`${LINE}\n`.repeat(150)}\n`;

/** One sample for each key, in milliseconds. */
export type KeyCosts = {
  /** What the gate adds. */
  readonly gate: number[];
  /** All of a key, with the gate and without it. */
  readonly withGate: number[];
  readonly plain: number[];
};

/** Every sample, for whoever wants more than a percentile. */
export async function measureKeyCosts(): Promise<KeyCosts> {
  const site = await serveBench();
  const browser = await launchChromium();
  try {
    const gate = await openTimed(browser, site, 'gate');
    const withGate = await openTimed(browser, site, 'withGate');
    const plain = await openTimed(browser, site, 'plain');
    const costs: KeyCosts = { gate: [], withGate: [], plain: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      costs.gate.push(...(await typeTimed(gate)));
      costs.withGate.push(...(await typeTimed(withGate)));
      costs.plain.push(...(await typeTimed(plain)));
    }
    return costs;
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The 99th percentiles, in milliseconds. */
export async function measure(): Promise<{
  ours: number;
  plain: number;
  bare: null;
  runs: number;
}> {
  const { gate, plain } = await measureKeyCosts();
  return { ours: percentile99(gate), plain: percentile99(plain), bare: null, runs: gate.length };
}

async function openTimed(browser: Browser, site: BenchSite, what: keyof KeyCosts): Promise<Page> {
  const address = { source: SOURCE, ...(what === 'plain' ? { plain: 'yes' } : {}) };
  const before = what === 'gate' ? [listenFirst, watchGate] : [listenFirst];
  const { page } = await openBench(browser, site, address, before);
  await page.evaluate(() => bench.api?.focus());
  if (what !== 'gate') await page.evaluate(listenLast);
  await page.keyboard.press('Control+End');
  await typeKeys(page, WARM_UP_KEYS);
  return page;
}

async function typeTimed(page: Page): Promise<number[]> {
  await page.bringToFront();
  await page.evaluate(() => keyTiming.costsMs.splice(0));
  await typeKeys(page, KEYS_PER_ROUND);
  return page.evaluate(() => keyTiming.costsMs.splice(0));
}

async function typeKeys(page: Page, count: number): Promise<void> {
  for (let key = 0; key < count; key += 1) {
    const character = LINE[key % LINE.length] ?? 'x';
    await page.keyboard.press(key % 40 === 39 ? 'Enter' : character);
  }
}

function percentile99(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
}
