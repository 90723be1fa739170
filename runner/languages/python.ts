// Python: the interpreter and pytest of Debian 12.
import { CODE_FOLDER } from './recipe.ts';
import type { Recipe } from './recipe.ts';

const PYTHON = '/usr/bin/python3';

export const python: Recipe = {
  language: 'python',
  repository: 'invigil-python',
  registryBase: 'debian:bookworm-20250520-slim',
  suite: 'bookworm',
  packages: ['python3', 'python3-pytest'],
  // -I: no environment, no user site, no current folder on sys.path. -B: never writes bytecode.
  graderArgv: [PYTHON, '-I', '-B', `${CODE_FOLDER}/grader`],
  subjectArgv: [PYTHON, '-I', '-B', `${CODE_FOLDER}/subject`],
  prepareArgv: [
    PYTHON,
    '-m',
    'compileall',
    '-q',
    '--invalidation-mode',
    'unchecked-hash',
    CODE_FOLDER,
  ],
};
