// What the tidy tests read: the project's own files, as git knows them.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Student and author material is data: house rules do not apply to what is graded. */
const DATA = /^(problems\/[^/]+\/|runner\/differential\/cases\/|runner\/attacks\/corpus\/)/;

/** Tracked files and new ones that nobody ignores, from the root, sorted. */
export const files: readonly string[] = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)))
  .toSorted();

export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

export const isData = (file: string): boolean => DATA.test(file);
export const isTest = (file: string): boolean => /\.(test|e2e|bench|soak)\.tsx?$/.test(file);
/** TypeScript of the product and its tools, tests included. */
export const typescript: readonly string[] = files.filter(
  (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !isData(file),
);
export const python: readonly string[] = files.filter(
  (file) => file.endsWith('.py') && !isData(file),
);
export const nameOf = (file: string): string => basename(file);

/** The modules that a TypeScript file imports or re-exports, as written. */
export function importsOf(file: string): readonly string[] {
  const found = read(file).matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g);
  return [...found].map(([, specifier]) => specifier ?? '');
}

/** `file:line: text` of every line that matches. */
export function linesMatching(file: string, pattern: RegExp): readonly string[] {
  return read(file)
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : []));
}
