// What the rest of Invigil knows of judging: one question, one answer, and two kinds of failure kept apart.
import type { EngineState } from '#contract/engine.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Problem } from '#contract/problem.ts';
import type { LoadError, Report } from '#contract/report.ts';
import type { Result } from '#contract/result.ts';
import type { Purpose } from '#contract/verdict.ts';
import type { TrialEnding, TrialStream } from './sandbox/converse-trial.ts';

export type JudgeRequest = {
  readonly problem: Problem;
  /** Default: the problem's first. */
  readonly language?: ProgrammingLanguage;
  /** Exactly the bytes that were submitted. */
  readonly source: Uint8Array;
  readonly sourceSha256: string;
  readonly purpose: Purpose;
  /** Labels the sandbox, so that logs and orphans can be traced to it. */
  readonly submissionId?: string;
  /** Seeds `random` in tests and student code; kept in the record. Chosen by the runner when left out. */
  readonly seed?: number;
};

/** Our failure, not the student's: nothing was judged, and the submission goes back to the queue. */
export type RunnerFault = {
  readonly kind: 'engine-absent' | 'image-missing' | 'sandbox-failed' | 'closed';
  readonly detail: string;
};

/** A program to be run with its student's own input. */
export type TrialAsk = {
  readonly problem: Pick<Problem, 'manifest'>;
  /** Default: the problem's first. */
  readonly language?: ProgrammingLanguage;
  readonly source: Uint8Array;
  readonly args: readonly string[];
  /** For the whole run, in which a person reads and types. */
  readonly wallMs: number;
  /** It is compiled, and runs now. */
  readonly onRunning: () => void;
  /** What it prints, as it comes; at most the problem's `outputKb` of both together. May cut a character in two. */
  readonly onOutput: (stream: TrialStream, bytes: Uint8Array) => void;
};

export type TrialEnd =
  | { readonly kind: 'not-compiled'; readonly loadError: LoadError }
  | ({ readonly kind: 'ran' } & TrialEnding);

/** Words that come too early wait, those that come too late do nothing. */
export type TrialRun = {
  readonly ended: Promise<Result<TrialEnd, RunnerFault>>;
  type(text: Uint8Array): void;
  /** Nothing more will be typed. */
  endInput(): void;
  stop(): void;
};

export type Runner = {
  /**
   * Judges one source in a sandbox of its own. Student failures are verdicts in the report; engine trouble is a fault.
   * Runs at most `concurrency` at once; further calls wait, finals before practice.
   */
  judge(request: JudgeRequest): Promise<Result<Report, RunnerFault>>;
  /** Runs a program without judging it, in a sandbox of its own and with less of the processor than judgements get. */
  trial(ask: TrialAsk): TrialRun;
  /** Makes ready for these problems: the images of their languages are needed now, and the pool holds their sandboxes. */
  prepare(problems: readonly Pick<Problem, 'manifest'>[]): void;
  /** There is an engine with the image of this language. */
  canJudge(language: ProgrammingLanguage): boolean;
  /** How many judgements may run at once. */
  readonly concurrency: number;
  engine(): EngineState;
  /** Calls back at each change of the engine's state; returns how to stop listening. */
  onEngine(listener: (state: EngineState) => void): () => void;
  /** Destroys every sandbox it made. Judgements under way end as fault `closed`. */
  close(): Promise<void>;
};
