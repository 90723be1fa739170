// Which sandboxes a problem takes: one for its pytest files, one for its cases.
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Problem } from '#contract/problem.ts';
import { limitsIn, programsOf } from '#contract/programs.ts';
import { casesOf, pytestFilesOf } from '#contract/test-kinds.ts';
import { recipes } from './languages/languages.ts';
import { wantKey } from './sandbox/allowances.ts';
import type { Want } from './sandbox/allowances.ts';

export type ProblemWants = {
  /** Null where there are no such tests, or none in this language. */
  readonly pytest: Want | null;
  readonly cases: Want | null;
};

export function wantsOf(
  { manifest }: Pick<Problem, 'manifest'>,
  language: ProgrammingLanguage,
): ProblemWants {
  const recipe = recipes[language];
  const common = { language, limits: limitsIn(manifest, language) };
  const hasPytest = pytestFilesOf(manifest.tests) !== null;
  return {
    pytest: hasPytest && recipe.pytest !== null ? { ...common, outfit: recipe.pytest } : null,
    cases: casesOf(manifest.tests).length === 0 ? null : { ...common, outfit: recipe.cases },
  };
}

/** Everything that these problems may take, each kind once. */
export function allWants(problems: readonly Pick<Problem, 'manifest'>[]): Want[] {
  const wants = problems.flatMap((problem) =>
    programsOf(problem.manifest).flatMap(({ language }) => {
      const { pytest, cases } = wantsOf(problem, language);
      return [pytest, cases].filter((want) => want !== null);
    }),
  );
  return [...new Map(wants.map((want) => [wantKey(want), want])).values()];
}
