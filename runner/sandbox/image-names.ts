// What an image is called: by the hash of what is in it, so that "is it up to date" is "is it there".
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { CODE_FOLDER, GRADER_FOLDER, GRADER_UID, SUBJECT_FOLDER } from '../languages/recipe.ts';
import type { ImageRecipe } from '../languages/recipe.ts';
import type { TarEntry } from './tar.ts';

export const BASE_LABEL = 'invigil.base';
export const CONTENT_LABEL = 'invigil.content';
export const LANGUAGE_LABEL = 'invigil.language';

export type ImageNames = {
  readonly baseTag: string;
  readonly baseHash: string;
  /** Tag of the image that sandboxes are made from. */
  readonly tag: string;
  readonly contentHash: string;
  /** The Dockerfile of the final layer. */
  readonly layer: string;
  /** The code that the final layer adds, relative to CODE_FOLDER. */
  readonly code: readonly TarEntry[];
  /** The Dockerfile, and the scripts that both ways of making a base share. */
  readonly basis: readonly TarEntry[];
};

const HASH_CHARS = 12;

/** @param folder of all images' code. It is read once; some forty small files. */
export function nameImages(recipe: ImageRecipe, folder: string): ImageNames {
  const code = recipe.code.flatMap(({ from, to }) => readCode(path.join(folder, from), to));
  const basis = recipe.basis.map(({ name, from }) => ({
    name,
    bytes: readFileSync(path.join(folder, from)),
  }));
  const packages = [recipe.suite, ...recipe.packages].join(' ');
  const baseHash = hashOf([{ name: 'packages', bytes: Buffer.from(packages) }, ...basis]);
  const baseTag = `${recipe.repository}-base:${baseHash}`;
  const layer = layerOf(recipe, baseTag);
  const contentHash = hashOf([{ name: 'layer', bytes: Buffer.from(layer) }, ...code]);
  return {
    baseTag,
    layer,
    baseHash,
    tag: `${recipe.repository}:${contentHash}`,
    contentHash,
    code,
    basis,
  };
}

function layerOf(recipe: ImageRecipe, baseTag: string): string {
  const owner = ['-o', `${GRADER_UID}`, '-g', `${GRADER_UID}`, '-m', '0700'];
  return [
    `FROM ${baseTag}`,
    `COPY code ${CODE_FOLDER}`,
    ...recipe.prepare.map((argv) => `RUN ${JSON.stringify(argv)}`),
    // A tmpfs takes over the mode of the folder below it, and with some engines its content; see container.ts.
    `RUN ${JSON.stringify(['install', '-d', '-m', '1777', SUBJECT_FOLDER])}`,
    `RUN ${JSON.stringify(['install', '-d', ...owner, GRADER_FOLDER])}`,
  ].join('\n');
}

/** What belongs to the code's own tests, and what Python leaves behind, is no part of the image. */
const CODE = /\.(py|m?js|java|cs)$|(^|\/)prepare\.sh$/;
const LEFT_OUT = /(^|\/)(tests?|__pycache__)\/|(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$/;

function readCode(folder: string, to: string): TarEntry[] {
  if (!statSync(folder).isDirectory()) return [{ name: to, bytes: readFileSync(folder) }];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => CODE.test(name) && !LEFT_OUT.test(name))
    .toSorted()
    .map((name) => ({
      name: path.posix.join(to, name),
      bytes: readFileSync(path.join(folder, name)),
    }));
}

/** Names and sizes are hashed with the bytes, so that no two lists of files run into one another. */
function hashOf(entries: readonly TarEntry[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of entries) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex').slice(0, HASH_CHARS);
}
