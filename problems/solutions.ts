// The solutions that an author keeps beside a problem, to show what its tests are worth.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { ProblemManifest } from '#contract/problem.ts';
import { endingOf, programsOf } from '#contract/programs.ts';
import { readExpectation } from './expectation.ts';
import type { Expectation } from './expectation.ts';
import { faultOf, isPlainFolder, readPlainFile, utf8Of } from './plain-file.ts';
import type { FileFault } from './plain-file.ts';

const REQUIRED_KINDS = ['accepted', 'wrong', 'cheat'] as const;
/** `slow`: right, but too slow for the cases that ask for speed. */
const KINDS = [...REQUIRED_KINDS, 'slow'] as const;
export type SolutionKind = (typeof KINDS)[number];

export type Solution = {
  readonly file: string;
  readonly kind: SolutionKind;
  /** By the file's ending. */
  readonly language: ProgrammingLanguage;
  readonly bytes: Uint8Array;
  readonly expected: Expectation;
};

/**
 * Every solution whose name and first line can be read, and what is wrong with the others. Each language needs at least
 * one that is accepted, one that is wrong and one that cheats.
 */
export function readSolutions(
  folder: string,
  manifest: ProblemManifest,
): { readonly solutions: readonly Solution[]; readonly faults: readonly FileFault[] } {
  const inside = path.join(folder, 'solutions');
  if (!isPlainFolder(inside))
    return { solutions: [], faults: [faultOf(inside, 'There is no folder of solutions.')] };
  const solutions: Solution[] = [];
  const faults: FileFault[] = [];
  for (const name of readdirSync(inside).toSorted()) {
    const read = readSolution(inside, name, manifest);
    if ('sentence' in read) faults.push(read);
    else solutions.push(read);
  }
  const languages = programsOf(manifest).map((program) => program.language);
  for (const language of languages) {
    for (const kind of REQUIRED_KINDS) {
      if (solutions.some((one) => one.kind === kind && one.language === language)) continue;
      const where = languages.length === 1 ? '' : ` in ${language}`;
      faults.push(faultOf(inside, `There is no solution of the kind "${kind}"${where}.`));
    }
  }
  return { solutions, faults };
}

function readSolution(
  inside: string,
  name: string,
  manifest: ProblemManifest,
): Solution | FileFault {
  const file = path.join(inside, name);
  const maxScore = manifest.rubric.max_points;
  const kind = KINDS.find((known) => new RegExp(`^${known}(-[a-z0-9-]+)?\\.\\w+$`).test(name));
  if (kind === undefined)
    return faultOf(
      file,
      'A solution is named accepted, wrong-…, slow-… or cheat-…, with its ending.',
    );
  const ending = endingOf(name);
  const program = programsOf(manifest).find(({ entry }) => endingOf(entry) === ending);
  if (program === undefined)
    return faultOf(file, `The problem is offered in no language whose files end in "${ending}".`);
  const bytes = readPlainFile(inside, name);
  if (!bytes.ok) return bytes.error;
  const text = utf8Of(bytes.value);
  if (text === null) return faultOf(file, 'The file is not UTF-8 text.');
  const atFirstLine = (sentence: string): FileFault => ({ file, line: 1, column: 1, sentence });
  const expected = readExpectation(text);
  if (expected === null)
    return atFirstLine('The first line must be like "# expect: verdict=accepted score=10".');
  const promisesAll = expected.verdicts.includes('accepted');
  if (kind === 'accepted' && (!promisesAll || expected.score !== maxScore || expected.atMost))
    return atFirstLine(`An accepted solution promises verdict=accepted score=${maxScore}.`);
  if (kind !== 'accepted' && promisesAll)
    return atFirstLine(`A solution of the kind "${kind}" cannot promise "accepted".`);
  return { file, kind, language: program.language, bytes: bytes.value, expected };
}
