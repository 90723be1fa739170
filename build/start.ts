// `npm start` after set-up: opens the demo exam in the window this machine can give, and says which and why.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bundleStep, shellApp } from './setup/bundles.ts';
import { findProgram, lookAtMachine } from './setup/machine.ts';
import type { ShellFacts, WindowChoice } from './setup/shell.ts';
import { chooseShell, findElectron } from './setup/shell.ts';
import { root } from './setup/root.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

const machine = lookAtMachine();
const chromiums = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
// Without a display no window opens, so Electron is not even looked for: it would be downloaded in vain.
const electron: ShellFacts['electron'] = machine.hasDisplay
  ? await findElectron(root, say)
  : { missing: 'there is no display' };
const choice = chooseShell({
  hasDisplay: machine.hasDisplay,
  isRoot: machine.isRoot,
  electron,
  chromium: chromiums.map((name) => findProgram(name)).find((path) => path !== null) ?? null,
});

async function buildShellApp(): Promise<void> {
  const built = await bundleStep(root, shellApp).run(say);
  if (built.ok) return;
  say(`${built.error.sentence} ${built.error.next}`);
  process.exit(1);
}

function commandFor({ shell }: WindowChoice): readonly [string, readonly string[]] {
  if (shell === 'electron' && 'path' in electron)
    return [electron.path, [join(root, shellApp.output)]];
  const host = join(root, 'electron', 'serve.ts');
  return [process.execPath, shell === 'chromium' ? [host, '--open'] : [host]];
}

say(`${choice.why} Ctrl+C stops it.`);
if (choice.shell === 'electron') await buildShellApp();
const [command, args] = commandFor(choice);
const host = spawn(command, args, { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // Ctrl+C in a terminal reaches the host by itself, and the host stops cleanly; this process waits for that.
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) host.kill(signal);
  });
}
host.once('exit', (code) => (process.exitCode = code ?? 1));
