// Stands in for Electron's utility processes: a Node process, which hears its parent as Electron's own would.
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import path from 'node:path';

/** As a Node process: the way it hears its parent is put in the place of Electron's own. */
const PARENT_PORT = `data:text/javascript,${encodeURIComponent(
  `process.parentPort = { on: (_event, hear) => process.on('message', (data) => hear({ data })) };`,
)}`;
export const utilityProcessWith = (note: (what: string, ...args: unknown[]) => void) => ({
  fork: (file: string, args: string[] = []) => {
    note('utilityProcess.fork', path.basename(file));
    const child = fork(file, args, { execArgv: ['--import', PARENT_PORT] });
    const utility = new EventEmitter();
    child.on('exit', (code) => utility.emit('exit', code));
    // As in Electron, a message to a process that is gone is lost.
    child.on('error', () => undefined);
    return Object.assign(utility, {
      postMessage: (message: unknown) =>
        void (child.connected && child.send(String(message), () => undefined)),
    });
  },
});
