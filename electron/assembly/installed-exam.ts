// The exam that IT installed on a station: a package in the data directory, and the signers it is taken from.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { readTrusted } from '../exam/package/trusted.ts';
import type { ExamChoice } from './exam-choice.ts';

/** Where IT puts the package, and the public keys of the signers that the station takes exams from. */
const PACKAGE_NAME = 'exam.invigil';
const SIGNERS_FOLDER = 'signers';

/** The installed package, else the demo. A fault is one sentence for staff. */
export function installedExam(dataDir: string, problemsDir: string): Result<ExamChoice, string> {
  const file = path.join(dataDir, PACKAGE_NAME);
  if (!existsSync(file)) return ok({ kind: 'demo', problemsDir });
  const folder = path.join(dataDir, SIGNERS_FOLDER);
  return existsSync(folder) ? packageFrom(file, keyFilesIn(folder)) : packageFrom(file, null);
}

/** A package that is taken from these signers alone; null takes any and leaves the judgement to staff. */
export function packageFrom(
  file: string,
  signerFiles: readonly string[] | null,
): Result<ExamChoice, string> {
  if (signerFiles === null) return ok({ kind: 'package', file, trusted: null });
  const trusted = readTrusted(signerFiles);
  if (!trusted.ok) return fail(trusted.error);
  return ok({ kind: 'package', file, trusted: trusted.value });
}

function keyFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => path.join(folder, name));
}
