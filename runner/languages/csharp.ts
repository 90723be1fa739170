// C# by Mono 6.8 of Debian 12: the language as far as its compiler mcs knows it (C# 7, parts of 7.x), not .NET's newest.
import { readMcsErrors } from './csharp-errors.ts';
import {
  CASES_CODE,
  CODE_FOLDER,
  COMPILE_PYTHON,
  DEBIAN,
  PROGRAM_FOLDER,
  USUAL_BASIS,
  caseOutfit,
} from './recipe.ts';
import type { Limits } from '#contract/problem.ts';
import type { Recipe } from './recipe.ts';

const MONO = '/usr/bin/mono';
const PROGRAM = 'program.exe';
const COMPILER = [
  ...[MONO, '/usr/lib/mono/4.5/mcs.exe', '-langversion:7', '-codepage:utf8', '-nologo'],
  ...['-optimize+', '-debug-', '-warn:0', `-out:${PROGRAM}`],
];
const machine = ({ memoryMb }: Limits): string[] => [
  MONO,
  `--gc-params=max-heap-size=${memoryMb}m,soft-heap-limit=${Math.max(1, Math.floor(memoryMb * 0.9))}m`,
];

export const csharp: Recipe = {
  language: 'csharp',
  image: {
    ...DEBIAN,
    repository: 'invigil-csharp',
    packages: ['mono-mcs', 'mono-runtime', 'python3'],
    basis: USUAL_BASIS,
    code: [...CASES_CODE, { from: 'csharp', to: 'csharp' }],
    prepare: [COMPILE_PYTHON, ['/bin/sh', `${CODE_FOLDER}/csharp/prepare.sh`]],
  },
  pytest: null,
  // The virtual machine's own memory; its finalizer, collector and thread pool.
  cases: caseOutfit('csharp', { memoryMb: 128, processes: 24 }),
  program: {
    compile: (entry) => [...COMPILER, entry],
    waiting: null,
    run: (_entry, limits) => [...machine(limits), `${PROGRAM_FOLDER}/${PROGRAM}`],
    call: (_entry, limits) => [...machine(limits), `${CODE_FOLDER}/csharp/calls.exe`],
    loads: (entry) => entry.replace(/\.cs$/, ''),
    // A library, which needs no `Main`.
    compileCalled: (entry) => [...COMPILER, '-target:library', entry],
    env: ['LC_ALL=C.UTF-8', 'MONO_DISABLE_SHM=1', 'MONO_GC_PARAMS=nursery-size=4m'],
    watchedEnv: [],
    compileMs: 20_000,
    readErrors: readMcsErrors,
    // Mono knows lines only with debug files, which cost time at each start.
    readTrace: () => null,
    outOfMemory: /System\.OutOfMemoryException|Out of memory/,
  },
};
