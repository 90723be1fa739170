// A real host process with a data folder of its own, for browser tests: started, stopped, killed and started again.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { endChild, endOf, unlessEnded } from '../../testing/child.ts';

export const root = join(import.meta.dirname, '..', '..', '..');

export type Host = {
  /** An address that opens once, in one browser; asking for it ends the one before. */
  newAddress(): Promise<string>;
  readonly origin: string;
  readonly dataDir: string;
  /** Ends it as the machine's shutdown would; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** kill -9: no handler of the host runs. */
  kill(): Promise<void>;
  /** Starts it again on the same data and the same port, as after a crash. */
  restart(): Promise<void>;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
};

export type HostOptions = {
  /** The engine's address, as DOCKER_HOST spells it. Left out: the machine's own. */
  readonly engine?: string;
  /** Left out: the problems of this repository. */
  readonly problemsDir?: string;
  /** An exam package that waits for its start code, instead of the demo exam. */
  readonly examFile?: string;
  /** The station's name, as the roster's seats have it. */
  readonly stationName?: string;
  /** Where results go, as `--sink` spells it. */
  readonly sinks?: readonly string[];
  /** A module that is loaded into the host's process before it starts, and what it reads from the environment. */
  readonly preload?: { readonly module: string; readonly env: Readonly<Record<string, string>> };
};

const helloShape = z.object({ address: z.string() });

/** Ready means: it answers, on an address that was free a moment ago. */
export async function launchHost(options: HostOptions = {}): Promise<Host> {
  const dataDir = mkdtempSync(join(tmpdir(), 'invigil-e2e-'));
  const port = await freePort();
  const begin = () => startProcess(dataDir, port, options);
  let running = await begin();

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const ending = await endChild(running.process, signal);
    return ending.kind === 'ended' ? ending.code : null;
  };
  return {
    newAddress: () => running.newAddress(),
    origin: `http://127.0.0.1:${port}`,
    dataDir,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    restart: async () => {
      running = await begin();
    },
    dispose: async () => {
      await end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

type Running = { readonly process: ChildProcess; newAddress(): Promise<string> };

async function startProcess(
  dataDir: string,
  port: number,
  { engine, problemsDir, examFile, stationName, sinks = [], preload }: HostOptions,
): Promise<Running> {
  const args = ['electron/serve.ts', '--json', '--data', dataDir, '--port', String(port)];
  if (problemsDir !== undefined) args.push('--problems', problemsDir);
  if (examFile !== undefined) args.push('--exam', examFile);
  if (stationName !== undefined) args.push('--station', stationName);
  for (const sink of sinks) args.push('--sink', sink);
  const own = engine === undefined ? {} : { DOCKER_HOST: engine };
  const before = preload === undefined ? [] : ['--import', preload.module];
  const child = spawn(process.execPath, [...before, ...args], {
    cwd: root,
    env: { ...process.env, ...own, ...preload?.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const complaints: string[] = [];
  const ended = endOf(child);
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  const lines = createInterface({ input: child.stdout });
  const nextAddress = async (): Promise<string> => {
    const line = once(lines, 'line').then(([text]: unknown[]) => String(text));
    const hello = await unlessEnded('the host', ended, line).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${complaints.join('')}`, { cause: error });
    });
    return helloShape.parse(JSON.parse(hello)).address;
  };
  let unused: string | null = await nextAddress();
  return {
    process: child,
    newAddress: async () => {
      const first = unused;
      unused = null;
      if (first !== null) return first;
      const next = nextAddress();
      child.kill('SIGUSR2');
      return next;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
