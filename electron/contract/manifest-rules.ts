// What a problem.yml must hold together, beyond the shape of each key.
import type { Offering } from './programs.ts';
import { CASES_MAX, caseSetsOf, pytestFilesOf } from './test-kinds.ts';
import type { CallSet, Tests } from './test-kinds.ts';

type Manifest = Offering & {
  readonly tests: Tests;
  readonly rubric: { readonly tests?: readonly unknown[] | undefined };
};
type Issue = { readonly path: PropertyKey[]; readonly message: string };

/** Every fault, each at the key that an author would change. */
export function manifestIssues(manifest: Manifest): Issue[] {
  return [...languageIssues(manifest), ...setIssues(manifest), ...caseIssues(manifest)];
}

function languageIssues({ language, entry, languages, tests, forbidden }: Manifest): Issue[] {
  const names = language === undefined ? Object.keys(languages ?? {}) : [language];
  const needsPython = pytestFilesOf(tests) !== null && names.some((name) => name !== 'python');
  return [
    ...issueIf(
      language === undefined && languages === undefined,
      [],
      'give `language` and `entry`, or `languages`',
    ),
    ...issueIf(
      language !== undefined && languages !== undefined,
      ['language'],
      'give `language` or `languages`, not both',
    ),
    ...issueIf(
      (language === undefined) !== (entry === undefined),
      [language === undefined ? 'entry' : 'language'],
      '`language` and `entry` go together',
    ),
    ...issueIf(
      languages !== undefined && forbidden.length > 0,
      ['forbidden'],
      'with `languages`, each has its own `forbidden`',
    ),
    ...issueIf(needsPython, ['tests'], 'pytest files test Python only: use io or call cases'),
  ];
}

function setIssues({ tests }: Manifest): Issue[] {
  if (!Array.isArray(tests)) return [];
  const pytests = tests.flatMap((set, at) => (set.kind === 'pytest' ? [at] : []));
  const again = pytests[1];
  return [
    ...issueIf(again !== undefined, ['tests', again ?? 0], 'one set of pytest files is enough'),
    ...tests.flatMap((set, at) => (set.kind === 'call' ? callIssues(set, ['tests', at]) : [])),
  ];
}

function callIssues(set: CallSet, path: PropertyKey[]): Issue[] {
  const bothOrNone = (set.function === undefined) === (set.class === undefined);
  return [
    ...issueIf(bothOrNone, path, 'give `function` or `class`'),
    ...set.cases.flatMap((one, at) => [
      ...issueIf(
        (one.steps !== undefined) !== (set.class !== undefined),
        [...path, 'cases', at],
        'cases of a class have `steps`, those of a function have none',
      ),
      ...(one.steps ?? []).flatMap((step, stepAt) =>
        issueIf(
          (step.call === undefined) === (step.get === undefined),
          [...path, 'cases', at, 'steps', stepAt],
          'a step has `call` or `get`',
        ),
      ),
    ]),
  ];
}

function caseIssues({ tests, rubric }: Manifest): Issue[] {
  const cases = caseSetsOf(tests).flatMap(({ set, at }) =>
    set.cases.map(({ name, points }, caseAt) => {
      const path: PropertyKey[] = ['tests', at, 'cases', caseAt];
      return { name, points, path };
    }),
  );
  const seen = new Set<string>();
  const repeated = cases.filter(({ name }) => seen.size === seen.add(name).size);
  const withPoints = cases.filter(({ points }) => points !== undefined);
  const lacking = cases.find(({ points }) => points === undefined);
  const isMixed = withPoints.length > 0 && lacking !== undefined;
  const owesPoints = rubric.tests !== undefined && withPoints.length === 0 && lacking !== undefined;
  const owesRubric =
    pytestFilesOf(tests) !== null && withPoints.length > 0 && rubric.tests === undefined;
  return [
    ...repeated.map(({ name, path }) => ({ path, message: `another case is called "${name}"` })),
    ...issueIf(
      isMixed || owesPoints,
      lacking?.path ?? [],
      'this case has no points, though other tests have',
    ),
    ...issueIf(
      owesRubric,
      ['rubric'],
      'cases have points, so the pytest tests need theirs in the rubric',
    ),
    ...issueIf(cases.length > CASES_MAX, ['tests'], `at most ${CASES_MAX} cases`),
  ];
}

const issueIf = (isSo: boolean, path: PropertyKey[], message: string): Issue[] =>
  isSo ? [{ path, message }] : [];

/** For zod's `superRefine`. */
export function refineManifest(
  manifest: Manifest,
  { addIssue }: { addIssue(issue: { code: 'custom' } & Issue): void },
): void {
  for (const issue of manifestIssues(manifest)) addIssue({ code: 'custom', ...issue });
}
