// How the seccomp profile reaches an engine: Docker takes the JSON itself, Podman a path that it opens on its own side
// (github.com/containers/podman issue 27710: up to 5.x the compatible API reads inline JSON as a file name).
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from './engine.ts';
import { seccompProfile } from './seccomp.ts';

export type SeccompArgument = {
  /** Null: this engine cannot be given ours and uses its own default profile. */
  readonly value: string | null;
  discard(): Promise<void>;
};

export async function seccompArgument(engine: Engine): Promise<SeccompArgument> {
  const json = JSON.stringify(seccompProfile);
  if (engine.kind === 'docker') return { value: json, discard: async () => undefined };
  if (!engine.isLocal) return { value: null, discard: async () => undefined };
  const folder = await mkdtemp(path.join(tmpdir(), 'invigil-seccomp-'));
  const file = path.join(folder, 'seccomp.json');
  await writeFile(file, json);
  return { value: file, discard: () => rm(folder, { recursive: true, force: true }) };
}
