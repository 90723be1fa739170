// The corpus as the test sees it: each program with what its first lines say of it.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { verdictShape } from '#contract/verdict.ts';
import type { Verdict } from '#contract/verdict.ts';

export type Attack = {
  /** Its folder, which is its class, and its file. */
  readonly name: string;
  readonly tries: string;
  /** Verdicts that are right for it. */
  readonly allows: readonly Verdict[];
  /** The most that its honest part may earn. */
  readonly maxPoints: number;
  readonly source: string;
};

const CORPUS = fileURLToPath(new URL('./corpus', import.meta.url));

/** @throws when a program does not say what it tries, what it may get and what it may earn */
export function readAttacks(): Attack[] {
  return globSync('*/*.py', { cwd: CORPUS }).toSorted().map(readAttack);
}

function readAttack(file: string): Attack {
  const source = readFileSync(path.join(CORPUS, file), 'utf8');
  const said = (word: string): string => {
    const line = new RegExp(`^# ${word}: (.+)$`, 'm').exec(source)?.[1];
    if (line === undefined) throw new Error(`${file} has no line "# ${word}: …"`);
    return line;
  };
  return {
    name: file.replace(/\.py$/, ''),
    tries: said('tries'),
    allows: said('allows')
      .split(', ')
      .map((word) => verdictShape.parse(word)),
    maxPoints: Number(said('points')),
    source,
  };
}
