// A process of its own beside the shell: when the main process hangs, nothing in it can give the screen back. This one
// ends it, and the window with it; the next start finds everything on disk. See watchdog-rules.ts.
import { BEAT_MS, createWatchdog } from './watchdog-rules.ts';

// Given by the shell: on Linux the parent of such a process is not the one that asked for it.
const hung = Number(process.argv[2]);
const watchdog = createWatchdog(() => {
  process.kill(hung, 'SIGKILL');
  process.exit(0);
});
process.parentPort.on('message', () => watchdog.beat());
setInterval(() => {
  if (!isThere(hung)) process.exit(0);
  watchdog.tick();
}, BEAT_MS);

/** Signal 0 asks whether there is such a process, and does nothing to it. */
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
