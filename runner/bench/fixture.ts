// The problem that the runner's own measures are taken on: six small tests in two files, and a solution.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { problemManifestShape } from '#contract/problem.ts';
import type { Problem, TestFile } from '#contract/problem.ts';
import type { JudgeRequest } from '../judging.ts';

const FOLDER = path.join(import.meta.dirname, 'problem');
const FILES = [
  { name: 'tests_public.py', visibility: 'public' },
  { name: 'tests_hidden.py', visibility: 'hidden' },
] as const;

export function benchProblem(): Problem {
  const testFiles: TestFile[] = FILES.map((file) => ({ ...file, bytes: read(file.name) }));
  const testsSha256 = sha256(Buffer.concat(testFiles.map((file) => file.bytes)));
  const manifest = problemManifestShape.parse({
    id: 'bench',
    title: { es: 'Seis pruebas', en: 'Six tests' },
    language: 'python',
    entry: 'student_code.py',
    tests: { public: 'tests_public.py', hidden: 'tests_hidden.py' },
  });
  return {
    ...{ manifest, testFiles, caseFiles: [], testsSha256 },
    ...{ statements: {}, pictures: [], starter: '', starters: {}, problemSha256: testsSha256 },
  };
}

/** The solution, which passes all six. */
export function benchRequest(): JudgeRequest {
  const source = read('student_code.py');
  return { problem: benchProblem(), source, sourceSha256: sha256(source), purpose: 'final' };
}

const read = (name: string): Buffer => readFileSync(path.join(FOLDER, name));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
