// A Docker engine of a test's own, so that it can be stopped and started without touching the machine's.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureRunnerImage, openEngine, parseAddress, saveRunnerImage } from '../runner.ts';
import type { Engine, EngineAddress } from '../runner.ts';

export type SecondEngine = {
  readonly address: EngineAddress;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Stops it and deletes all that it kept. */
  remove(): Promise<void>;
};

/** Needs root and dockerd on this machine. */
export const canStartEngine = (): boolean =>
  process.getuid?.() === 0 &&
  ['/usr/sbin/dockerd', '/usr/bin/dockerd'].some((file) => existsSync(file));

const START_MAX_MS = 60_000;
const ASK_EVERY_MS = 50;

/** Started, with the runner's image in it. */
export async function secondEngine(): Promise<SecondEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'invigil-engine-'));
  const address = parseAddress(`unix://${path.join(folder, 'engine.sock')}`);
  let daemon: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    daemon = spawn('dockerd', daemonArgv(folder, address), { stdio: 'ignore' });
    (await answering(address)).close();
  };
  const stop = async (): Promise<void> => {
    const stopping = daemon;
    daemon = null;
    if (stopping === null || stopping.exitCode !== null || stopping.signalCode !== null) return;
    const exited = once(stopping, 'exit');
    stopping.kill('SIGTERM');
    await exited;
  };
  const engine: SecondEngine = {
    address,
    start,
    stop,
    remove: async () => {
      await stop();
      await unmountBelow(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await start();
    await copyImage(address, path.join(folder, 'image.tar'));
  } catch (error) {
    await engine.remove();
    throw error;
  }
  return engine;
}

function daemonArgv(folder: string, address: EngineAddress): string[] {
  return [
    ...['--host', address.text],
    ...['--data-root', path.join(folder, 'data'), '--exec-root', path.join(folder, 'exec')],
    ...['--pidfile', path.join(folder, 'engine.pid')],
    ...['--bridge=none', '--iptables=false', '--ip6tables=false'],
  ];
}

/** dockerd leaves mounts behind (its own network namespace, a sandbox's tmpfs), and what is mounted cannot be removed. */
async function unmountBelow(folder: string): Promise<void> {
  const mounted = (await readFile('/proc/self/mounts', 'utf8'))
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((place) => place.startsWith(`${folder}/`));
  for (const place of mounted.toReversed()) {
    await once(spawn('umount', ['--lazy', place], { stdio: 'inherit' }), 'exit');
  }
}

async function answering(address: EngineAddress): Promise<Engine> {
  const deadline = performance.now() + START_MAX_MS;
  while (true) {
    const opened = await openEngine([address]);
    if (opened.ok) return opened.value;
    if (performance.now() > deadline) throw new Error(JSON.stringify(opened.error.tried));
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

async function copyImage(to: EngineAddress, file: string): Promise<void> {
  const [from, target] = [await openEngine(), await openEngine([to])];
  if (!from.ok || !target.ok) throw new Error('an engine has gone');
  try {
    const made = await ensureRunnerImage({ engine: from.value, ways: [] });
    if (!made.ok) throw new Error('run the set-up first');
    await saveRunnerImage(from.value, file);
    const loaded = await ensureRunnerImage({ engine: target.value, tarFile: file, ways: ['tar'] });
    if (!loaded.ok) throw new Error(loaded.error.tried.map((one) => one.why).join('; '));
  } finally {
    from.value.close();
    target.value.close();
    await rm(file, { force: true });
  }
}
