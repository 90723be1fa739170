// C# by Mono 6.8 of Debian 12: the language as far as its compiler mcs knows it (C# 7, parts of 7.x), not .NET's newest.
import { readMcsErrors } from './csharp-errors.ts';
import {
  CASES_CODE,
  COMPILE_PYTHON,
  DEBIAN,
  PROGRAM_FOLDER,
  USUAL_BASIS,
  caseOutfit,
} from './recipe.ts';
import type { Recipe } from './recipe.ts';

const MONO = '/usr/bin/mono';
const PROGRAM = 'program.exe';

export const csharp: Recipe = {
  language: 'csharp',
  image: {
    ...DEBIAN,
    repository: 'invigil-csharp',
    packages: ['mono-mcs', 'mono-runtime', 'python3'],
    basis: USUAL_BASIS,
    code: [...CASES_CODE, { from: 'csharp', to: 'csharp' }],
    prepare: [COMPILE_PYTHON],
  },
  pytest: null,
  // The virtual machine's own memory; its finalizer, collector and thread pool.
  cases: caseOutfit('csharp', { memoryMb: 128, processes: 24 }),
  program: {
    compile: (entry) => [
      ...[MONO, '/usr/lib/mono/4.5/mcs.exe', '-langversion:7', '-codepage:utf8', '-nologo'],
      ...['-optimize+', '-debug-', '-warn:0', `-out:${PROGRAM}`, entry],
    ],
    waiting: null,
    run: (_entry, limits) => [
      MONO,
      `--gc-params=max-heap-size=${limits.memoryMb}m,soft-heap-limit=${Math.max(1, Math.floor(limits.memoryMb * 0.9))}m`,
      `${PROGRAM_FOLDER}/${PROGRAM}`,
    ],
    env: ['LC_ALL=C.UTF-8', 'MONO_DISABLE_SHM=1', 'MONO_GC_PARAMS=nursery-size=4m'],
    watchedEnv: [],
    compileMs: 20_000,
    readErrors: readMcsErrors,
    // Mono knows lines only with debug files, which cost time at each start.
    readTrace: () => null,
    outOfMemory: /System\.OutOfMemoryException|Out of memory/,
  },
};
