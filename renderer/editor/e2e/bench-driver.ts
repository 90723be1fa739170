// What a test asks of the bench page. Everything waits for a condition; nothing waits for time.
import type { Page } from 'playwright-core';
import type { Edit, EditSource } from '#contract/edit.ts';
import type { GateSighting, GateSightingDetail, GateSightingKind } from '#contract/sighting.ts';
import type { Bench } from '../bench/page.tsx';

// Code in `evaluate` runs on the page, where the bench is.
declare global {
  var bench: Bench;
}

/** Long enough for a machine with much else to do; a test that fails waits this long. */
const WAIT_MAX_MS = 20_000;

export const focusEditor = (page: Page): Promise<void> => page.evaluate(() => bench.api?.focus());

export const sourceOf = (page: Page): Promise<string> =>
  page.evaluate(() => bench.api?.getSource() ?? 'no editor');

export const editsOf = (page: Page): Promise<Edit[]> => page.evaluate(() => bench.edits);

/** How the text came in, in order, each way named once in a row. */
export async function waysOf(page: Page): Promise<EditSource[]> {
  const ways = (await editsOf(page)).map((edit) => edit.source);
  return ways.filter((way, index) => way !== ways[index - 1]);
}

export const sightingsOf = (page: Page): Promise<GateSighting[]> =>
  page.evaluate(() => bench.sightings);

/** Waits until the text is this; fails with what it is instead. */
export async function waitForSource(page: Page, wanted: string): Promise<void> {
  try {
    await page.waitForFunction((text) => bench.api?.getSource() === text, wanted, {
      timeout: WAIT_MAX_MS,
    });
  } catch {
    throw new Error(
      `the editor holds ${JSON.stringify(await sourceOf(page))}, not ${JSON.stringify(wanted)}`,
    );
  }
}

export async function waitForSighting(
  page: Page,
  kind: GateSightingKind,
  detail: GateSightingDetail,
): Promise<GateSighting> {
  const wanted = { kind, detail };
  const find = (sought: { kind: string; detail: string }): GateSighting | undefined =>
    bench.sightings.find((one) => one.kind === sought.kind && one.detail === sought.detail);
  try {
    await page.waitForFunction(find, wanted, { timeout: WAIT_MAX_MS });
  } catch {
    throw new Error(`no ${kind}/${detail} among ${JSON.stringify(await sightingsOf(page))}`);
  }
  const found = await page.evaluate(find, wanted);
  if (found === undefined) throw new Error('a sighting went away');
  return found;
}

/** The text around the cursor as the browser shows it to input methods. */
export const inputMethodSees = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const node = document.querySelector('.native-edit-context');
    const editContext: unknown = node === null ? null : Reflect.get(node, 'editContext');
    return typeof editContext === 'object' && editContext !== null
      ? Reflect.get(editContext, 'text')
      : null;
  });
