// The test's end of the bench: the bundled main process beside a real Chromium page, with the real preload in front.
//
// Chromium knows no `app:` scheme, so the page lives at https://invigil, which nobody serves: every request is answered
// by the handler that the main process registered for app://invigil. All else is as it ships.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { root } from '../support/host.ts';
import { takeSeat } from '../support/browser.ts';
import { servedShape } from './messages.ts';
import type { Emitter, FromMain, FromTest } from './messages.ts';

const APP = 'app://invigil';
const PAGE = 'https://invigil';

export type AskedOfElectron = { readonly what: string; readonly args: readonly unknown[] };

export type Bench = {
  readonly page: Page;
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
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  stop(): Promise<void>;
};

export type BenchOptions = {
  readonly dataDir?: string;
  readonly kiosk?: boolean;
  readonly argv?: readonly string[];
  /** `kill@setKiosk`, `throw@setKiosk`: what happens when this is asked of the window. */
  readonly breaks?: string;
  /** Loads that fail before one is let through. */
  readonly failedLoads?: number;
};

export async function launchBench(browser: Browser, options: BenchOptions = {}): Promise<Bench> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'invigil-shell-'));
  const child = startMain(dataDir, options);
  const line = lineTo(child);
  const { page, context } = await takeSeat(browser);
  await prepare(page, line);
  let failures = options.failedLoads ?? 0;
  line.onLoad(async () => {
    failures -= 1;
    if (failures >= 0) return 'ERR_FAILED';
    return page.goto(`${PAGE}/`).then(() => null, failureOf);
  });
  line.onSend((channel, args) => {
    const words = [channel, args].map((word) => JSON.stringify(word)).join(', ');
    // News that meets a page on its way out is lost, as in Electron.
    page.evaluate(`window.standInPush?.(${words})`).catch(() => undefined);
  });
  const exited = once(child, 'exit').then(([code, signal]: (number | string | null)[]) => ({
    code: typeof code === 'number' ? code : null,
    signal: typeof signal === 'string' ? signal : null,
  }));
  return {
    page,
    dataDir,
    pid: child.pid ?? 0,
    asked: () => line.asked,
    untilAsked: line.untilAsked,
    emit: async (on, event, ...args) => (await line.ask({ say: 'emit', on, event, args })) === true,
    permission: (name) => line.ask({ say: 'permission', name }),
    invokeFrom: (origin, channel, ...args) => line.ask({ say: 'invoke', channel, args, origin }),
    exited,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await exited;
      await context.close();
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
      ...(breaks === undefined ? {} : { STAND_IN_BREAKS: breaks }),
    },
  });
}

type Line = ReturnType<typeof lineTo>;
type Wanted = FromTest extends infer One
  ? One extends { say: 'reply' }
    ? never
    : Omit<One & object, 'id'>
  : never;

function lineTo(child: ChildProcess) {
  const asked: AskedOfElectron[] = [];
  const waiting = new Map<number, (value: unknown) => void>();
  const hopes = new Set<() => void>();
  let loadPage: (url: string) => Promise<unknown> = async () => 'too early';
  let push: (channel: string, args: readonly unknown[]) => void = () => undefined;
  let nextId = 1;
  const tell = (message: object): void => {
    // A main process that was killed a moment ago still looks connected: what it does not hear is lost, as in life.
    if (child.connected) child.send(message, () => undefined);
  };
  child.on('message', (message: FromMain) => {
    if (message.say === 'asked') asked.push({ what: message.what, args: message.args });
    if (message.say === 'send') push(message.channel, message.args);
    if (message.say === 'reply') waiting.get(message.id)?.(message.value);
    if (message.say === 'load')
      void loadPage(message.url).then((value) => tell({ say: 'reply', id: message.id, value }));
    for (const look of hopes) look();
  });
  return {
    asked,
    onLoad: (load: typeof loadPage) => void (loadPage = load),
    onSend: (hear: typeof push) => void (push = hear),
    ask(message: Wanted): Promise<unknown> {
      const id = nextId;
      nextId += 1;
      tell({ ...message, id });
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    untilAsked: (what: string, ...args: readonly unknown[]) =>
      new Promise<void>((resolve) => {
        const wanted = JSON.stringify(args).slice(0, -1);
        const look = (): void => {
          const found = asked.some(
            (one) => one.what === what && JSON.stringify(one.args).startsWith(wanted),
          );
          if (!found) return;
          hopes.delete(look);
          resolve();
        };
        hopes.add(look);
        look();
      }),
  };
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
  await page.route('**/*', (route) => void answer(route, line));
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
