// The base image from Debian's packages, where no registry answers: debootstrap into a folder, then imported.
import { spawn } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ImageRecipe } from '../languages/recipe.ts';
import type { Engine } from './engine.ts';
import { BASE_LABEL } from './image-names.ts';
import type { ImageNames } from './image-names.ts';
import { followProgress } from './progress.ts';
import type { Progress } from './progress.ts';

const DEBOOTSTRAP = '/usr/sbin/debootstrap';
const TAIL_LINES = 5;

/** @throws when this is not root's Debian, or a package cannot be had; nothing is left on disk or in the engine */
export async function baseFromDebian(
  engine: Engine,
  recipe: ImageRecipe,
  names: ImageNames,
  onProgress: Progress,
): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error('debootstrap needs root');
  await access(DEBOOTSTRAP).catch(() => {
    throw new Error('debootstrap is not installed (apt-get install debootstrap)');
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'invigil-base-'));
  const root = path.join(folder, 'root');
  try {
    const include = `--include=${recipe.packages.join(',')}`;
    onProgress(`unpacking Debian ${recipe.suite} with ${recipe.packages.join(' and ')}`);
    await run(DEBOOTSTRAP, ['--variant=minbase', include, recipe.suite, root], onProgress);
    for (const { name, bytes } of names.basis.filter((file) => file.name.endsWith('.sh'))) {
      await writeFile(path.join(folder, name), bytes);
      await run('/bin/sh', [path.join(folder, name), root], onProgress);
    }
    onProgress('importing the tree as an image');
    await importTree(engine, root, names);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function importTree(engine: Engine, root: string, names: ImageNames): Promise<void> {
  const outside = ['./proc/*', './sys/*', './dev/*', './run/*'].map((tree) => `--exclude=${tree}`);
  const tar = spawn('tar', ['-C', root, '--numeric-owner', ...outside, '-c', '.'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [repo, tag] = names.baseTag.split(':');
  const answer = await engine.docker.importImage(tar.stdout, {
    repo,
    tag,
    changes: `LABEL ${BASE_LABEL}=${names.baseHash}`,
  });
  await followProgress(answer, () => undefined);
}

async function run(command: string, argv: readonly string[], onProgress: Progress): Promise<void> {
  const child = spawn(command, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  const tail: string[] = [];
  for (const output of [child.stdout, child.stderr])
    createInterface({ input: output }).on('line', (line) => {
      tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
      onProgress(line);
    });
  const ended = Promise.withResolvers<number | null>();
  child.once('error', (error) => ended.reject(error));
  child.once('close', (status) => ended.resolve(status));
  const code = await ended.promise;
  if (code !== 0)
    throw new Error(`${path.basename(command)} ended with ${code}: ${tail.join(' | ')}`);
}
