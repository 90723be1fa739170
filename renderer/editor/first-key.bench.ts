// From opening the page to the first key in the editor. Ours is the whole product: a signed-in student reloads the exam,
// the host answers, the draft comes back, the gate stands. Plain is a page with Monaco and nothing else. Each run is a
// new page of the same browser, so files come from its cache for both, as on a lab machine in its second exam.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchHost } from '../../electron/e2e/support/host.ts';
import { signIn } from '../../electron/e2e/support/student.ts';
import { launchChromium, serveBench } from './e2e/bench-page.ts';

const RUNS = 9;

/** Medians in milliseconds, from the start of the navigation. Needs the built screens. */
export async function measure(): Promise<{
  ours: number;
  plain: number;
  bare: null;
  runs: number;
}> {
  const browser = await launchChromium();
  try {
    const plain = await measurePlain(browser);
    const ours = await measureOurs(browser);
    return { ours: median(ours), plain: median(plain), bare: null, runs: RUNS };
  } finally {
    await browser.close();
  }
}

async function measureOurs(browser: Browser): Promise<number[]> {
  const host = await launchHost();
  const context = await browser.newContext({ locale: 'en-US' });
  try {
    const page = await context.newPage();
    await signIn(page, host);
    const address = page.url();
    await page.close();
    return await runsOf(context, address);
  } finally {
    await context.close();
    await host.dispose();
  }
}

async function measurePlain(browser: Browser): Promise<number[]> {
  const site = await serveBench();
  const context = await browser.newContext();
  try {
    return await runsOf(context, `${site.url}?plain=yes`);
  } finally {
    await context.close();
    await site.close();
  }
}

/** One run more than is asked for: the first fills the browser's cache. */
async function runsOf(context: BrowserContext, address: string): Promise<number[]> {
  const samplesMs: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const page = await context.newPage();
    const sampleMs = await firstKeyMs(page, address);
    if (run > 0) samplesMs.push(sampleMs);
    await page.close();
  }
  return samplesMs;
}

async function firstKeyMs(page: Page, address: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const press = (): void => void page.keyboard.press('x').catch(reject);
  await page.exposeFunction('editorIsThere', press);
  await page.exposeFunction('keyHasArrived', resolve);
  await page.addInitScript(watchForEditor);
  await page.goto(address, { waitUntil: 'commit' });
  return promise;
}

/** Runs on the page: asks for a key as soon as there is an editor, and tells when its text has arrived. */
function watchForEditor(): void {
  const ask = (name: string, ...given: number[]): void => {
    Reflect.get(globalThis, name)(...given);
  };
  const look = (): void => {
    const node = document.querySelector('.editor[data-ready=true] .native-edit-context');
    const editContext: unknown = node === null ? null : Reflect.get(node, 'editContext');
    if (!(node instanceof HTMLElement) || !(editContext instanceof EventTarget)) return;
    observer.disconnect();
    editContext.addEventListener('textupdate', () => ask('keyHasArrived', performance.now()), {
      once: true,
    });
    node.focus();
    ask('editorIsThere');
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
