// Reads one problem's folder: everything the runner and the screens need of it, and the hashes that name it.
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Locale } from '#contract/language.ts';
import type { CaseFile, Problem, ProblemManifest, TestFile } from '#contract/problem.ts';
import { programsOf } from '#contract/programs.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import {
  CASE_FILE_MAX_BYTES,
  caseFileNames,
  caseSetsOf,
  pytestFilesOf,
} from '#contract/test-kinds.ts';
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
  const caseFiles = readCaseFiles(folder, manifest);
  const starters = readStarters(folder, manifest);
  const statements = readStatements(folder);
  const { pictures, faults: pictureFaults } = readPictures(
    folder,
    statements.ok ? textsOf(folder, statements.value) : [],
  );
  const faults = [
    ...starters.flatMap((one) => faultsOf(one.starter)),
    ...tests.flatMap(faultsOf),
    ...caseFiles.flatMap(faultsOf),
    ...faultsOf(statements),
    ...pictureFaults,
  ];
  if (faults.length > 0 || !statements.ok) return broken(...faults);
  const testFiles = tests.flatMap((test) => (test.ok ? [test.value] : []));
  const inCases = caseFiles.flatMap((file) => (file.ok ? [file.value] : []));
  const files = [...testFiles, ...inCases];
  const written = starters.flatMap(({ language, starter }) =>
    starter.ok ? [[language, starter.value] as const] : [],
  );
  return ok({
    manifest,
    statements: statements.value,
    pictures,
    starter: written[0]?.[1] ?? '',
    starters: Object.fromEntries(written),
    testFiles,
    caseFiles: inCases,
    problemSha256: sha256Of([{ name: MANIFEST_NAME, bytes: yaml.value }, ...files]),
    testsSha256: sha256Of([...files, ...casesAsFile(manifest)]),
  });
}

function broken(...faults: FileFault[]): Result<never, ProblemFault> {
  return fail({ kind: 'broken-problem', faults });
}

function faultsOf(result: Result<unknown, FileFault>): FileFault[] {
  return result.ok ? [] : [result.error];
}

function readTests(folder: string, manifest: ProblemManifest): Result<TestFile, FileFault>[] {
  const files = pytestFilesOf(manifest.tests);
  const names = [
    { name: files?.public, visibility: 'public' as const },
    { name: files?.hidden, visibility: 'hidden' as const },
  ];
  return names.flatMap(({ name, visibility }) => {
    if (name === undefined) return [];
    const bytes = readPlainFile(folder, name);
    return [bytes.ok ? ok({ name, visibility, bytes: bytes.value }) : bytes];
  });
}

function readCaseFiles(folder: string, manifest: ProblemManifest): Result<CaseFile, FileFault>[] {
  return caseFileNames(manifest.tests).map((name) => {
    const bytes = readPlainFile(folder, name);
    if (!bytes.ok) return bytes;
    const size = bytes.value.byteLength;
    const sentence = `The file has ${size} bytes; a case takes at most ${CASE_FILE_MAX_BYTES}.`;
    return size > CASE_FILE_MAX_BYTES
      ? fail(faultOf(path.join(folder, name), sentence))
      : ok({ name, bytes: bytes.value });
  });
}

function readStarters(folder: string, manifest: ProblemManifest) {
  return programsOf(manifest).map(({ language, starter }) => ({
    language,
    starter: readPlainText(folder, starter),
  }));
}

/** Cases stand in problem.yml among much else; in this form they count as tests. */
function casesAsFile(manifest: ProblemManifest): CaseFile[] {
  const sets = caseSetsOf(manifest.tests).map(({ set }) => set);
  return sets.length === 0 ? [] : [{ name: 'cases', bytes: Buffer.from(JSON.stringify(sets)) }];
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
