// THE DOOR. The problems of one folder, each in a folder of its own that carries its id.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { problemIdShape } from '#contract/ids.ts';
import type { Problem } from '#contract/problem.ts';
import { fail } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { readProblem } from './read-problem.ts';
import type { ProblemFault } from './read-problem.ts';

export type CatalogEntry = {
  /** The folder's name. */
  readonly id: string;
  readonly problem: Result<Problem, ProblemFault>;
};

export type Catalog = {
  /** Every problem, by id; a broken one with what is wrong, and without harm to the others. */
  list(): readonly CatalogEntry[];
  /** Reads from the disk each time, so that a corrected problem needs no restart. */
  read(id: string): Result<Problem, ProblemFault>;
};

/** Opens the problems under `root`. A root that cannot be listed holds no problems. */
export function openCatalog(root: string): Catalog {
  return {
    list: () =>
      problemFolders(root).map((folder) => ({
        id: path.basename(folder),
        problem: readProblem(folder),
      })),
    read: (id) =>
      // The pattern leaves no room for a separator or a dot: the path cannot leave the root.
      problemIdShape.safeParse(id).success
        ? readProblem(path.join(root, id))
        : fail({ kind: 'unknown-problem', sentence: 'This is not the id of a problem.' }),
  };
}

/** The folders under `root` that mean to be problems: those with an id for a name. Links are passed over. */
export function problemFolders(root: string): string[] {
  try {
    return readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && problemIdShape.safeParse(entry.name).success)
      .map((entry) => path.join(root, entry.name))
      .toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}
