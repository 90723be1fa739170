// The instructor's exam folder, for the commands that work on one.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readExamFolder } from '../exam/files/exam-folder.ts';
import type { ExamSource, ReadFolder } from '../exam/files/exam-folder.ts';
import { findingLine } from '../exam/files/finding.ts';
import { CommandFailure, say } from './output.ts';

/** The folder's exam; ends the command with every finding when it has errors. */
export function readGoodFolder(dir: string): ExamSource {
  const { source, findings } = readFolder(dir);
  for (const finding of findings) say(findingLine(finding));
  if (source === null)
    throw new CommandFailure('exam-faulty', `${dir}: the exam has errors.`, { findings });
  return source;
}

export function readFolder(dir: string): ReadFolder {
  if (!existsSync(dir)) throw new CommandFailure('missing-folder', `${dir}: no such folder.`);
  return readExamFolder(path.normalize(dir));
}
