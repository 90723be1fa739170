// Stands in for Electron, where its binary cannot be had: the parts that the shell uses, under Electron's own types, so
// that a call that Electron does not have, or has otherwise, does not compile. It is loaded in Electron's place by
// boot.ts, into the main process as it is bundled. What is asked of it is told to the test, which holds the page.
/* oxlint-disable typescript/no-unsafe-type-assertion --
   What Electron hands to a listener is far more than the shell reads; here it gets what it reads, under the whole name. */
import { EventEmitter } from 'node:events';
import path from 'node:path';
import type * as Electron from 'electron';
import { hear, load, send, note as tellTest } from './link.ts';
import { breakShape } from './messages.ts';
import type { FromTest, Served } from './messages.ts';
import { utilityProcessWith } from './utility-process.ts';

type Listener = (...args: never[]) => unknown;
type Heard = { on(event: string, listener: Listener): unknown };
const heard = () => new EventEmitter() as EventEmitter & Heard;

const ORIGIN = 'app://invigil';
const asks = {
  protocol: null as Parameters<Electron.Protocol['handle']>[1] | null,
  calls: new Map<string, (event: unknown, ...args: unknown[]) => unknown>(),
  beforeRequest: null as
    ((details: { url: string }, answer: (given: { cancel?: boolean }) => void) => void) | null,
  permission: null as
    ((contents: unknown, name: string, answer: (given: boolean) => void) => void) | null,
};

const wanted = process.env['STAND_IN_BREAKS'];
let breaks = wanted === undefined ? null : breakShape.parse(JSON.parse(wanted));

/** Each thing that is asked of Electron comes by here. */
function note(what: string, ...args: readonly unknown[]): void {
  tellTest(what, ...args);
  if (breaks?.what !== what || !breaks.args.every((arg, index) => arg === args[index])) return;
  const { how } = breaks;
  breaks = null;
  if (how === 'kill') process.kill(process.pid, 'SIGKILL');
  if (how === 'throw') throw new Error(`${what} is broken`);
  windows.at(-1)?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
}

class Contents extends EventEmitter {
  readonly mainFrame = { origin: ORIGIN };
  isGone = false;
  constructor() {
    super();
    this.on('render-process-gone', () => (this.isGone = true));
  }
  isDestroyed = (): boolean => false;
  send = (channel: string, ...args: unknown[]): void => send(channel, args);
  setWindowOpenHandler = (handler: Listener): void => {
    note('page.setWindowOpenHandler');
    this.on('stand-in-open', (answer: (given: unknown) => void) => answer(handler()));
  };
  setZoomFactor = (factor: number): void => note('page.setZoomFactor', factor);
  // The page itself answers this one, and a page that is gone never does.
  setVisualZoomLevelLimits = (least: number, most: number): Promise<void> => {
    note('page.setVisualZoomLevelLimits', least, most);
    return this.isGone ? new Promise(() => undefined) : Promise.resolve();
  };
  forcefullyCrashRenderer = (): void => {
    note('page.forcefullyCrashRenderer');
    this.emit('render-process-gone', {}, { reason: 'killed' });
  };
}

type Asked =
  | 'setBounds'
  | 'setKiosk'
  | 'setAlwaysOnTop'
  | 'setContentProtection'
  | 'setVisibleOnAllWorkspaces'
  | 'setClosable'
  | 'setMinimizable'
  | 'isFocused'
  | 'isMinimized'
  | 'isVisible'
  | 'isDestroyed'
  | 'show'
  | 'focus'
  | 'destroy'
  | 'loadURL';

const windows: BrowserWindow[] = [];

