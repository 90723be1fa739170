// A process of its own beside the shell: when the main process hangs, nothing in it can give the screen back. This one
// ends it, and the window with it; the next start finds everything on disk. See watchdog-rules.ts.
import { BEAT_MS, createWatchdog } from './watchdog-rules.ts';

const hung = process.ppid;
const watchdog = createWatchdog(() => {
  process.kill(hung, 'SIGKILL');
  process.exit(0);
});
process.parentPort.on('message', () => watchdog.beat());
setInterval(() => {
  // The shell ended by itself, and this process was given another parent.
  if (process.ppid !== hung) process.exit(0);
  watchdog.tick();
}, BEAT_MS);
