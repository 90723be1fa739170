// Answers a student who runs their program with input of their own. One runs at a time, and nothing of it is kept.
import type { Handlers } from '#contract/calls.ts';
import type { Publish } from '#contract/events.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Problem, ProblemManifest } from '#contract/problem.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { SendFault } from '#contract/submission.ts';
import { RUN_INPUT_MAX_CHARS, RUN_MAX_MS } from '#contract/trial.ts';
import type { RunChange, RunEnd, RunFault, RunId, RunStart } from '#contract/trial.ts';
import type { Runner, RunnerFault, TrialEnd, TrialRun } from '#runner';
import { gatherOutput } from './output.ts';
import { fullPurse, mayStart, spendRun } from './rules.ts';
import type { Purse } from './rules.ts';

export type TrialHostParts = {
  readonly runner: Pick<Runner, 'trial'>;
  readonly desk: {
    sitting(): { readonly attemptId: string } | null;
    /** May this student send for this problem now? A run is for who may practise. */
    maySend(problemId: string, purpose: 'practice'): Result<unknown, SendFault>;
  };
  /** Null for a problem that is not in this exam or cannot be read. */
  readonly problem: (problemId: string) => Problem | null;
  readonly validate: (asked: {
    readonly source: Uint8Array;
    readonly manifest: ProblemManifest;
    readonly language?: ProgrammingLanguage | undefined;
  }) => Result<null, SendFault>;
  readonly publish: Publish;
  /** Milliseconds that never jump. */
  readonly steadyMs: () => number;
  readonly later: (run: () => void, delayMs: number) => unknown;
  readonly newId: () => string;
  /** All that is kept: how many runs this attempt has begun. */
  readonly onCount: (attemptId: string, count: number) => void;
};

type Names = 'run/start' | 'run/input' | 'run/stop';

export type TrialHost = {
  readonly handlers: Handlers<Names>;
  /** Something changed: what may go on no longer is ended. */
  look(): void;
  /** Nobody watches any more. */
  leave(): void;
};

type Running = {
  readonly runId: RunId;
  readonly problemId: string;
  readonly attemptId: string;
  readonly run: TrialRun;
  leftChars: number;
  isLeft: boolean;
};

/** Who ran how often; of the one who sits here alone. */
type Account = { readonly attemptId: string; readonly purse: Purse; readonly count: number };

export function createTrialHost(parts: TrialHostParts): TrialHost {
  const { desk } = parts;
  let running: Running | null = null;
  let account: Account | null = null;

  const leave = (): void => {
    if (running === null) return;
    running.isLeft = true;
    running.run.stop();
  };
  const start = (asked: RunStart): Result<{ readonly runId: RunId }, RunFault> => {
    const source = new TextEncoder().encode(asked.source);
    const problem = parts.problem(asked.problemId);
    const sitting = desk.sitting();
    const exam = desk.maySend(asked.problemId, 'practice');
    const sourceFault = problem === null ? null : faultOf(parts, asked, source, problem);
    const refusedByExam = exam.ok ? null : exam.error;
    const allowed = mayStart({ refusedByExam, sourceFault, isRunning: running !== null }, asked);
    if (!allowed.ok) return allowed;
    if (sitting === null || problem === null) return fail({ kind: 'unknown-problem' });
    const { attemptId } = sitting;
    const nowMs = parts.steadyMs();
    const own: Account =
      account?.attemptId === attemptId ? account : { attemptId, purse: fullPurse(nowMs), count: 0 };
    const spent = spendRun(own.purse, nowMs);
    if (!spent.ok) return spent;
    account = { attemptId, purse: spent.value, count: own.count + 1 };
    parts.onCount(attemptId, account.count);
    running = begin(parts, { asked, source, problem, attemptId }, () => {
      running = null;
    });
    return ok({ runId: running.runId });
  };
  const current = (runId: RunId): Running | null => (running?.runId === runId ? running : null);
  return {
    leave,
    look: () => {
      if (running === null) return;
      const isSame = desk.sitting()?.attemptId === running.attemptId;
      if (!isSame || !desk.maySend(running.problemId, 'practice').ok) leave();
    },
    handlers: {
      // One that was left by its page is on its way out; whoever comes back does not hear of it.
      'run/start': (asked) =>
        running?.isLeft === true ? running.run.ended.then(() => start(asked)) : start(asked),
      'run/input': ({ runId, text, end }) => {
        const one = current(runId);
        if (one === null || text.length > one.leftChars || !text.isWellFormed()) return false;
        one.leftChars -= text.length;
        if (text !== '') one.run.type(new TextEncoder().encode(text));
        if (end) one.run.endInput();
        return true;
      },
      'run/stop': ({ runId }) => {
        current(runId)?.run.stop();
        return {};
      },
    },
  };
}

type Beginning = {
  readonly asked: RunStart;
  readonly source: Uint8Array;
  readonly problem: Problem;
  readonly attemptId: string;
};

function begin(
  { runner, publish, later, newId }: TrialHostParts,
  { asked, source, problem, attemptId }: Beginning,
  onOver: () => void,
): Running {
  const runId = newId();
  const { problemId, language } = asked;
  const tell = (state: RunChange['state'], end: RunEnd | null = null): void =>
    publish('run/changed', { runId, problemId, state, end });
  const output = gatherOutput(
    (gathered) => publish('run/output', { runId, parts: gathered }),
    later,
  );
  tell('starting');
  const run = runner.trial({
    ...{ problem, source, args: asked.args, wallMs: RUN_MAX_MS },
    ...(language === undefined ? {} : { language }),
    onRunning: () => tell('running'),
    onOutput: (stream, bytes) => output.add(stream, bytes),
  });
  const leftChars = RUN_INPUT_MAX_CHARS - asked.input.length;
  const running: Running = { runId, problemId, attemptId, run, leftChars, isLeft: false };
  if (asked.input !== '') run.type(new TextEncoder().encode(asked.input));
  if (!asked.isInputOpen) run.endInput();
  const over = async (): Promise<void> => {
    const ended = await run.ended;
    output.end();
    onOver();
    tell('ended', endOf(ended, running.isLeft));
  };
  void over();
  return running;
}

function endOf(ended: Result<TrialEnd, RunnerFault>, isLeft: boolean): RunEnd {
  if (!ended.ok) {
    const { kind } = ended.error;
    const isAbsent = kind === 'engine-absent' || kind === 'image-missing';
    return { kind: 'not-run', why: isAbsent ? 'engine-absent' : 'failed' };
  }
  const end = ended.value;
  return end.kind === 'ran' && end.stopped === 'asked' && isLeft
    ? { ...end, stopped: 'left' }
    : end;
}

function faultOf(
  { validate }: TrialHostParts,
  { source: text, language }: RunStart,
  source: Uint8Array,
  problem: Problem,
): SendFault | null {
  // Half a surrogate pair has no UTF-8: encoding it would change what was typed.
  if (!text.isWellFormed()) return { kind: 'not-utf8' };
  const valid = validate({ source, language, manifest: problem.manifest });
  return valid.ok ? null : valid.error;
}
