// Root of the Electron shell: the same parts as the loopback host, behind a window that shows nothing but the exam.
import path from 'node:path';
import {
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
} from 'electron';
import { SECOND_MS } from '#contract/limits.ts';
import type { Sighting } from '#contract/sighting.ts';
import { installedExam } from './assembly/installed-exam.ts';
import { buildStation } from './assembly/station.ts';
import type { Station } from './assembly/station.ts';
import { readSinks } from './gradebook/outbox/sink.ts';
import { denyDownloads, denyNetwork, denyPermissions, guardContents } from './kiosk/guards.ts';
import { createKiosk } from './kiosk/kiosk.ts';
import type { Kiosk } from './kiosk/kiosk.ts';
import { recoverFrom } from './kiosk/recovery.ts';
import { TEST_SWITCHES, unexpectedSwitches } from './kiosk/switches.ts';
import { BEAT_MS } from './kiosk/watchdog-rules.ts';
import { sightingNow } from './kiosk/watchers/watcher.ts';
import type { See } from './kiosk/watchers/watcher.ts';
import { windowOptions } from './kiosk/window.ts';
import { loadConfig } from './station/config/load.ts';
import { prepareDataFolder } from './station/data-folder.ts';
import { createLogger } from './station/logger.ts';
import { logSettings } from './station/log-settings.ts';
import { dataDirectory } from './station/paths.ts';
import { APP_ORIGIN, APP_SCHEME, answerAppRequest } from './transport/app-protocol.ts';
import { publishTo, serveIpc } from './transport/ipc.ts';
import { readScreenFiles } from './transport/screen-files.ts';

const loaded = loadConfig();
const dataDir = loaded.ok ? loaded.value.config.dataDir : dataDirectory(process.env);
const log = createLogger(dataDir, loaded.ok ? logSettings(loaded.value.config) : {});
const NOT_THIS_SHELL =
  'The configuration of this machine (shells) does not let exams open in this window.';
/** A page must be there after this long, or the machine is given back. */
const START_MAX_MS = 60 * SECOND_MS;
/** What the shell sees before the station is there to hear it. */
const early: Sighting[] = [];
let station: Station | null = null;
let kiosk: Kiosk | null = null;
let isLeaving = false;

const hear = (sighting: Sighting): void => {
  if (station === null) early.push(sighting);
  else station.proctor.see(sighting, 'shell');
};
const see: See = (kind, detail) => hear(sightingNow(kind, detail, Date.now()));

/** Gives the screen back first, whatever is wrong: the sentence that follows is a window of its own. */
async function giveUp(sentence: string, exitCode: number): Promise<void> {
  if (isLeaving) return;
  isLeaving = true;
  log.error('the shell gives up', { sentence });
  await kiosk?.giveBack();
  for (const window of BrowserWindow.getAllWindows()) window.destroy();
  dialog.showErrorBox('Invigil', sentence);
  await station?.stop();
  app.exit(exitCode);
}

async function leave(): Promise<void> {
  await kiosk?.giveBack();
  app.quit();
}

function bug(error: unknown): void {
  log.error('a bug', { error });
  void giveUp('Invigil had to stop. Your work is saved: start it again.', 1);
}
process.on('uncaughtException', bug);
process.on('unhandledRejection', bug);

// Before anything of the window is there.
if (loaded.ok && prepareDataFolder(loaded.value.config, Date.now()).removed)
  log.info('records were removed: kept long enough');
app.setPath('userData', path.join(dataDir, 'electron'));
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);
guardContents(app, see);

const isUnderTest = !app.isPackaged && process.env['INVIGIL_UNDER_TEST'] === '1';
const allowed = isUnderTest ? TEST_SWITCHES : undefined;
const unexpected = unexpectedSwitches(process.argv.slice(1), process.platform, allowed);
if (unexpected.length > 0)
  await giveUp(`Invigil does not start with ${unexpected.join(' ')}: start it without.`, 2);
else if (app.requestSingleInstanceLock()) await start();
else app.exit(0);

