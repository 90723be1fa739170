// The test's end of the bench: the bundled main process beside a real Chromium page, with the real preload in front.
//
// Chromium knows no `app:` scheme, so the page lives at https://invigil, which nobody serves: every request is answered
// by the handler that the main process registered for app://invigil. All else is as it ships.
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { endChild, endOf, endingSentence } from '../../testing/child.ts';
import type { Ending } from '../../testing/child.ts';
import { root } from '../support/host.ts';
import { takeSeat } from '../support/browser.ts';
import { createLine } from './line.ts';
import type { AskedOfElectron, Line, PageSide } from './line.ts';
import { servedShape } from './messages.ts';
import type { Break, Emitter } from './messages.ts';

const APP = 'app://invigil';
const PAGE = 'https://invigil';

/** The main process, and what it asked for. */
export type Main = {
  readonly dataDir: string;
  readonly pid: number;
  /** All that was asked of Electron so far, in order. */
  asked(): readonly AskedOfElectron[];
  /** Resolves when this has been asked, now or later. */
  untilAsked(what: string, ...args: readonly unknown[]): Promise<void>;
  /** Something happens on the machine. Answers whether the main process prevented it. */
  emit(on: Emitter, event: string, ...args: readonly unknown[]): Promise<boolean>;
  permission(name: string): Promise<unknown>;
  /** A call as from another page. */
  invokeFrom(origin: string, channel: string, ...args: readonly unknown[]): Promise<unknown>;
  readonly ended: Promise<Ending>;
  stop(): Promise<void>;
};
export type Bench = Main & { readonly page: Page };

export type BenchOptions = {
  readonly dataDir?: string;
  readonly kiosk?: boolean;
  readonly argv?: readonly string[];
  readonly breaks?: Break;
  /** Whether the nth load, from 1, comes to its end. Left out: each does. */
  readonly loads?: (nth: number) => boolean;
};

/** The page is made first: a main process that is up before it would find every load fail, and give up. */
export async function launchBench(browser: Browser, options: BenchOptions = {}): Promise<Bench> {
  const { page, context } = await takeSeat(browser);
  const line = createLine();
  await prepare(page, line);
  page.on('crash', () => line.cut('the page of the test crashed'));
  context.on('close', () => line.cut('Chromium ended'));
  const main = launchMain(line, options, {
    load: (url) => page.goto(url.replace(APP, PAGE)).then(() => null, failureOf),
    push(channel, args) {
      const words = [channel, args].map((word) => JSON.stringify(word)).join(', ');
      // News that meets a page on its way out is lost, as in Electron.
      page.evaluate(`window.standInPush?.(${words})`).catch(() => undefined);
    },
  });
  const stop = async (): Promise<void> => {
    await main.stop();
    await context.close();
  };
  return { ...main, page, stop };
}

/** With a page that is there by word alone: enough for what the main process does by itself, and much sooner there. */
export const launchAlone = (options: BenchOptions): Main =>
  launchMain(createLine(), options, {
    load: async () => null,
    push: () => undefined,
  });

function launchMain(line: Line, options: BenchOptions, page: PageSide): Main {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'invigil-shell-'));
  const child = startMain(dataDir, options);
  const ended = endOf(child);
  void ended.then((ending) => line.cut(endingSentence('the main process', ending)));
  let loads = 0;
  line.connect(child, {
    ...page,
    load: async (url) => {
      loads += 1;
      return options.loads?.(loads) === false ? 'ERR_FAILED' : page.load(url);
    },
  });
  return {
    dataDir,
    pid: child.pid ?? 0,
    asked: () => line.asked,
    untilAsked: line.untilAsked,
    emit: async (on, event, ...args) => (await line.ask({ say: 'emit', on, event, args })) === true,
    permission: (name) => line.ask({ say: 'permission', name }),
    invokeFrom: (origin, channel, ...args) => line.ask({ say: 'invoke', channel, args, origin }),
    ended,
    async stop() {
      await endChild(child, 'SIGKILL');
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Chromium's word for why a page did not load: a load that another one replaced is `ERR_ABORTED`. */
const failureOf = (error: unknown) => /ERR_\w+/.exec(String(error))?.[0] ?? 'ERR_FAILED';

function startMain(dataDir: string, { kiosk = false, argv = [], breaks }: BenchOptions) {
  return fork(join(root, 'dist', 'app', 'electron', 'main.js'), [...argv], {
    execArgv: ['--import', join(import.meta.dirname, 'boot.ts')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      INVIGIL_DATA: dataDir,
      ...(kiosk ? { INVIGIL_KIOSK: '1' } : {}),
      ...(breaks === undefined ? {} : { STAND_IN_BREAKS: JSON.stringify(breaks) }),
    },
  });
}

/** Puts the main process's answers behind the page, and the real preload before it. */
async function prepare(page: Page, line: Line): Promise<void> {
  const preload = readFileSync(
    join(root, 'dist', 'app', 'dist', 'electron', 'preload.cjs'),
    'utf8',
  );
  await page.exposeFunction('standInInvoke', (channel: string, args: readonly unknown[]) =>
    line.ask({ say: 'invoke', channel, args, origin: APP }),
  );
  await page.addInitScript({ content: `${PRELOAD_WORLD}\n(() => {${preload}\n})();})();` });
  await page.route('**/*', (route) =>
    // A request that the main process will never answer fails, and so does one of a page that is gone.
    answer(route, line).catch(() => route.abort('failed').catch(() => undefined)),
  );
}

// What a sandboxed preload finds of Electron. It has a world of its own there; here it shares the page's.
const PRELOAD_WORLD = `(() => {
  const listeners = new Map();
  window.standInPush = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
  };
  const ipcRenderer = {
    invoke: async (channel, ...args) => {
      const value = await window.standInInvoke(channel, args);
      if (value !== null && typeof value === 'object' && 'rejected' in value) throw new Error(value.rejected);
      return value;
    },
    on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    removeListener: (channel, listener) =>
      listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener)),
  };
  const contextBridge = {
    exposeInMainWorld: (name, what) => Object.defineProperty(window, name, { value: Object.freeze(what) }),
  };
  const require = (name) => {
    if (name === 'electron') return { ipcRenderer, contextBridge };
    throw new Error('a sandboxed preload cannot require ' + name);
  };
  const module = { exports: {} };
  const exports = module.exports;`;

async function answer(route: Route, line: Line): Promise<void> {
  const request = route.request();
  const url = request.url().replace(PAGE, APP);
  const isOwnLoad = url === `${APP}/`;
  if (request.isNavigationRequest() && !isOwnLoad) {
    const args = [url];
    const isPrevented = await line.ask({ say: 'emit', on: 'page', event: 'will-navigate', args });
    if (isPrevented === true) return route.abort('aborted');
  }
  const asked = { say: 'request', url, method: request.method() } as const;
  const served = servedShape.parse(await line.ask(asked));
  if (served.kind === 'cancelled') return route.abort('blockedbyclient');
  const { status, headers, base64 } = served;
  return route.fulfill({ status, headers, body: Buffer.from(base64, 'base64') });
}
