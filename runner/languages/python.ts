// Python: the interpreter and pytest of Debian 12 (Python 3.11, pytest 7.2).
import { readPythonError } from './python-errors.ts';
import {
  CASES_CODE,
  CODE_FOLDER,
  COMPILE_PYTHON,
  DEBIAN,
  PROGRAM_FOLDER,
  PYTHON,
  USUAL_BASIS,
  caseOutfit,
  pythonArgv,
} from './recipe.ts';
import { lineIn } from './trace.ts';
import type { Allowance, Recipe } from './recipe.ts';

/**
 * The grader with pytest (about 45 MB), the subject's bare interpreter (about 15 MB), both tmpfs when full; docker-init,
 * the grader's watchdog threads, the subject's own interpreter, and room for one exec.
 */
export const PYTEST_ALLOWANCE: Allowance = { memoryMb: 96, processes: 12 };

export const python: Recipe = {
  language: 'python',
  image: {
    ...DEBIAN,
    repository: 'invigil-python',
    packages: ['python3', 'python3-pytest'],
    basis: USUAL_BASIS,
    code: [{ from: 'python', to: '' }, { from: 'calls', to: 'calls' }, ...CASES_CODE],
    prepare: [COMPILE_PYTHON],
  },
  pytest: {
    key: 'python/pytest',
    graderArgv: pythonArgv('grader'),
    subjectArgv: pythonArgv('subject'),
    allowance: PYTEST_ALLOWANCE,
  },
  cases: caseOutfit('python', { memoryMb: 80, processes: 8 }),
  program: {
    // `compile` as the interpreter itself does it, and nothing is executed.
    compile: (entry) => [PYTHON, '-I', '-B', '-c', CHECK, entry],
    waiting: null,
    run: (entry) => [PYTHON, '-B', '-X', 'utf8', `${PROGRAM_FOLDER}/${entry}`],
    call: () => [PYTHON, '-B', '-X', 'utf8', `${CODE_FOLDER}/calls`],
    loads: (entry) => entry,
    compileCalled: null,
    env: [],
    watchedEnv: ['PYTHONUNBUFFERED=1'],
    compileMs: 10_000,
    readErrors: readPythonError,
    readTrace: (stderr, entry) =>
      lineIn(stderr, `File "${PROGRAM_FOLDER}/${entry}", line `, 'last'),
    outOfMemory: /^MemoryError\b/m,
  },
};

const CHECK =
  "import sys; name = sys.argv[1]; compile(open(name, 'rb').read(), name, 'exec', dont_inherit=True)";
