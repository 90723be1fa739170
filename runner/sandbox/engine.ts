// Finding the container engine: Docker or Podman, wherever this machine keeps its socket.
import { Agent } from 'node:http';
import { userInfo } from 'node:os';
import path from 'node:path';
import Docker from 'dockerode';
import { z } from 'zod';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { connectionOf } from './engine-address.ts';
import type { EngineAddress } from './engine-address.ts';
import { within } from './within.ts';

export type Engine = {
  readonly docker: Docker;
  readonly kind: 'docker' | 'podman';
  readonly version: string;
  /** For people and records, such as `Docker 20.10.24, cgroup v1, unix:///var/run/docker.sock`. */
  readonly description: string;
  /** The engine reads this machine's files: false behind tcp and inside Docker Desktop's virtual machine. */
  readonly isLocal: boolean;
  readonly cgroupVersion: string;
  readonly cpus: number;
  readonly runtimes: readonly string[];
  /** Closes idle connections. */
  close(): void;
};

export type EngineAbsent = {
  readonly tried: readonly { readonly address: string; readonly why: string }[];
};

/** Long enough for an engine under load, short enough that a wrong address does not hold anything up. */
const ANSWER_MAX_MS = 5_000;

export async function findEngine(
  addresses: readonly EngineAddress[],
): Promise<Result<Engine, EngineAbsent>> {
  const tried: { address: string; why: string }[] = [];
  for (const address of addresses) {
    const engine = await connect(address);
    if (engine.ok) return engine;
    tried.push({ address: address.text, why: engine.error });
  }
  return fail({ tried });
}

const versionShape = z.object({
  Version: z.string(),
  Components: z.array(z.object({ Name: z.string() })).default([]),
});
const infoShape = z.object({
  CgroupVersion: z.string().default('1'),
  NCPU: z.number().default(1),
  Runtimes: z.record(z.string(), z.unknown()).nullish(),
});

async function connect(address: EngineAddress): Promise<Result<Engine, string>> {
  const connection = connectionOf(address);
  if (!connection.ok) return connection;
  const agent = new Agent({ keepAlive: true });
  // `host: undefined` keeps docker-modem from taking DOCKER_HOST over the address that was asked for.
  const options = { host: undefined, agent, ...connection.value };
  const docker = new Docker(options);
  try {
    const answers = Promise.all([docker.version(), docker.info()]);
    const [version, info] = await within(ANSWER_MAX_MS, answers);
    const { Version, Components } = versionShape.parse(version);
    const { CgroupVersion, NCPU, Runtimes } = infoShape.parse(info);
    const isPodman = Components.some((part) => part.Name === 'Podman Engine');
    const name = isPodman ? 'Podman' : 'Docker';
    return ok({
      docker,
      kind: isPodman ? 'podman' : 'docker',
      version: Version,
      description: `${name} ${Version}, cgroup v${CgroupVersion}, ${address.text}`,
      isLocal: address.kind === 'unix' && process.platform === 'linux',
      cgroupVersion: CgroupVersion,
      cpus: NCPU,
      runtimes: Object.keys(Runtimes ?? {}),
      close: () => agent.destroy(),
    });
  } catch (error) {
    agent.destroy();
    return fail(explain(error, address));
  }
}

function explain(error: unknown, address: EngineAddress): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'there is no such socket';
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (code === 'EACCES' || code === 'EPERM')
    return `the user ${userInfo().username} may not use it (group of ${path.basename(address.text)}?)`;
  return error instanceof Error ? error.message : String(error);
}
