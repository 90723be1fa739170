// What an image is called: by the hash of what is in it, so that "is it up to date" is "is it there".
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Recipe } from '../languages/recipe.ts';
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
  /** The code that the final layer adds, relative to CODE_FOLDER. */
  readonly code: readonly TarEntry[];
  /** The Dockerfile and the script that both ways of making a base share. */
  readonly basis: readonly TarEntry[];
};

const BASIS = ['Dockerfile', 'slim.sh'];
const HASH_CHARS = 12;

/** Reads the folder once; some forty small files. */
export function nameImages(recipe: Recipe, folder: string): ImageNames {
  const code = readCode(folder);
  const basis = BASIS.map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }));
  const packages = [recipe.suite, ...recipe.packages].join(' ');
  const baseHash = hashOf([{ name: 'packages', bytes: Buffer.from(packages) }, ...basis]);
  const prepared = [baseHash, ...recipe.prepareArgv].join(' ');
  const contentHash = hashOf([{ name: 'base', bytes: Buffer.from(prepared) }, ...code]);
  return {
    baseTag: `${recipe.repository}-base:${baseHash}`,
    baseHash,
    tag: `${recipe.repository}:${contentHash}`,
    contentHash,
    code,
    basis,
  };
}

/** What belongs to the code's own tests, and what Python leaves behind, is no part of the image. */
const LEFT_OUT = /(^|\/)(tests?|__pycache__)\/|(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$/;

function readCode(folder: string): TarEntry[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.py') && !LEFT_OUT.test(name))
    .toSorted()
    .map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }));
}

/** Names and sizes are hashed with the bytes, so that no two lists of files run into one another. */
function hashOf(entries: readonly TarEntry[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of entries) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex').slice(0, HASH_CHARS);
}
