// What can be said of a problem without running anything.
import path from 'node:path';
import type { Problem } from '#contract/problem.ts';
import { programsOf } from '#contract/programs.ts';
import type { Program } from '#contract/programs.ts';
import { casesOf } from '#contract/test-kinds.ts';
import { MANIFEST_NAME, readManifest } from './manifest.ts';
import type { ReadManifest } from './manifest.ts';
import { unusedPictures } from './pictures.ts';
import { faultOf, readPlainText, utf8Of } from './plain-file.ts';
import type { FileFault } from './plain-file.ts';
import { LOCALES, statementName } from './read-problem.ts';

type RubricTests = NonNullable<Problem['manifest']['rubric']['tests']>;
type DefinedTest = { readonly name: string; readonly line: number };

/** Faults of a problem that can be read: statements, pictures, test files, rubric, forbidden words. */
export function staticFaults(folder: string, problem: Problem): FileFault[] {
  const text = readPlainText(folder, MANIFEST_NAME);
  if (!text.ok) return [text.error];
  const read = readManifest(text.value, folder);
  if (!read.ok) return [...read.error];
  const { faultAt } = read.value;
  const defined = new Map(
    problem.testFiles.map((file) => [file.visibility, definedTests(utf8Of(file.bytes) ?? '')]),
  );
  return [
    ...LOCALES.flatMap((locale) => {
      const statement = readPlainText(folder, statementName(locale));
      return statement.ok ? [] : [statement.error];
    }),
    ...unusedPictures(folder, problem.pictures),
    ...testFileFaults(folder, problem, defined),
    ...rubricFaults(problem, defined, faultAt),
    ...programsOf(problem.manifest).flatMap((program) =>
      forbiddenFaults(problem, program, faultAt),
    ),
  ];
}

/**
 * The test functions of a pytest file by their lines: module functions and methods alike. Names that only a run
 * makes (a decorator, a loop) are not seen, and the run will say that they are missing.
 */
function definedTests(text: string): DefinedTest[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    const name = /^[ \t]*(?:async[ \t]+)?def[ \t]+(test\w*)/.exec(line)?.[1];
    return name === undefined ? [] : [{ name, line: index + 1 }];
  });
}

type Defined = ReadonlyMap<'public' | 'hidden', readonly DefinedTest[]>;

function testFileFaults(folder: string, problem: Problem, defined: Defined): FileFault[] {
  const { testFiles } = problem;
  const faults = testFiles.flatMap(({ name, visibility, bytes }) => {
    const file = path.join(folder, name);
    if (utf8Of(bytes) === null) return [faultOf(file, 'The file is not UTF-8 text.')];
    const tests = defined.get(visibility) ?? [];
    if (tests.length === 0) return [faultOf(file, 'The file defines no test.')];
    return repeated(tests, (test) => test.name).map(({ name: test, line }) => ({
      file,
      line,
      column: 1,
      sentence: `"${test}" is defined again and hides the one above.`,
    }));
  });
  const [first, second] = testFiles;
  if (
    first !== undefined &&
    second !== undefined &&
    Buffer.compare(first.bytes, second.bytes) === 0
  )
    faults.push(faultOf(path.join(folder, second.name), 'The hidden tests are the public ones.'));
  return faults;
}

function rubricFaults(
  problem: Problem,
  defined: Defined,
  faultAt: ReadManifest['faultAt'],
): FileFault[] {
  const { rubric } = problem.manifest;
  const tests: RubricTests = rubric.tests ?? [];
  const cases = casesOf(problem.manifest.tests);
  const casePoints = cases.flatMap(({ points }) => points ?? []);
  if (rubric.tests === undefined && casePoints.length === 0) return [];
  const faults: FileFault[] = [];
  for (const [index, { name, visibility }] of tests.entries()) {
    const known = (defined.get(visibility) ?? []).some((test) => test.name === name);
    if (!known)
      faults.push(
        faultAt(['rubric', 'tests', index], `No ${visibility} test is called "${name}".`),
      );
  }
  const keyed = tests.map((test, index) => ({ ...test, index }));
  for (const { name, index } of repeated(keyed, (test) => `${test.visibility} ${test.name}`))
    faults.push(faultAt(['rubric', 'tests', index], `"${name}" is in the rubric twice.`));
  for (const [visibility, names] of defined) {
    for (const { name } of names) {
      if (!tests.some((test) => test.name === name && test.visibility === visibility))
        faults.push(
          faultAt(['rubric', 'tests'], `The ${visibility} test "${name}" earns nothing.`),
        );
    }
  }
  const points = [...tests.map((test) => test.points), ...casePoints];
  const total = Math.round(points.reduce((sum, one) => sum + one, 0) * 100) / 100;
  if (total !== rubric.max_points)
    faults.push(
      faultAt(['rubric', 'max_points'], `The tests add up to ${total}, not ${rubric.max_points}.`),
    );
  return faults;
}

function forbiddenFaults(
  { manifest }: Problem,
  { language, forbidden }: Program,
  faultAt: ReadManifest['faultAt'],
): FileFault[] {
  const place = manifest.language === undefined ? ['languages', language] : [];
  const words = forbidden.map((word, index) => ({ word, index }));
  if (language !== 'python' && words.length > 0)
    return [faultAt([...place, 'forbidden'], 'Forbidden words are looked for in Python only.')];
  const unusable = words.filter(({ word }) => !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(word));
  return [
    ...unusable.map(({ word, index }) =>
      faultAt([...place, 'forbidden', index], `"${word}" is not one name, and so never found.`),
    ),
    ...repeated(words, ({ word }) => word).map(({ word, index }) =>
      faultAt([...place, 'forbidden', index], `"${word}" is forbidden twice.`),
    ),
  ];
}

/** The entries whose key an earlier one has. */
function repeated<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Entry[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const key = keyOf(entry);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}