class BrowserWindow extends EventEmitter implements Pick<Electron.BrowserWindow, Asked> {
  static getAllWindows = (): BrowserWindow[] => windows.filter((window) => !window.isDestroyed());
  readonly webContents = new Contents();
  readonly #state = { destroyed: false, focused: true, visible: false };

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    note('new BrowserWindow', options);
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
    this.on('blur', () => (this.#state.focused = false));
    this.on('focus', () => (this.#state.focused = true));
  }
  async loadURL(url: string): Promise<void> {
    note('window.loadURL', url);
    const failure = await load(url);
    if (failure === null) {
      this.webContents.isGone = false;
      // An event of its own: what a listener throws is no failure of the load.
      setImmediate(() => this.emit('ready-to-show'));
      return;
    }
    const code = failure === 'ERR_ABORTED' ? -3 : -2;
    this.webContents.emit('did-fail-load', {}, code, JSON.stringify(failure), url, true);
    throw new Error(JSON.stringify(failure));
  }
  show(): void {
    this.#state.visible = true;
    note('window.show');
  }
  destroy(): void {
    this.#state.destroyed = true;
    note('window.destroy');
  }
  focus = (): void => note('window.focus');
  isDestroyed = (): boolean => this.#state.destroyed;
  isFocused = (): boolean => this.#state.focused;
  isVisible = (): boolean => this.#state.visible;
  isMinimized = (): boolean => false;
  #change(name: string, ...args: readonly unknown[]): void {
    if (this.#state.destroyed) throw new TypeError('Object has been destroyed');
    note(`window.${name}`, ...args);
  }
  setBounds = (bounds: Partial<Electron.Rectangle>): void => this.#change('setBounds', bounds);
  setKiosk = (flag: boolean): void => this.#change('setKiosk', flag);
  setClosable = (flag: boolean): void => this.#change('setClosable', flag);
  setMinimizable = (flag: boolean): void => this.#change('setMinimizable', flag);
  setContentProtection = (enable: boolean): void => this.#change('setContentProtection', enable);
  setVisibleOnAllWorkspaces = (flag: boolean): void =>
    this.#change('setVisibleOnAllWorkspaces', flag);
  setAlwaysOnTop = (flag: boolean, level?: string): void =>
    this.#change('setAlwaysOnTop', flag, ...(level === undefined ? [] : [level]));
}

const app = Object.assign(heard(), {
  isPackaged: true,
  whenReady: async () => undefined,
  getAppPath: () => path.join(import.meta.dirname, '..', '..', '..', 'dist', 'app'),
  getVersion: () => '0.0.0',
  setPath: (name: string, folder: string) => note('app.setPath', name, folder),
  enableSandbox: () => note('app.enableSandbox'),
  requestSingleInstanceLock: () => true,
  quit: () => {
    note('app.quit');
    let isPrevented = false;
    const event = { preventDefault: () => (isPrevented = true) };
    app.emit('before-quit', event);
    app.emit('will-quit', event);
    if (!isPrevented) process.exit(0);
  },
  exit: (code = 0) => {
    note('app.exit', code);
    process.exit(code);
  },
}) satisfies Partial<Omit<Electron.App, keyof EventEmitter>>;

const protocol = {
  registerSchemesAsPrivileged: (schemes) => note('protocol.registerSchemesAsPrivileged', schemes),
  handle: (_scheme, handler) => {
    asks.protocol = handler;
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

const ipcMain = {
  handle: (channel, listener) => {
    asks.calls.set(channel, listener as (event: unknown, ...args: unknown[]) => unknown);
  },
  removeHandler: (channel) => void asks.calls.delete(channel),
} satisfies Pick<Electron.IpcMain, 'handle' | 'removeHandler'>;

const session = {
  defaultSession: Object.assign(heard(), {
    setPermissionRequestHandler: (handler: unknown) => {
      note('session.setPermissionRequestHandler');
      asks.permission = handler as typeof asks.permission;
    },
    setPermissionCheckHandler: () => note('session.setPermissionCheckHandler'),
    setDevicePermissionHandler: () => note('session.setDevicePermissionHandler'),
    setDisplayMediaRequestHandler: () => note('session.setDisplayMediaRequestHandler'),
    webRequest: {
      onBeforeRequest: (listener: unknown) => {
        asks.beforeRequest = listener as typeof asks.beforeRequest;
      },
    },
  }) satisfies Record<Exclude<keyof Electron.Session & SessionPart, keyof EventEmitter>, unknown>,
};
type SessionPart =
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'webRequest';

const Menu = {
  setApplicationMenu: (menu) => note('Menu.setApplicationMenu', menu),
} satisfies Pick<typeof Electron.Menu, 'setApplicationMenu'>;

const dialog = {
  showErrorBox: (title, content) => note('dialog.showErrorBox', title, content),
} satisfies Pick<Electron.Dialog, 'showErrorBox'>;

const clipboard = {
  clear: () => note('clipboard.clear'),
  selection: { clear: () => note('clipboard.selection.clear') },
} satisfies Pick<Electron.Clipboard, 'clear'> & { selection: Pick<Electron.Clipboard, 'clear'> };

const powerSaveBlocker = {
  start: (type) => {
    note('powerSaveBlocker.start', type);
    return 1;
  },
  stop: (id) => {
    note('powerSaveBlocker.stop', id);
    return true;
  },
  isStarted: () => true,
} satisfies Pick<Electron.PowerSaveBlocker, 'start' | 'stop' | 'isStarted'>;

const bounds = { x: 0, y: 0, width: 1920, height: 1080 };
const displays = [{ id: 1, bounds }] as Electron.Display[];
const screen = Object.assign(heard(), {
  getPrimaryDisplay: () => displays[0],
  getAllDisplays: () => displays,
});
screen.on('display-added', () => displays.push({ id: 2, bounds: { ...bounds, x: 1920 } } as never));
const powerMonitor = heard();

const utilityProcess = utilityProcessWith(note);

const emitters = () => ({
  app,
  screen,
  power: powerMonitor,
  session: session.defaultSession,
  window: windows.at(-1),
  page: windows.at(-1)?.webContents,
});

hear(async (message) => {
  switch (message.say) {
    case 'request':
      return serve(message);
    case 'permission':
      return new Promise((resolve) => asks.permission?.(null, message.name, resolve));
    case 'invoke': {
      const call = asks.calls.get(message.channel);
      const contents = windows.at(-1)?.webContents;
      const isOwn = message.origin === ORIGIN;
      const senderFrame = isOwn ? contents?.mainFrame : { origin: message.origin };
      return call?.({ senderFrame, sender: contents }, ...message.args);
    }
    case 'emit': {
      let isPrevented = false;
      const event = { preventDefault: () => (isPrevented = true) };
      emitters()[message.on]?.emit(message.event, event, ...message.args);
      return isPrevented;
    }
  }
});

async function serve({ url, method }: Extract<FromTest, { say: 'request' }>): Promise<Served> {
  let isCancelled = false;
  asks.beforeRequest?.({ url }, ({ cancel = false }) => (isCancelled = cancel));
  if (isCancelled || asks.protocol === null) return { kind: 'cancelled' };
  const answer = await asks.protocol(new Request(url, { method }));
  return {
    kind: 'answered',
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    base64: Buffer.from(await answer.arrayBuffer()).toString('base64'),
  };
}

export {
  BrowserWindow,
  Menu,
  app,
  clipboard,
  dialog,
  ipcMain,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  utilityProcess,
};
