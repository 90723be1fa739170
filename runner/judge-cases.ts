// All cases of a problem in one sandbox: compiled once, then one case after the other, each judged out here.
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { LoadError } from '#contract/report.ts';
import type { Problem } from '#contract/problem.ts';
import { WALL_MAX_MS } from '#contract/limits.ts';
import { caseSetsOf } from '#contract/test-kinds.ts';
import type { IoCase, IoSet } from '#contract/test-kinds.ts';
import type { Purpose, ReachedLimit } from '#contract/verdict.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import {
  bytesOf,
  checkOrder,
  CHECKER_MAX_MS,
  compileOrder,
  fileOf,
  ioOrder,
} from './case-orders.ts';
import type { Program } from './case-orders.ts';
import type { CaseAnswer, RunAnswer } from './judge/cases/answers.ts';
import { howItEnded, judgeIo } from './judge/cases/judged.ts';
import type { CaseFacts, CaseVerdict, Checked } from './judge/cases/judged.ts';
import { NO_CASES, casesToRun } from './judge/cases/results.ts';
import type { CasesTranscript, RanCase } from './judge/cases/results.ts';
import { PROGRAM_FOLDER } from './languages/recipe.ts';
import { matchesWhole } from './pattern.ts';
import { prepareCall } from './run-call.ts';
import type { InCallSet } from './run-call.ts';
import { converseCases } from './sandbox/converse-cases.ts';
import type { CaseConversation, NoAnswer } from './sandbox/converse-cases.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

export type CasesAsk = {
  readonly problem: Problem;
  readonly program: Program & { readonly language: ProgrammingLanguage };
  readonly source: Uint8Array;
  readonly sourceSha256: string;
  readonly purpose: Purpose;
};

/** A case together with what its set says for all. */
type InIoSet = IoCase & { readonly set: IoSet };
type InSet = InIoSet | InCallSet;

/** @returns the transcript, or in the runner's words why there is none: then nothing was judged */
export async function judgeCases(
  sandbox: Sandbox,
  ask: CasesAsk,
): Promise<Result<CasesTranscript, string>> {
  const conversation = converseCases(sandbox);
  const compiled = await compile(conversation, ask);
  if ('kind' in compiled)
    return compiled.kind === 'broken' ? fail(compiled.detail) : ok(cutAt([], compiled.limit));
  if (compiled.loadError !== null) return ok({ ...NO_CASES, loadError: compiled.loadError });
  return runAll(conversation, ask);
}

export type Compiled = { readonly loadError: LoadError | null };

export async function compile(
  conversation: CaseConversation,
  {
    program,
    source,
    sourceSha256,
  }: Pick<CasesAsk, 'source' | 'sourceSha256'> & { readonly program: Program },
): Promise<Compiled | NoAnswer> {
  const order = compileOrder(program, source, sourceSha256);
  const answer = await conversation.ask(order, program.recipe.compileMs);
  if ('kind' in answer) {
    if (answer.kind === 'broken') return answer;
    return { loadError: compilerEnded(`the compiler reached its limit (${answer.limit})`) };
  }
  if (answer.type !== 'compile') return misplaced(answer);
  const { stopped, hits, status } = answer;
  if (status === 0 && stopped === null) return { loadError: null };
  const [limit = stopped] = hits;
  if (limit !== null)
    return { loadError: compilerEnded(`the compiler reached its limit (${limit})`) };
  // Compilers name the file as they were told; students know it by its name alone.
  const printed = (textOf(answer.stdoutBase64) + textOf(answer.stderrBase64)).replaceAll(
    `${PROGRAM_FOLDER}/`,
    '',
  );
  const read = program.recipe.readErrors(printed, program.entry);
  return { loadError: read ?? compilerEnded(printed.trim()) };
}

const compilerEnded = (message: string): LoadError => ({
  ...{ kind: 'syntax', exceptionType: 'error' },
  ...{ message, line: null, column: null },
});

async function runAll(
  conversation: CaseConversation,
  ask: CasesAsk,
): Promise<Result<CasesTranscript, string>> {
  const ran: RanCase[] = [];
  let leftMs = WALL_MAX_MS;
  let last: RunAnswer | null = null;
  for (const one of casesToRun(inSets(ask.problem), ask.purpose)) {
    if (leftMs <= 0) return ok(cutAt(ran, 'time', last));
    const wallMs = Math.min(leftMs, one.wallMs ?? ask.program.limits.wallMs);
    const done = isCall(one)
      ? await runCall(conversation, ask, one, wallMs)
      : await runIo(conversation, ask, one, wallMs);
    if (done.kind === 'broken') return fail(done.detail);
    if (done.kind === 'cut')
      return ok(cutAt([...ran, failedBy(one, done.limit, wallMs)], 'exit', last));
    ran.push(done.ran);
    if (done.kind === 'not-run') continue;
    last = done.answer;
    leftMs -= done.answer.wallMs;
    if (done.answer.gone) return ok(cutAt(ran, 'exit', last));
  }
  return ok(cutAt(ran, null, last));
}

type Done = { readonly kind: 'done'; readonly ran: RanCase; readonly answer: RunAnswer };

/** The author left out what is needed to run it in this language. */
type NotRun = { readonly kind: 'not-run'; readonly ran: RanCase };

const isCall = (one: InSet): one is InCallSet => one.set.kind === 'call';

