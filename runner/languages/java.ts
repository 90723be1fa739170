// Java 17 of Debian 12: a runtime of its own with the compiler in it, and class archives for both.
import { readJavacErrors } from './java-errors.ts';
import {
  CASES_CODE,
  CODE_FOLDER,
  COMPILE_PYTHON,
  DEBIAN,
  PROGRAM_FOLDER,
  SUBJECT_FOLDER,
  caseOutfit,
} from './recipe.ts';
import { lineIn } from './trace.ts';
import type { Limits } from '#contract/problem.ts';
import type { Recipe } from './recipe.ts';

const JAVA = '/usr/lib/jvm/invigil/bin/java';
const ARCHIVE = `${CODE_FOLDER}/java/javac.jsa`;
/** The collector and the compiler that start soonest and need the fewest threads; no files outside of the folder. */
const SMALL = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:-UsePerfData', '-Xshare:auto'];
/** The class path is the archive's: with another one the machine would not use it. */
const COMPILER = [
  ...[JAVA, ...SMALL, '-Xmx192m', `-XX:SharedArchiveFile=${ARCHIVE}`],
  ...['-cp', `${CODE_FOLDER}/java/waiting.jar`],
];

/** -proc:none: annotation processors would run a student's code inside the compiler. */
const javacArguments = (folder: string, file: string): string[] => [
  ...['-proc:none', '-encoding', 'UTF-8', '-Xlint:none', '-nowarn', '-implicit:none'],
  ...['-cp', folder, '-d', folder, file],
];

const machine = ({ memoryMb }: Limits): string[] => [
  ...[JAVA, '-XX:+UseSerialGC', '-XX:-UsePerfData', '-Xshare:auto', `-Xmx${memoryMb}m`],
  ...['-Xss8m', '-XX:+ExitOnOutOfMemoryError', '-XX:+DisplayVMOutputToStderr'],
  ...['-Dfile.encoding=UTF-8', '-Dstdout.encoding=UTF-8'],
];

/** The class that is started: a Java file is named after its public class. */
export const classOf = (entry: string): string => entry.replace(/\.java$/, '');

export const java: Recipe = {
  language: 'java',
  image: {
    ...DEBIAN,
    repository: 'invigil-java',
    packages: ['openjdk-17-jdk-headless', 'python3'],
    basis: [
      { name: 'Dockerfile', from: 'java/Dockerfile' },
      { name: 'slim.sh', from: 'base/slim.sh' },
      { name: 'slim-java.sh', from: 'java/slim-java.sh' },
    ],
    code: [...CASES_CODE, { from: 'java', to: 'java' }],
    prepare: [COMPILE_PYTHON, ['/bin/sh', `${CODE_FOLDER}/java/prepare.sh`]],
  },
  pytest: null,
  // Metaspace, code cache, stacks and the collector's own beside the heap; some fifteen threads before the first line.
  cases: caseOutfit('java', { memoryMb: 192, processes: 32 }, [
    ...COMPILER,
    'Waiting',
    ...javacArguments(`${SUBJECT_FOLDER}/warm-up`, `${CODE_FOLDER}/java/WarmUp.java`),
  ]),
  program: {
    compile: (entry) => [
      ...[...COMPILER, '-m', 'jdk.compiler/com.sun.tools.javac.Main'],
      ...javacArguments(PROGRAM_FOLDER, `${PROGRAM_FOLDER}/${entry}`),
    ],
    waiting: (entry) => javacArguments(PROGRAM_FOLDER, `${PROGRAM_FOLDER}/${entry}`),
    run: (entry, limits) => [...machine(limits), '-cp', PROGRAM_FOLDER, classOf(entry)],
    call: (_entry, limits) => [
      ...[...machine(limits), '--add-opens', 'java.base/java.io=ALL-UNNAMED'],
      ...['-cp', `${CODE_FOLDER}/java/drivers:${PROGRAM_FOLDER}`],
      'invigil.Calls',
    ],
    loads: classOf,
    compileCalled: null,
    env: ['LC_ALL=C.UTF-8'],
    watchedEnv: [],
    compileMs: 20_000,
    readErrors: readJavacErrors,
    readTrace: (stderr, entry) => lineIn(stderr, `(${entry}:`, 'first'),
    outOfMemory: /java\.lang\.OutOfMemoryError: (?!unable to create native thread)/,
  },
};
