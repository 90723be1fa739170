// Small problems made up on the spot, for tests that judge something real.
import { createHash } from 'node:crypto';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { problemManifestShape } from '#contract/problem.ts';
import type { Problem, ProblemManifest } from '#contract/problem.ts';
import type { JudgeRequest } from './judging.ts';

export type Trial = {
  readonly publicTests: string;
  readonly hiddenTests?: string;
  readonly limits?: Partial<ProblemManifest['limits']>;
};

export function trialProblem(trial: Trial): Problem {
  const manifest = problemManifestShape.parse({
    id: 'trial',
    title: { es: 'Prueba', en: 'Trial' },
    language: 'python',
    entry: 'student_code.py',
    tests: { public: 'tests_public.py', hidden: 'tests_hidden.py' },
    limits: trial.limits ?? {},
  });
  const testFiles = [
    { name: 'tests_public.py', visibility: 'public', bytes: Buffer.from(trial.publicTests) },
    { name: 'tests_hidden.py', visibility: 'hidden', bytes: Buffer.from(trial.hiddenTests ?? '') },
  ] as const;
  const testsSha256 = sha256(Buffer.concat(testFiles.map((file) => file.bytes)));
  return {
    ...{ manifest, testFiles, caseFiles: [], testsSha256 },
    ...{ statements: {}, pictures: [], starter: '', starters: {}, problemSha256: testsSha256 },
  };
}

export type CasesTrial = {
  readonly language: ProgrammingLanguage;
  readonly entry: string;
  /** As in problem.yml. */
  readonly cases: readonly Readonly<Record<string, unknown>>[];
  /** What the set says beside its cases. */
  readonly set?: Readonly<Record<string, unknown>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly limits?: Partial<ProblemManifest['limits']>;
};

export function trialOfCases(trial: CasesTrial): Problem {
  const { language, entry, cases, set = {}, limits = {}, files = {} } = trial;
  const manifest = problemManifestShape.parse({
    id: 'trial',
    title: { es: 'Prueba', en: 'Trial' },
    ...{ language, entry, limits },
    tests: [{ kind: 'io', cases, ...set }],
  });
  const caseFiles = Object.entries(files).map(([name, text]) => ({
    name,
    bytes: Buffer.from(text),
  }));
  const testsSha256 = sha256(Buffer.from(JSON.stringify([manifest.tests, files])));
  return {
    ...{ manifest, testFiles: [], caseFiles, testsSha256 },
    ...{ statements: {}, pictures: [], starter: '', starters: {}, problemSha256: testsSha256 },
  };
}

export function trialRequest(problem: Problem, source: string): JudgeRequest {
  const bytes = Buffer.from(source);
  return { problem, source: bytes, sourceSha256: sha256(bytes), purpose: 'final' };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