async function start(): Promise<void> {
  await app.whenReady();
  const folder = app.getAppPath();
  const files = readScreenFiles(path.join(folder, 'dist', 'renderer'));
  protocol.handle(APP_SCHEME, (request) => answerAppRequest(files, request));
  denyPermissions(session.defaultSession, see);
  denyDownloads(session.defaultSession, see);
  denyNetwork(session.defaultSession, APP_ORIGIN);
  Menu.setApplicationMenu(null);

  if (!loaded.ok) return giveUp(loaded.error.join('\n'), 1);
  const { config } = loaded.value;
  if (!config.shells.includes('electron')) return giveUp(NOT_THIS_SHELL, 1);
  const exam = installedExam(dataDir, path.join(folder, 'problems'));
  if (!exam.ok) return giveUp(exam.error, 1);
  const sinks = readSinks(config.sinks);
  if (!sinks.ok) return giveUp(sinks.error, 1);
  const built = buildStation({
    config,
    dataDir,
    exam: exam.value,
    shell: 'electron',
    version: app.getVersion(),
    stationName: config.seat,
    sinks: sinks.value,
    log,
    leave: () => void leave(),
  });
  if (!built.ok) return giveUp(built.error, 1);
  station = built.value;
  for (const sighting of early.splice(0)) hear(sighting);
  serveIpc(ipcMain, station.gate, (origin) => log.warn('a foreign page called', { origin }));
  stopInOrder(station);
  // Only an installed exam takes the screen; the demo is a window among others. The variable can ask for more, not less.
  const isLocked = exam.value.kind === 'package' || process.env['INVIGIL_KIOSK'] === '1';
  await openWindow(station, path.join(folder, 'dist', 'electron', 'preload.cjs'), isLocked);
}

async function openWindow(running: Station, preload: string, isLocked: boolean): Promise<void> {
  const window = new BrowserWindow(windowOptions(preload));
  const { webContents } = window;
  running.news.subscribe(publishTo(webContents));
  // A page that is loaded anew knows nothing of what the one before it had started.
  webContents.on('did-start-loading', () => running.pageGone());
  webContents.on('render-process-gone', () => running.pageGone());
  const patience = setTimeout(
    () => void giveUp('The exam window did not open. Your work is saved.', 1),
    START_MAX_MS,
  );
  recoverFrom(webContents, {
    reload: () => void load(window),
    giveUp: () => void giveUp('The exam window failed again and again. Your work is saved.', 1),
    now: Date.now,
    see,
    log,
  });
  const locked = createKiosk({
    ...{ window, screen, clipboard, powerSaveBlocker, powerMonitor, dataDir, see: hear, log },
    forbidden: () => running.proctor.policy().processes,
  });
  kiosk = locked;
  app.on('second-instance', () => window.focus());
  window.on('close', (event) => {
    if (isLocked && !isLeaving) event.preventDefault();
  });
  window.once('ready-to-show', () => {
    clearTimeout(patience);
    window.show();
    if (isLocked) void lock(locked);
  });
  await load(window);
}

async function lock(locked: Kiosk): Promise<void> {
  startWatchdog();
  const taken = await locked.lock();
  if (!taken.ok) {
    log.error('a step failed', { step: taken.error.step, error: taken.error.error });
    return giveUp(`The screen could not be locked (${taken.error.step}).`, 1);
  }
  locked.watch();
}

/** A load that fails is heard by recoverFrom; its promise says the same a second time. */
async function load(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${APP_ORIGIN}/`).catch(() => undefined);
}

/** Ends this process when it hangs, and the window with it. */
function startWatchdog(): void {
  const file = path.join(import.meta.dirname, 'kiosk', 'watchdog.js');
  const dog = utilityProcess.fork(file, [String(process.pid)]);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- it goes to a process, not to a window
  const beats = setInterval(() => dog.postMessage('alive'), BEAT_MS);
  dog.on('exit', () => {
    clearInterval(beats);
    if (!isLeaving) log.warn('the watchdog ended');
  });
}

/** Quitting waits for the queue to be left in order; nothing is lost where it does not, it only takes longer later. */
function stopInOrder(running: Station): void {
  let isStopped = false;
  app.on('before-quit', () => {
    isLeaving = true;
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    void Promise.allSettled([kiosk?.giveBack(), running.stop()]).finally(() => {
      isStopped = true;
      app.quit();
    });
  });
}
