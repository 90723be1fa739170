// What the sandbox must know of a language to judge it: data, and the few lines that read its compiler's words.
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Limits } from '#contract/problem.ts';
import type { LoadError } from '#contract/report.ts';

export type Recipe = {
  readonly language: ProgrammingLanguage;
  readonly image: ImageRecipe;
  /** How test files of the language's own framework run; null where grader and subject cannot be kept apart. */
  readonly pytest: Outfit | null;
  /** How io and call cases run. */
  readonly cases: Outfit;
  readonly program: ProgramRecipe;
};

export type ImageRecipe = {
  /** Images are tagged `<repository>:<hash of what is in them>`. */
  readonly repository: string;
  /** Where the base comes from when a registry answers; a dated tag, so that it is the same base next year. */
  readonly registryBase: string;
  /** Debian's suite and packages, for the base that is made from packages. */
  readonly suite: string;
  readonly packages: readonly string[];
  /** The Dockerfile of the base, then scripts that are run with the root of the tree as their argument, in this order. */
  readonly basis: readonly { readonly name: string; readonly from: string }[];
  /** Folders and files of our own code, and where each goes below CODE_FOLDER. */
  readonly code: readonly { readonly from: string; readonly to: string }[];
  /** Run one after the other at image building, as root, once the code is there. */
  readonly prepare: readonly (readonly string[])[];
};

/** The two processes of a sandbox, and what they need beside the student's code. Equal keys make equal sandboxes. */
export type Outfit = {
  readonly key: string;
  /** Its standard streams are the only verdict channel. */
  readonly graderArgv: readonly string[];
  /** Runs the student's code under a uid of its own. */
  readonly subjectArgv: readonly string[];
  readonly allowance: Allowance;
};

/** On top of a problem's limits. */
export type Allowance = { readonly memoryMb: number; readonly processes: number };

/** How one source file becomes a running program, all as the subject. */
export type ProgramRecipe = {
  /** Runs in PROGRAM_FOLDER, where the source lies. */
  readonly compile: (entry: string) => readonly string[];
  /** For the compiler that waits, where the outfit starts one: what it is told instead. */
  readonly waiting: ((entry: string) => readonly string[]) | null;
  /** Runs in a folder of the case's own. */
  readonly run: (entry: string, limits: Limits) => readonly string[];
  /** Instead of `run`, the driver that loads the program and calls it; it runs in a folder of the case's own too. */
  readonly call: (entry: string, limits: Limits) => readonly string[];
  /** What a driver is told to load. */
  readonly loads: (entry: string) => string;
  /** Instead of `compile` for a problem of calls alone, where a file need not be a whole program. */
  readonly compileCalled: ((entry: string) => readonly string[]) | null;
  readonly env: readonly string[];
  /** Beside `env` where somebody watches: what is printed must not wait in a buffer for more. */
  readonly watchedEnv: readonly string[];
  /** Wall time of the compiler. */
  readonly compileMs: number;
  /** From what the compiler printed to the place that the editor marks; null when it names none. */
  readonly readErrors: (output: string, entry: string) => LoadError | null;
  /** The line of the student's file in what an exception printed; null when it names none. */
  readonly readTrace: (stderr: string, entry: string) => number | null;
  /** What the language prints on its standard error when it ends for want of memory before the kernel does. */
  readonly outOfMemory: RegExp | null;
};

export const GRADER_UID = 1002;
export const SUBJECT_UID = 1001;
/** Where the bridge lies in the image: root's, readable, never writable. */
export const CODE_FOLDER = '/opt/invigil';
export const GRADER_FOLDER = '/tmp/grader';
export const SUBJECT_FOLDER = '/work';
/** Where cases find the student's program. */
export const PROGRAM_FOLDER = '/work/program';

/** Every base is of the same Debian, so that both ways to a base give the same versions. */
export const DEBIAN = { registryBase: 'debian:bookworm-20250520-slim', suite: 'bookworm' } as const;
export const USUAL_BASIS = [
  { name: 'Dockerfile', from: 'base/Dockerfile' },
  { name: 'slim.sh', from: 'base/slim.sh' },
] as const;

export const PYTHON = '/usr/bin/python3';
/** -I: no environment, no user site, no current folder on sys.path. -B: never writes bytecode. */
const ISOLATED = [PYTHON, '-I', '-B'] as const;
export const pythonArgv = (folder: string): string[] => [...ISOLATED, `${CODE_FOLDER}/${folder}`];
export const COMPILE_PYTHON = [
  ...[PYTHON, '-m', 'compileall', '-q', '--invalidation-mode', 'unchecked-hash'],
  CODE_FOLDER,
] as const;

/** The grader and the launcher of cases, the same in every image; two of their files are those of the pytest bridge. */
export const CASES_CODE = [
  { from: 'cases', to: 'cases' },
  { from: 'python/grader/kernel.py', to: 'cases/grader/kernel.py' },
  { from: 'python/subject/connect.py', to: 'cases/launcher/connect.py' },
] as const;

/** @param waiter a compiler that is started with the sandbox and waits for the submission */
export function caseOutfit(
  language: ProgrammingLanguage,
  allowance: Allowance,
  waiter: readonly string[] = [],
): Outfit {
  return {
    key: `${language}/cases`,
    graderArgv: pythonArgv('cases/grader'),
    subjectArgv: [...pythonArgv('cases/launcher'), ...waiter],
    allowance,
  };
}
