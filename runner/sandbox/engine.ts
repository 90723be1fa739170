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
import { limitsShape, runsWithoutRoot, unlimitedBy } from './engine-limits.ts';
import type { Controller } from './engine-limits.ts';
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
  /** It runs under a user's account: its rights are that user's. */
  readonly isRootless: boolean;
  /** What it would leave a sandbox without. */
  readonly cannotLimit: readonly Controller[];
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

/** @param objection null where the engine will do, else why it will not; then the next address is tried */
export async function findEngine(
  addresses: readonly EngineAddress[],
  objection: (engine: Engine) => string | null = () => null,
): Promise<Result<Engine, EngineAbsent>> {
  const tried: { address: string; why: string }[] = [];
  for (const address of addresses) {
    const engine = await connect(address);
    const why = engine.ok ? objection(engine.value) : engine.error;
    if (engine.ok && why === null) return engine;
    if (engine.ok) engine.value.close();
    tried.push({ address: address.text, why: why ?? '' });
  }
  return fail({ tried });
}

/** Student code runs under no engine that leaves its memory or its processes without a limit. */
export function sandboxObjection({
  cannotLimit,
  cgroupVersion,
  isRootless,
}: Engine): string | null {
  const missing = cannotLimit.filter((controller) => controller !== 'cpu');
  if (missing.length === 0) return null;
  const where = `${isRootless ? 'without root ' : ''}with cgroup version ${cgroupVersion}`;
  return `${where} it cannot limit ${missing.join(' and ')}, and nothing runs without a limit`;
}

const versionShape = z.object({
  Version: z.string(),
  Components: z.array(z.object({ Name: z.string() })).default([]),
});
const infoShape = limitsShape.extend({
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
    const facts = infoShape.parse(info);
    const { CgroupVersion, NCPU, Runtimes } = facts;
    const isPodman = Components.some((part) => part.Name === 'Podman Engine');
    const delegated = isPodman ? await within(ANSWER_MAX_MS, delegatedByPodman(docker)) : null;
    const name = isPodman ? 'Podman' : 'Docker';
    return ok({
      docker,
      kind: isPodman ? 'podman' : 'docker',
      version: Version,
      description: `${name} ${Version}, cgroup v${CgroupVersion}, ${address.text}`,
      isLocal: address.kind === 'unix' && process.platform === 'linux',
      cgroupVersion: CgroupVersion,
      isRootless: runsWithoutRoot(facts),
      cannotLimit: unlimitedBy(facts, delegated),
      cpus: NCPU,
      runtimes: Object.keys(Runtimes ?? {}),
      close: () => agent.destroy(),
    });
  } catch (error) {
    agent.destroy();
    return fail(explain(error, address));
  }
}

/** Podman 5 answers to this number too. */
const LIBPOD_INFO = '/v4.0.0/libpod/info';
const podmanShape = z.object({
  host: z.object({ cgroupControllers: z.array(z.string()).nullish() }),
});

/** By Podman's own API; an engine behind it that has none is taken at its word. */
async function delegatedByPodman(docker: Docker): Promise<readonly string[] | null> {
  const call = { path: LIBPOD_INFO, method: 'GET', statusCodes: { 200: true, 404: true } };
  const answer = await new Promise<unknown>((resolve, reject) => {
    docker.modem.dial(call, (error: unknown, told: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve(told);
    });
  });
  const told = podmanShape.safeParse(answer);
  return told.success ? (told.data.host.cgroupControllers ?? null) : null;
}

function explain(error: unknown, address: EngineAddress): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'there is no such socket';
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (code === 'EACCES' || code === 'EPERM')
    return `the user ${userInfo().username} may not use it (group of ${path.basename(address.text)}?)`;
  return error instanceof Error ? error.message : String(error);
}
