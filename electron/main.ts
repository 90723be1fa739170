// Root of the Electron shell: the same parts as the loopback host, behind a window that shows nothing but the exam.
import path from 'node:path';
import { BrowserWindow, Menu, app, dialog, ipcMain, protocol, session } from 'electron';
import { installedExam } from './assembly/installed-exam.ts';
import { buildStation } from './assembly/station.ts';
import type { Station } from './assembly/station.ts';
import { denyNetwork, denyPermissions, guardContents } from './kiosk/guards.ts';
import { recoverFrom } from './kiosk/recovery.ts';
import { unexpectedSwitches } from './kiosk/switches.ts';
import { windowOptions } from './kiosk/window.ts';
import { createLogger } from './station/logger.ts';
import { dataDirectory } from './station/paths.ts';
import { APP_ORIGIN, APP_SCHEME, answerAppRequest } from './transport/app-protocol.ts';
import { publishTo, serveIpc } from './transport/ipc.ts';
import { readScreenFiles } from './transport/screen-files.ts';

const dataDir = dataDirectory(process.env);
const log = createLogger(dataDir);

/** The person reads one sentence, and the window that could not be is not left half open. */
function giveUp(sentence: string, exitCode: number): never {
  log.error('the shell does not start', { sentence });
  dialog.showErrorBox('Invigil', sentence);
  app.exit(exitCode);
  throw new Error(sentence);
}

const unexpected = unexpectedSwitches(process.argv.slice(1));
if (unexpected.length > 0)
  giveUp(`Invigil does not start with ${unexpected.join(' ')}: start it without.`, 2);

app.setPath('userData', path.join(dataDir, 'electron'));
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);
guardContents(app);
if (app.requestSingleInstanceLock()) await start();
else app.exit(0);

async function start(): Promise<void> {
  await app.whenReady();
  const folder = app.getAppPath();
  const files = readScreenFiles(path.join(folder, 'dist', 'renderer'));
  protocol.handle(APP_SCHEME, (request) => answerAppRequest(files, request));
  denyPermissions(session.defaultSession);
  denyNetwork(session.defaultSession, APP_ORIGIN);
  Menu.setApplicationMenu(null);

  const exam = installedExam(dataDir, path.join(folder, 'problems'));
  if (!exam.ok) return giveUp(exam.error, 1);
  const station = buildStation({
    dataDir,
    exam: exam.value,
    shell: 'electron',
    version: app.getVersion(),
    stationName: process.env['INVIGIL_STATION'] ?? null,
    log,
  });
  if (!station.ok) return giveUp(station.error, 1);
  serveIpc(ipcMain, station.value.gate, (origin) => log.warn('a foreign page called', { origin }));
  stopInOrder(station.value);
  await openWindow(station.value, path.join(folder, 'dist', 'electron', 'preload.cjs'));
}

async function openWindow(station: Station, preload: string): Promise<void> {
  const window = new BrowserWindow(windowOptions(preload));
  station.news.subscribe(publishTo(window.webContents));
  recoverFrom(window.webContents, {
    reload: () => window.webContents.reload(),
    giveUp: () => giveUp('The exam window failed again and again. Your work is saved.', 1),
    now: Date.now,
    log,
  });
  app.on('second-instance', () => window.focus());
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`${APP_ORIGIN}/`);
}

/** Quitting waits for the queue to be left in order; nothing is lost where it does not, it only takes longer later. */
function stopInOrder(station: Station): void {
  let isStopped = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    void station.stop().finally(() => {
      isStopped = true;
      app.quit();
    });
  });
}
