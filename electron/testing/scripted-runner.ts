// A runner for tests of the queue: the same interface, judgements that end when and how the test says.
import type { EngineState } from '#contract/engine.ts';
import type { Report } from '#contract/report.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { JudgeRequest, Runner, RunnerFault, TrialAsk, TrialEnd } from '#runner';
import { sampleReport } from './sample-report.ts';

export const READY: EngineState = { state: 'ready', engine: 'scripted', image: 'scripted' };
export const ABSENT: EngineState = { state: 'absent', detail: 'scripted' };

type Judgement = {
  readonly request: JudgeRequest;
  end(result: Result<Report, RunnerFault>): void;
  /** Ends it with a report that fits the request. */
  grade(over?: Partial<Report>): void;
};

type ScriptedTrial = {
  readonly ask: TrialAsk;
  /** What was said to it, in order; text as it was typed. */
  readonly heard: string[];
  end(result: Result<TrialEnd, RunnerFault>): void;
};

export type ScriptedRunner = Runner & {
  /** Every trial that was begun, oldest first. */
  readonly trials: readonly ScriptedTrial[];
  /** Judgements under way, oldest first. */
  readonly underWay: readonly Judgement[];
  setEngine(state: EngineState): void;
};

export function scriptedRunner(concurrency = 1, first: EngineState = READY): ScriptedRunner {
  const underWay: Judgement[] = [];
  const trials: ScriptedTrial[] = [];
  const listeners = new Set<(state: EngineState) => void>();
  let engine = first;
  return {
    underWay,
    trials,
    concurrency,
    trial(ask) {
      const heard: string[] = [];
      const ended = Promise.withResolvers<Result<TrialEnd, RunnerFault>>();
      trials.push({ ask, heard, end: ended.resolve });
      return {
        ended: ended.promise,
        type: (text) => void heard.push(Buffer.from(text).toString('utf8')),
        endInput: () => void heard.push('<end>'),
        stop: () => void heard.push('<stop>'),
      };
    },
    prepare: () => undefined,
    canJudge: () => engine.state === 'ready',
    engine: () => engine,
    onEngine(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    setEngine(state) {
      engine = state;
      for (const listener of listeners) listener(state);
    },
    judge: (request) =>
      new Promise((resolve) => {
        const judgement: Judgement = {
          request,
          end(result) {
            underWay.splice(underWay.indexOf(judgement), 1);
            resolve(result);
          },
          grade: (over) => judgement.end(ok(reportFor(request, over))),
        };
        underWay.push(judgement);
      }),
    close() {
      for (const judgement of [...underWay]) judgement.end(fail({ kind: 'closed', detail: '' }));
      return Promise.resolve();
    },
  };
}

export function reportFor(request: JudgeRequest, over: Partial<Report> = {}): Report {
  return sampleReport({
    problemId: request.problem.manifest.id,
    sourceSha256: request.sourceSha256,
    purpose: request.purpose,
    ...over,
  });
}
