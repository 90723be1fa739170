// A folder with one of the shipped problems, for a host whose engine has not the images of every language.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SHIPPED = path.join(import.meta.dirname, '..', '..', 'problems');

export type ProblemsFolder = { readonly folder: string; remove(): void };

export function folderWith(problemId: string): ProblemsFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'invigil-problems-'));
  cpSync(path.join(SHIPPED, problemId), path.join(folder, problemId), { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
