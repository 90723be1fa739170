// Images as one file: how IT brings the sandbox to machines that reach neither a registry nor Debian's packages.
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Engine } from './engine.ts';
import { followProgress } from './progress.ts';
import type { Progress } from './progress.ts';

/** @throws when the file cannot be read or is no image */
export async function loadImageTar(
  engine: Engine,
  file: string,
  onProgress: Progress,
): Promise<void> {
  onProgress(`loading ${file}`);
  await followProgress(await engine.docker.loadImage(createReadStream(file), {}), onProgress);
}

/** Writes beside the target and renames at the end, so that the file is whole or absent. */
export async function saveImageTar(engine: Engine, tag: string, file: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(await engine.docker.getImage(tag).get(), createWriteStream(part));
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}
