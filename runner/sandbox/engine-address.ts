// Where an engine may be listening. Pure: the environment and the machine are arguments.
import type Docker from 'dockerode';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

export type EngineAddress = {
  readonly kind: 'unix' | 'npipe' | 'tcp' | 'unknown';
  /** As DOCKER_HOST would spell it. */
  readonly text: string;
};

export type Machine = {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Null where the system has no such number. */
  readonly uid: number | null;
};

/** In the order to try. Somebody who sets DOCKER_HOST means that engine and no other. */
export function engineAddresses(machine: Machine): EngineAddress[] {
  const { env, home, platform } = machine;
  const named = env['DOCKER_HOST'] || env['CONTAINER_HOST'];
  if (named) return [parseAddress(named)];
  if (platform === 'win32')
    return ['npipe:////./pipe/docker_engine', 'npipe:////./pipe/podman-machine-default'].map(
      parseAddress,
    );
  const runtime = env['XDG_RUNTIME_DIR'] ?? (machine.uid ? `/run/user/${machine.uid}` : null);
  const sockets = [
    '/var/run/docker.sock',
    ...(runtime === null ? [] : [`${runtime}/docker.sock`]),
    `${home}/.docker/run/docker.sock`,
    `${home}/.docker/desktop/docker.sock`,
    ...(runtime === null ? [] : [`${runtime}/podman/podman.sock`]),
    '/run/podman/podman.sock',
  ];
  if (platform === 'darwin')
    sockets.push(`${home}/.local/share/containers/podman/machine/podman.sock`);
  return sockets.map((socket) => parseAddress(`unix://${socket}`));
}

export function parseAddress(text: string): EngineAddress {
  if (text.startsWith('unix://')) return { kind: 'unix', text };
  if (text.startsWith('npipe://')) return { kind: 'npipe', text };
  if (/^(tcp|http|https):\/\//.test(text)) return { kind: 'tcp', text };
  if (text.startsWith('/')) return { kind: 'unix', text: `unix://${text}` };
  return { kind: 'unknown', text };
}

/** The address as docker-modem takes it. */
export function connectionOf(address: EngineAddress): Result<Docker.DockerOptions, string> {
  switch (address.kind) {
    case 'unix':
      return ok({ socketPath: address.text.slice('unix://'.length) });
    case 'npipe':
      return ok({ socketPath: address.text.slice('npipe://'.length) });
    case 'tcp': {
      if (!URL.canParse(address.text)) return fail('not an address');
      const url = new URL(address.text);
      if (url.hostname === '') return fail('the address names no host');
      // By Docker's custom 2376 is the port with TLS; the certificates come from DOCKER_CERT_PATH, as for its own client.
      const isTls = url.protocol === 'https:' || url.port === '2376';
      return ok({
        host: url.hostname,
        port: Number(url.port || (isTls ? 2376 : 2375)),
        protocol: isTls ? 'https' : 'http',
      });
    }
    case 'unknown':
      return fail('only unix://, npipe:// and tcp:// addresses are understood');
  }
}
