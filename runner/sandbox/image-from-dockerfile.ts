// The base image from a registry's Debian, built by the engine from the Dockerfile.
import { Readable } from 'node:stream';
import type { Engine } from './engine.ts';
import { BASE_LABEL } from './image-names.ts';
import type { ImageNames } from './image-names.ts';
import { followProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import { tarOf } from './tar.ts';
import type { ImageRecipe } from '../languages/recipe.ts';
import { within } from './within.ts';

/** A registry that can be reached answers sooner; one that cannot should not keep a first start waiting. */
const REGISTRY_ANSWERS_MS = 90_000;

/** @throws with the engine's own words when the registry or the packages cannot be had */
export async function baseFromDockerfile(
  engine: Engine,
  recipe: ImageRecipe,
  names: ImageNames,
  onProgress: Progress,
): Promise<void> {
  onProgress(`asking the registry for ${recipe.registryBase}`);
  const pull = await within(REGISTRY_ANSWERS_MS, engine.docker.pull(recipe.registryBase));
  await followProgress(pull, onProgress);
  const build = await engine.docker.buildImage(tarStream(names), {
    t: names.baseTag,
    labels: { [BASE_LABEL]: names.baseHash },
    buildargs: { BASE: recipe.registryBase, PACKAGES: recipe.packages.join(' ') },
    // The build fetches packages, and an engine started without a bridge has no other network. Only our own
    // Dockerfile runs here, never a student's code.
    networkmode: 'host',
    forcerm: true,
  });
  await followProgress(build, onProgress);
}

function tarStream(names: ImageNames): NodeJS.ReadableStream {
  return Readable.from([tarOf(names.basis)]);
}
