// The table of languages that can be judged. Adding one: a recipe, an entry here, and its name in contract/language.ts.
import type { ProgrammingLanguage } from '#contract/language.ts';
import { csharp } from './csharp.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { python } from './python.ts';
import type { Recipe } from './recipe.ts';

export const recipes: Readonly<Record<ProgrammingLanguage, Recipe>> = {
  python,
  javascript,
  java,
  csharp,
};

export const allRecipes: readonly Recipe[] = Object.values(recipes);
