// An instructor's exam folder: exam.yml, roster.csv and the problems, read whole, with everything wrong said at once.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { EXAM_PICTURES_MAX_BYTES, MIB } from '#contract/limits.ts';
import type { Problem } from '#contract/problem.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { openCatalog } from '#problems';
import type { Student } from '../exam.ts';
import { EXAM_FILE, readExamFile } from './exam-file.ts';
import type { ReadExam } from './exam-file.ts';
import { hasErrors, inOrder } from './finding.ts';
import type { Finding } from './finding.ts';
import type { ExamManifest } from './manifest-shape.ts';
import { ROSTER_FILE, readRosterFile } from './roster-file.ts';

/** All that an exam is made of. */
export type ExamSource = {
  readonly manifest: ExamManifest;
  readonly roster: readonly Student[];
  readonly problems: readonly Problem[];
};

export type ReadFolder = {
  /** Null when there are errors. */
  readonly source: ExamSource | null;
  readonly findings: readonly Finding[];
};

/** Far above any real one; it keeps a mistaken file out of memory. */
const FILE_MAX_BYTES = 8 * MIB;

export function readExamFolder(dir: string): ReadFolder {
  const examFile = path.join(dir, EXAM_FILE);
  const rosterFile = path.join(dir, ROSTER_FILE);
  const examBytes = readBytes(examFile);
  const rosterBytes = readBytes(rosterFile);
  const findings: Finding[] = [examBytes, rosterBytes].flatMap((read) =>
    read.ok ? [] : [read.error],
  );
  const exam = examBytes.ok ? readText(examBytes.value, examFile) : null;
  findings.push(...(exam?.findings ?? []));
  const manifest = exam?.manifest ?? null;
  // Without a manifest the roster is read all the same: everything wrong is said at once.
  const accommodations = manifest?.accommodations ?? {};
  const roster = rosterBytes.ok
    ? readRosterFile(rosterBytes.value, accommodations, rosterFile)
    : { students: [], findings: [] };
  findings.push(...roster.findings.filter((one) => manifest !== null || !namesUnknown(one)));
  const problems = exam === null || manifest === null ? [] : readProblems(dir, manifest, exam);
  findings.push(...problems.flatMap((read) => (read.ok ? [] : read.error)));
  const read = problems.flatMap((problem) => (problem.ok ? [problem.value] : []));
  findings.push(...(exam === null ? [] : pictureFindings(read, exam)));
  if (hasErrors(findings) || manifest === null)
    return { source: null, findings: inOrder(findings) };
  return {
    source: { manifest, roster: roster.students, problems: read },
    findings: inOrder(findings),
  };
}

const namesUnknown = (finding: Finding) => finding.sentence.startsWith('accommodations:');

function readBytes(file: string): Result<Uint8Array, Finding> {
  const fault = (sentence: string): Result<never, Finding> =>
    fail({ file, line: null, column: null, severity: 'error', sentence });
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return fault('This is not a file.');
    if (stats.size > FILE_MAX_BYTES) return fault(`It has more than ${FILE_MAX_BYTES} bytes.`);
    return ok(new Uint8Array(readFileSync(file)));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return fault(error.code === 'ENOENT' ? 'The file is missing.' : error.message);
  }
}

function readText(bytes: Uint8Array, file: string): ReadExam {
  try {
    return readExamFile(new TextDecoder('utf-8', { fatal: true }).decode(bytes), file);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const at: ReadExam['at'] = (_keys, sentence, severity = 'error') => ({
      file,
      line: 1,
      column: null,
      severity,
      sentence,
    });
    return { manifest: null, findings: [at([], 'This is not UTF-8.')], at };
  }
}

function readProblems(
  dir: string,
  manifest: ExamManifest,
  { at }: ReadExam,
): Result<Problem, readonly Finding[]>[] {
  const catalog = openCatalog(path.resolve(dir, manifest.problemsFolder));
  return manifest.problems.map(({ id }, index) => {
    const read = catalog.read(id);
    if (read.ok) return read;
    if (read.error.kind === 'unknown-problem')
      return fail([at(['problems', index], `There is no problem "${id}": ${read.error.sentence}`)]);
    return fail(read.error.faults.map((fault): Finding => ({ ...fault, severity: 'error' })));
  });
}

function pictureFindings(problems: readonly Problem[], { at }: ReadExam): Finding[] {
  const bytes = problems
    .flatMap((problem) => problem.pictures)
    .reduce((sum, picture) => sum + picture.bytes.byteLength, 0);
  if (bytes <= EXAM_PICTURES_MAX_BYTES) return [];
  const sentence = `The pictures of all problems have ${bytes} bytes; at most ${EXAM_PICTURES_MAX_BYTES} fit.`;
  return [at(['problems'], sentence)];
}
