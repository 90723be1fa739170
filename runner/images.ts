// The images of all languages on one engine: which are there, which are needed, and their code layers kept up to date.
import type { ProgrammingLanguage } from '#contract/language.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { allRecipes } from './languages/languages.ts';
import type { Recipe } from './languages/recipe.ts';
import type { Engine } from './sandbox/engine.ts';
import type { FoundImages } from './sandbox/engine-watch.ts';
import { ensureImage, imageId } from './sandbox/image.ts';
import { nameImages } from './sandbox/image-names.ts';
import type { ImageNames } from './sandbox/image-names.ts';

export type Images = {
  tag(language: ProgrammingLanguage): string;
  /** From now on these must be there. */
  need(languages: readonly ProgrammingLanguage[]): void;
  find(engine: Engine): Promise<FoundImages>;
};

/** The digests that a machine's configuration holds its images to. */
export type Pins = Readonly<Partial<Record<ProgrammingLanguage, string>>>;

/** @param folder of all images' code */
export function createImages(
  folder: string,
  first: readonly ProgrammingLanguage[],
  pins: Pins = {},
): Images {
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
          image: await pinnedOrLayer(engine, recipe, names, pins[recipe.language]),
        })),
      );
      const ids = found.flatMap(({ language, image }) =>
        image.ok ? [[language, image.value] as const] : [],
      );
      const lacking = found.flatMap(({ language, image }) =>
        image.ok || !needed.includes(language) ? [] : [{ tag: tag(language), ...image.error }],
      );
      return {
        ids: Object.fromEntries(ids),
        needed: needed.map(tag),
        lacking: lacking[0] ?? null,
      };
    },
  };
}

type NoImage = Pick<NonNullable<FoundImages['lacking']>, 'why' | 'isChanged'>;

/** A pinned image is taken as it is or not at all: its code layer is never made anew. */
async function pinnedOrLayer(
  engine: Engine,
  recipe: Recipe,
  names: ImageNames,
  pin: string | undefined,
): Promise<Result<string, NoImage>> {
  if (pin === undefined) {
    const made = await imageOrLayer(engine, recipe, names);
    return made.ok ? made : fail({ why: made.error, isChanged: false });
  }
  const id = await imageId(engine, names.tag);
  if (id === pin) return ok(id);
  if (id === null) return fail({ why: `it should be ${pin}`, isChanged: false });
  return fail({ why: `it is ${id} and should be ${pin}`, isChanged: true });
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
