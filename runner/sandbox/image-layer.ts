// The top layer of an image: our code, compiled once. Built by the engine without network and without a registry.
import { Readable } from 'node:stream';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Engine } from './engine.ts';
import { BASE_LABEL, CONTENT_LABEL, LANGUAGE_LABEL } from './image-names.ts';
import type { ImageNames } from './image-names.ts';
import { followProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import { tarOf } from './tar.ts';

/** The engine tags last, so that an interruption leaves no half-made image behind the tag. */
export async function addCode(
  engine: Engine,
  language: ProgrammingLanguage,
  names: ImageNames,
  onProgress: Progress,
): Promise<void> {
  onProgress(`adding the grader to ${names.baseTag}`);
  const context = tarOf([
    { name: 'Dockerfile', bytes: Buffer.from(names.layer) },
    ...names.code.map((file) => ({ ...file, name: `code/${file.name}` })),
  ]);
  const build = await engine.docker.buildImage(Readable.from([context]), {
    t: names.tag,
    labels: {
      [BASE_LABEL]: names.baseHash,
      [CONTENT_LABEL]: names.contentHash,
      [LANGUAGE_LABEL]: language,
    },
    networkmode: 'none',
    forcerm: true,
    // A stale layer with the same instructions must not stand in for this code.
    nocache: true,
  });
  await followProgress(build, onProgress);
}
