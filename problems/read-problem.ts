// Reads one problem's folder: everything the runner and the screens need of it, and the hashes that name it.
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Locale } from '#contract/language.ts';
import type { Problem, ProblemManifest, TestFile } from '#contract/problem.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { MANIFEST_NAME, readManifest } from './manifest.ts';
import { faultOf, isPlainFolder, readPlainFile, readPlainText } from './plain-file.ts';
import type { FileFault } from './plain-file.ts';
import { readPictures } from './pictures.ts';
import type { StatementText } from './pictures.ts';

export type ProblemFault =
  | { readonly kind: 'unknown-problem'; readonly sentence: string }
  /** At least one fault, each at its place. */
  | { readonly kind: 'broken-problem'; readonly faults: readonly FileFault[] };

export const LOCALES: readonly Locale[] = ['es', 'en'];
export const statementName = (locale: Locale): string => `statement.${locale}.md`;
/** The starter has the ending of the file that the student's code becomes: `starter.py`, `starter.java`. */
export const starterName = (manifest: ProblemManifest): string =>
  `starter${path.extname(manifest.entry)}`;

/**
 * Reads the problem in `folder`, whose name must be the problem's id. Disk trouble is a fault, as is a missing
 * file; one missing statement is not, as long as there is the other.
 */
export function readProblem(folder: string): Result<Problem, ProblemFault> {
  if (!isPlainFolder(folder))
    return fail({ kind: 'unknown-problem', sentence: `There is no problem folder at ${folder}.` });
  const yaml = readPlainFile(folder, MANIFEST_NAME);
  const text = readPlainText(folder, MANIFEST_NAME);
  if (!yaml.ok || !text.ok) return broken(...faultsOf(yaml.ok ? text : yaml));
  const read = readManifest(text.value, folder);
  if (!read.ok) return broken(...read.error);
  const { manifest } = read.value;

  const tests = readTests(folder, manifest);
  const starter = readPlainText(folder, starterName(manifest));
  const statements = readStatements(folder);
  const { pictures, faults: pictureFaults } = readPictures(
    folder,
    statements.ok ? textsOf(folder, statements.value) : [],
  );
  const faults = [
    ...faultsOf(starter),
    ...tests.flatMap(faultsOf),
    ...faultsOf(statements),
    ...pictureFaults,
  ];
  if (faults.length > 0 || !starter.ok || !statements.ok) return broken(...faults);
  const testFiles = tests.flatMap((test) => (test.ok ? [test.value] : []));
  return ok({
    manifest,
    statements: statements.value,
    pictures,
    starter: starter.value,
    testFiles,
    problemSha256: sha256Of([{ name: MANIFEST_NAME, bytes: yaml.value }, ...testFiles]),
    testsSha256: sha256Of(testFiles),
  });
}

function broken(...faults: FileFault[]): Result<never, ProblemFault> {
  return fail({ kind: 'broken-problem', faults });
}

function faultsOf(result: Result<unknown, FileFault>): FileFault[] {
  return result.ok ? [] : [result.error];
}

function readTests(folder: string, manifest: ProblemManifest): Result<TestFile, FileFault>[] {
  const names = [
    { name: manifest.tests.public, visibility: 'public' as const },
    { name: manifest.tests.hidden, visibility: 'hidden' as const },
  ];
  return names.flatMap(({ name, visibility }) => {
    if (name === undefined) return [];
    const bytes = readPlainFile(folder, name);
    return [bytes.ok ? ok({ name, visibility, bytes: bytes.value }) : bytes];
  });
}

function readStatements(folder: string): Result<Problem['statements'], FileFault> {
  const statements: Partial<Record<Locale, string>> = {};
  for (const locale of LOCALES) {
    const text = readPlainText(folder, statementName(locale));
    if (text.ok) statements[locale] = text.value;
  }
  return Object.keys(statements).length > 0
    ? ok(statements)
    : fail(
        faultOf(path.join(folder, statementName('es')), 'There is no statement in any language.'),
      );
}

function textsOf(folder: string, statements: Problem['statements']): StatementText[] {
  return LOCALES.flatMap((locale) => {
    const text = statements[locale];
    return text === undefined ? [] : [{ file: path.join(folder, statementName(locale)), text }];
  });
}

/** Names and lengths go in too, so that no bytes can move from one file to the next unnoticed. */
function sha256Of(parts: readonly Pick<TestFile, 'name' | 'bytes'>[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of parts) hash.update(`${name}\0${bytes.byteLength}\0`).update(bytes);
  return hash.digest('hex');
}
