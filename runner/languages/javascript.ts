// JavaScript: Node 18, the one of Debian 12.
import { readNodeError } from './javascript-errors.ts';
import {
  CASES_CODE,
  CODE_FOLDER,
  COMPILE_PYTHON,
  DEBIAN,
  PROGRAM_FOLDER,
  USUAL_BASIS,
  caseOutfit,
} from './recipe.ts';
import { lineIn } from './trace.ts';
import type { Limits } from '#contract/problem.ts';
import type { Recipe } from './recipe.ts';

const NODE = '/usr/bin/nodejs';
const node = ({ memoryMb }: Limits): string[] => [NODE, `--max-old-space-size=${memoryMb}`];

export const javascript: Recipe = {
  language: 'javascript',
  image: {
    ...DEBIAN,
    repository: 'invigil-javascript',
    packages: ['nodejs', 'python3'],
    basis: USUAL_BASIS,
    code: [...CASES_CODE, { from: 'javascript', to: 'javascript' }],
    prepare: [COMPILE_PYTHON],
  },
  pytest: null,
  // Node's own heap, code and threads (a pool of four for files, four for the collector, the inspector's signal thread).
  cases: caseOutfit('javascript', { memoryMb: 128, processes: 20 }),
  program: {
    compile: (entry) => [NODE, '--check', entry],
    waiting: null,
    run: (entry, limits) => [...node(limits), `${PROGRAM_FOLDER}/${entry}`],
    call: (_entry, limits) => [...node(limits), `${CODE_FOLDER}/javascript/calls.mjs`],
    loads: (entry) => entry,
    compileCalled: null,
    env: ['NODE_DISABLE_COLORS=1'],
    watchedEnv: [],
    compileMs: 10_000,
    readErrors: readNodeError,
    readTrace: (stderr, entry) => lineIn(stderr, `${PROGRAM_FOLDER}/${entry}:`, 'first'),
    outOfMemory: /^FATAL ERROR: .*JavaScript heap out of memory$/m,
  },
};
