// The image that sandboxes are made from: found by its content's hash, or made in the first way that works here.
import { access } from 'node:fs/promises';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Recipe } from '../languages/recipe.ts';
import type { Engine } from './engine.ts';
import { baseFromDebian } from './image-from-debian.ts';
import { baseFromDockerfile } from './image-from-dockerfile.ts';
import { loadImageTar } from './image-from-tar.ts';
import { addCode } from './image-layer.ts';
import type { ImageNames } from './image-names.ts';
import type { Progress } from './progress.ts';

export type ImageWay = 'tar' | 'dockerfile' | 'debian';
export const IMAGE_WAYS: readonly ImageWay[] = ['tar', 'dockerfile', 'debian'];

/** `base-present`: only the code layer was made anew. */
type ImageAttempt = 'base-present' | ImageWay;

export type EnsuredImage = {
  readonly id: string;
  readonly tag: string;
  /** `present`: nothing was done. */
  readonly way: 'present' | ImageAttempt;
};

export type ImageFault = {
  readonly tag: string;
  readonly tried: readonly { readonly way: ImageAttempt; readonly why: string }[];
};

export type EnsureAsk = {
  readonly engine: Engine;
  readonly recipe: Recipe;
  readonly names: ImageNames;
  /** A file made by `saveImageTar`, where IT ships one. */
  readonly tarFile: string | null;
  readonly ways: readonly ImageWay[];
  readonly onProgress: Progress;
};

export async function ensureImage(ask: EnsureAsk): Promise<Result<EnsuredImage, ImageFault>> {
  const { engine, names } = ask;
  const present = await imageId(engine, names.tag);
  if (present !== null) return ok({ id: present, tag: names.tag, way: 'present' });
  const hasBase = (await imageId(engine, names.baseTag)) !== null;
  const tried: { way: ImageAttempt; why: string }[] = [];
  for (const way of hasBase ? (['base-present'] as const) : ask.ways) {
    try {
      return ok({ id: await makeBy(way, ask), tag: names.tag, way });
    } catch (error) {
      tried.push({ way, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return fail({ tag: names.tag, tried });
}

async function makeBy(way: ImageAttempt, ask: EnsureAsk): Promise<string> {
  const { engine, recipe, names, onProgress } = ask;
  const { image, language } = recipe;
  if (way === 'tar') await loadFrom(ask);
  if (way === 'dockerfile') await baseFromDockerfile(engine, image, names, onProgress);
  if (way === 'debian') await baseFromDebian(engine, image, names, onProgress);
  const loaded = await imageId(engine, names.tag);
  if (loaded !== null) return loaded;
  await addCode(engine, language, names, onProgress);
  const made = await imageId(engine, names.tag);
  if (made === null) throw new Error(`the engine built ${names.tag} but does not list it`);
  return made;
}

async function loadFrom(ask: EnsureAsk): Promise<void> {
  const { engine, names, tarFile } = ask;
  if (tarFile === null) throw new Error('no image file was given');
  await access(tarFile);
  await loadImageTar(engine, tarFile, ask.onProgress);
  const loaded = [await imageId(engine, names.tag), await imageId(engine, names.baseTag)];
  if (loaded.every((id) => id === null))
    throw new Error(`${tarFile} holds another version than ${names.tag}`);
}

/** Null when the engine has no such image. */
export async function imageId(engine: Engine, tag: string): Promise<string | null> {
  const images = await engine.docker.listImages({
    filters: JSON.stringify({ reference: [tag] }),
  });
  return images[0]?.Id ?? null;
}
