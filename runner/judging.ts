// What the rest of Invigil knows of judging: one question, one answer, and two kinds of failure kept apart.
import type { EngineState } from '#contract/engine.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Problem } from '#contract/problem.ts';
import type { Report } from '#contract/report.ts';
import type { Result } from '#contract/result.ts';
import type { Purpose } from '#contract/verdict.ts';

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

export type Runner = {
  /**
   * Judges one source in a sandbox of its own. Student failures are verdicts in the report; engine trouble is a fault.
   * Runs at most `concurrency` at once; further calls wait, finals before practice.
   */
  judge(request: JudgeRequest): Promise<Result<Report, RunnerFault>>;
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
