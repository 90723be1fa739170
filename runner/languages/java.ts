// Java 17 of Debian 12: a runtime of its own with the compiler in it, and class archives for both.
import { readJavacErrors } from './java-errors.ts';
import {
  CASES_CODE,
  CODE_FOLDER,
  COMPILE_PYTHON,
  DEBIAN,
  PROGRAM_FOLDER,
  caseOutfit,
} from './recipe.ts';
import { lineIn } from './trace.ts';
import type { Recipe } from './recipe.ts';

const JAVA = '/usr/lib/jvm/invigil/bin/java';
const ARCHIVE = `${CODE_FOLDER}/java/javac.jsa`;
/** The collector and the compiler that start soonest and need the fewest threads; no files outside of the folder. */
const SMALL = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:-UsePerfData', '-Xshare:auto'];
const COMPILER_HEAP_MB = 192;

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
  cases: caseOutfit('java', { memoryMb: 192, processes: 32 }),
  program: {
    // -proc:none: annotation processors would run a student's code inside the compiler.
    compile: (entry) => [
      ...[JAVA, ...SMALL, `-Xmx${COMPILER_HEAP_MB}m`, `-XX:SharedArchiveFile=${ARCHIVE}`],
      ...['-m', 'jdk.compiler/com.sun.tools.javac.Main', '-proc:none', '-encoding', 'UTF-8'],
      ...['-Xlint:none', '-nowarn', '-implicit:none', '-cp', '.', '-d', '.', entry],
    ],
    run: (entry, limits) => [
      ...[JAVA, '-XX:+UseSerialGC', '-XX:-UsePerfData', '-Xshare:auto', `-Xmx${limits.memoryMb}m`],
      ...['-Xss8m', '-XX:+ExitOnOutOfMemoryError', '-XX:+DisplayVMOutputToStderr'],
      ...[
        '-Dfile.encoding=UTF-8',
        '-Dstdout.encoding=UTF-8',
        '-cp',
        PROGRAM_FOLDER,
        classOf(entry),
      ],
    ],
    env: ['LC_ALL=C.UTF-8'],
    compileMs: 20_000,
    readErrors: readJavacErrors,
    readTrace: (stderr, entry) => lineIn(stderr, `(${entry}:`, 'first'),
    outOfMemory: /java\.lang\.OutOfMemoryError: (?!unable to create native thread)/,
  },
};
