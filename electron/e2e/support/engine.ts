// A container engine of the test's own, with the real image in it: one that can be stopped without anyone else noticing.
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureRunnerImage, openEngine, saveRunnerImage } from '#runner';

export type OwnEngine = {
  /** As DOCKER_HOST spells it. */
  readonly address: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
};

const START_WAIT_MS = 60_000;
const ASK_AGAIN_MS = 100;

/** Needs root, and the machine's own engine with the image in it: what `npm test` sets up. */
export async function startOwnEngine(): Promise<OwnEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'invigil-engine-'));
  const address = `unix://${join(folder, 'docker.sock')}`;
  let daemon = await startDaemon(folder, address);
  await copyImage(address, join(folder, 'image.tar'));
  const stop = async () => {
    if (daemon.exitCode !== null || daemon.signalCode !== null) return;
    const exited = once(daemon, 'exit');
    daemon.kill('SIGTERM');
    await exited;
  };
  return {
    address,
    stop,
    start: async () => {
      daemon = await startDaemon(folder, address);
    },
    dispose: async () => {
      await stop();
      unmountBelow(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startDaemon(folder: string, address: string): Promise<ChildProcess> {
  const log = openSync(join(folder, 'dockerd.log'), 'a');
  const args = [
    `--host=${address}`,
    `--data-root=${join(folder, 'data')}`,
    `--exec-root=${join(folder, 'exec')}`,
    `--pidfile=${join(folder, 'docker.pid')}`,
    ...['--bridge=none', '--iptables=false', '--ip6tables=false'],
  ];
  const daemon = spawn('dockerd', args, { stdio: ['ignore', log, log] });
  closeSync(log);
  const endsAtMs = Date.now() + START_WAIT_MS;
  while (daemon.exitCode === null && Date.now() < endsAtMs) {
    const engine = await openEngine(addressOf(address));
    if (engine.ok) {
      engine.value.close();
      return daemon;
    }
    await wait(ASK_AGAIN_MS);
  }
  throw new Error(`dockerd did not start; see ${join(folder, 'dockerd.log')}`);
}

const addressOf = (text: string) => [{ kind: 'unix', text }] as const;

/** dockerd leaves mounts behind (its own network namespace, a sandbox's tmpfs), and what is mounted cannot be removed. */
function unmountBelow(folder: string): void {
  const mounted = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((place) => place.startsWith(`${folder}/`));
  for (const place of mounted.toReversed()) execFileSync('umount', ['--lazy', place]);
}

async function copyImage(to: string, file: string): Promise<void> {
  const own = await openEngine();
  const other = await openEngine(addressOf(to));
  if (!own.ok || !other.ok) throw new Error('an engine went away');
  await saveRunnerImage(own.value, file);
  const ways = ['tar'] as const;
  const loaded = await ensureRunnerImage({ engine: other.value, tarFile: file, ways });
  own.value.close();
  other.value.close();
  rmSync(file);
  if (!loaded.ok) throw new Error(`the image could not be copied: ${JSON.stringify(loaded.error)}`);
}