async function runCall(
  conversation: CaseConversation,
  { problem, program }: CasesAsk,
  one: InCallSet,
  wallMs: number,
): Promise<Done | NotRun | NoAnswer> {
  const prepared = prepareCall(one, program, problem.caseFiles, wallMs);
  if (!prepared.ok) return { kind: 'not-run', ran: failedByAuthor(one, prepared.error) };
  const answer = await conversation.ask(prepared.value.order, wallMs);
  if ('kind' in answer) return answer;
  if (answer.type !== 'case') return misplaced(answer);
  const facts = factsOf(answer, program);
  const { verdict, expected, actual, trace } = prepared.value.judge(answer, facts);
  const { name } = one;
  const { wallMs: tookMs, stdout, stderr } = facts;
  const studentLine =
    verdict.cause === 'exception' ? program.recipe.readTrace(trace, program.entry) : null;
  const ran = {
    name,
    verdict,
    wallMs: tookMs,
    expected,
    actual,
    stderr: stdout + stderr,
    studentLine,
  };
  return { kind: 'done', answer, ran };
}

async function runIo(
  conversation: CaseConversation,
  { problem, program }: CasesAsk,
  one: InIoSet,
  wallMs: number,
): Promise<Done | NoAnswer> {
  const { caseFiles } = problem;
  const answer = await conversation.ask(ioOrder(program, one, caseFiles, wallMs), wallMs);
  if ('kind' in answer) return answer;
  if (answer.type !== 'case') return misplaced(answer);
  const facts = factsOf(answer, program);
  const expected = one.stdout === undefined ? null : bytesOf(one.stdout, caseFiles);
  const checked = await checkedBy(conversation, problem, one, { answer, facts });
  if (checked !== null && 'kind' in checked) return checked;
  const { compare = one.set.compare, tolerance = one.set.tolerance } = one;
  const verdict = judgeIo(one, facts, {
    rule: { compare, tolerance, matches: matchesWhole },
    expected: expected === null ? null : Buffer.from(expected).toString('utf8'),
    checked,
    checker: one.set.checker,
  });
  return { kind: 'done', answer, ran: ranOf(one, verdict, facts, { expected, program }) };
}

/** Null where there is no checker, or nothing for it to judge. */
async function checkedBy(
  conversation: CaseConversation,
  { caseFiles }: Problem,
  one: InIoSet,
  { answer, facts }: { readonly answer: RunAnswer; readonly facts: CaseFacts },
): Promise<Checked | NoAnswer | null> {
  const { checker } = one.set;
  if (checker === undefined || howItEnded(facts, one.exitCode) !== null) return null;
  const order = checkOrder(fileOf(checker, caseFiles), {
    input: bytesOf(one.stdin, caseFiles),
    output: Buffer.from(answer.stdoutBase64, 'base64'),
    expected: bytesOf(one.stdout ?? '', caseFiles),
  });
  const told = await conversation.ask(order, CHECKER_MAX_MS);
  if ('kind' in told) return told;
  if (told.type !== 'check') return misplaced(told);
  return { status: told.status, words: textOf(told.stdoutBase64) };
}

function inSets({ manifest }: Problem): InSet[] {
  return caseSetsOf(manifest.tests).flatMap(({ set }): InSet[] =>
    set.kind === 'io'
      ? set.cases.map((one) => ({ ...one, set }))
      : set.cases.map((one) => ({ ...one, set })),
  );
}

function factsOf(answer: RunAnswer, { recipe }: Program): CaseFacts {
  const { stopped, status, gone, hits, wallMs } = answer;
  const stderr = textOf(answer.stderrBase64);
  const isOutOfMemory = recipe.outOfMemory?.test(stderr) ?? false;
  return {
    stopped,
    status,
    gone,
    hits,
    wallMs,
    stdout: textOf(answer.stdoutBase64),
    stderr,
    isOutOfMemory,
  };
}

function ranOf(
  { name }: InIoSet,
  verdict: CaseVerdict,
  { wallMs, stdout, stderr }: CaseFacts,
  { expected, program }: { readonly expected: Uint8Array | null; readonly program: Program },
): RanCase {
  const studentLine =
    verdict.cause === 'exception' ? program.recipe.readTrace(stderr, program.entry) : null;
  const wanted = expected === null ? null : Buffer.from(expected).toString('utf8');
  return { name, verdict, wallMs, expected: wanted, actual: stdout, stderr, studentLine };
}

/** The grader was kept from answering for this case. */
function failedBy({ name }: InSet, limit: ReachedLimit, wallMs: number): RanCase {
  const message = `stopped: the limit was reached (${limit})`;
  const verdict = { outcome: 'failed', cause: 'limit', reached: limit, message } as const;
  return { name, verdict, wallMs, expected: null, actual: null, stderr: '', studentLine: null };
}

function failedByAuthor({ name }: InSet, message: string): RanCase {
  const verdict = { outcome: 'error', cause: null, reached: null, message } as const;
  return {
    ...{ name, verdict, wallMs: 0, stderr: '' },
    expected: null,
    actual: null,
    studentLine: null,
  };
}

function cutAt(
  ran: readonly RanCase[],
  cut: CasesTranscript['cut'],
  last: RunAnswer | null = null,
): CasesTranscript {
  const { memoryPeakBytes = null, cpuMs = null } = last ?? {};
  return { loadError: null, ran, cut, memoryPeakBytes, cpuMs };
}

const misplaced = ({ type }: CaseAnswer): NoAnswer => ({
  kind: 'broken',
  detail: `the grader answered "${type}" out of place`,
});

/** Bytes that are no UTF-8 show as U+FFFD, which no expected text has. */
const textOf = (base64: string): string => Buffer.from(base64, 'base64').toString('utf8');
