// The images of all languages on one engine: which are there, which are needed, and their code layers kept up to date.
import type { ProgrammingLanguage } from '#contract/language.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { allRecipes } from './languages/languages.ts';
import type { Recipe } from './languages/recipe.ts';
import type { Engine } from './sandbox/engine.ts';
import type { FoundImages } from './sandbox/engine-watch.ts';
import { ensureImage } from './sandbox/image.ts';
import { nameImages } from './sandbox/image-names.ts';
import type { ImageNames } from './sandbox/image-names.ts';

export type Images = {
  tag(language: ProgrammingLanguage): string;
  /** From now on these must be there. */
  need(languages: readonly ProgrammingLanguage[]): void;
  find(engine: Engine): Promise<FoundImages>;
};

/** @param folder of all images' code */
export function createImages(folder: string, first: readonly ProgrammingLanguage[]): Images {
  const named = allRecipes.map((recipe) => ({ recipe, names: nameImages(recipe.image, folder) }));
  const tags = new Map(named.map(({ recipe, names }) => [recipe.language, names.tag]));
  const tag = (language: ProgrammingLanguage): string => tags.get(language) ?? language;
  let needed = first;
  return {
    tag,
    need: (languages) => {
      needed = languages;
    },
    find: async (engine) => {
      const found = await Promise.all(
        named.map(async ({ recipe, names }) => ({
          language: recipe.language,
          image: await imageOrLayer(engine, recipe, names),
        })),
      );
      const ids = found.flatMap(({ language, image }) =>
        image.ok ? [[language, image.value] as const] : [],
      );
      const lacking = found.flatMap(({ language, image }) =>
        image.ok || !needed.includes(language) ? [] : [{ tag: tag(language), why: image.error }],
      );
      return {
        ids: Object.fromEntries(ids),
        needed: needed.map(tag),
        lacking: lacking[0] ?? null,
      };
    },
  };
}

/** The image, with the code layer made anew when only that is out of date; bases are left to set-up. */
async function imageOrLayer(
  engine: Engine,
  recipe: Recipe,
  names: ImageNames,
): Promise<Result<string, string>> {
  const onProgress = (): void => undefined;
  const ensured = await ensureImage({
    ...{ engine, recipe, names, onProgress },
    ...{ ways: [], tarFile: null },
  });
  if (ensured.ok) return ok(ensured.value.id);
  const why = ensured.error.tried.map((one) => one.why).join('; ');
  return fail(why === '' ? 'run the set-up to make it' : why);
}
