// The orders that the grader of cases understands, as lines of JSON. What is expected is in none but a checker's.
import { KIB } from '#contract/limits.ts';
import type { CaseFile, Limits } from '#contract/problem.ts';
import type { IoCase, TextSource } from '#contract/test-kinds.ts';
import type { ProgramRecipe } from './languages/recipe.ts';

/** What the compiler prints is shown to the student; more than this nobody reads. */
const COMPILER_OUTPUT_MAX_BYTES = 64 * KIB;
/** What a driver tells of values: words with every letter beyond ASCII six times as long. */
const ANSWER_MAX_BYTES = 256 * KIB;
/** An author's checker. */
export const CHECKER_MAX_MS = 5_000;

export type Program = {
  readonly recipe: ProgramRecipe;
  readonly entry: string;
  readonly limits: Limits;
  /** Nothing but calls are asked of it: it need not be a whole program. */
  readonly isCalledOnly?: boolean;
};

export function compileOrder(
  { recipe, entry, isCalledOnly = false }: Program,
  source: Uint8Array,
  sourceSha256: string,
): string {
  return JSON.stringify({
    type: 'compile',
    argv: ((isCalledOnly ? recipe.compileCalled : null) ?? recipe.compile)(entry),
    ...(recipe.waiting === null ? {} : { waiting: recipe.waiting(entry) }),
    env: recipe.env,
    entry,
    sourceSha256,
    sourceBase64: base64Of(source),
    wallMs: recipe.compileMs,
    outputBytes: COMPILER_OUTPUT_MAX_BYTES,
  });
}

/** @param wallMs for this case */
export function ioOrder(
  { recipe, entry, limits }: Program,
  one: Pick<IoCase, 'stdin' | 'args' | 'files'>,
  caseFiles: readonly CaseFile[],
  wallMs: number,
): string {
  return JSON.stringify({
    type: 'case',
    argv: [...recipe.run(entry, limits), ...one.args],
    env: recipe.env,
    files: Object.entries(one.files).map(([name, text]) => ({
      name,
      base64: base64Of(bytesOf(text, caseFiles)),
    })),
    stdinBase64: base64Of(bytesOf(one.stdin, caseFiles)),
    requestBase64: '',
    wallMs,
    outputBytes: limits.outputKb * KIB,
  });
}

/** @param wallMs for the whole run, a person's typing included */
export function trialOrder(
  { recipe, entry, limits }: Program,
  args: readonly string[],
  wallMs: number,
): string {
  return JSON.stringify({
    type: 'trial',
    argv: [...recipe.run(entry, limits), ...args],
    env: [...recipe.env, ...recipe.watchedEnv],
    wallMs,
    outputBytes: limits.outputKb * KIB,
  });
}

/** @param requests lines; each is revealed when the one before is answered */
export function callOrder(
  { recipe, entry, limits }: Program,
  requests: readonly string[],
  stdin: Uint8Array,
  wallMs: number,
): string {
  return JSON.stringify({
    type: 'case',
    argv: recipe.call(entry, limits),
    env: recipe.env,
    files: [],
    stdinBase64: base64Of(stdin),
    requestBase64: base64Of(Buffer.from(requests.map((line) => `${line}\n`).join(''), 'latin1')),
    wallMs,
    outputBytes: limits.outputKb * KIB,
    answerBytes: ANSWER_MAX_BYTES,
  });
}

/** To be sent when the case is over and nothing of the student's runs any more. */
export function checkOrder(
  checker: Uint8Array,
  texts: Readonly<Record<'input' | 'output' | 'expected', Uint8Array>>,
): string {
  return JSON.stringify({
    type: 'check',
    checkerBase64: base64Of(checker),
    inputBase64: base64Of(texts.input),
    outputBase64: base64Of(texts.output),
    expectedBase64: base64Of(texts.expected),
    wallMs: CHECKER_MAX_MS,
  });
}

/** @throws when a file is not in the problem: reading it should have refused that */
export function bytesOf(text: TextSource, caseFiles: readonly CaseFile[]): Uint8Array {
  return typeof text === 'string' ? Buffer.from(text, 'utf8') : fileOf(text.file, caseFiles);
}

export function fileOf(name: string, caseFiles: readonly CaseFile[]): Uint8Array {
  const file = caseFiles.find((one) => one.name === name);
  if (file === undefined) throw new Error(`the problem has no file ${name}`);
  return file.bytes;
}

const base64Of = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
