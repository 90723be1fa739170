// The run with the student's own input: what was filled in, what was printed, and how it ended. Gone with the page.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ProblemId } from '#contract/ids.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { RunChange, RunEnd, RunFault, RunId, RunStream } from '#contract/trial.ts';
import type { Client } from '#contract/wire.ts';
import { argumentsOf } from './arguments-of.ts';

/** What a student has filled in, for one problem. */
export type RunFields = {
  readonly args: string;
  readonly input: string;
  readonly isInputOpen: boolean;
};

/** `stdin`: what was typed, shown where it was typed. */
export type Printed = { readonly stream: RunStream | 'stdin'; readonly text: string };

export type Run = {
  /** Null until the host has answered. */
  readonly runId: RunId | null;
  readonly state: 'asking' | RunChange['state'];
  readonly end: RunEnd | null;
  readonly printed: readonly Printed[];
  readonly isInputOpen: boolean;
  /** Why it did not begin. */
  readonly fault: RunFault | { readonly kind: 'lost' } | { readonly kind: 'not-a-program' } | null;
};

export type Runs = {
  readonly fields: Readonly<Partial<Record<ProblemId, RunFields>>>;
  /** The last one of each problem. */
  readonly runs: Readonly<Partial<Record<ProblemId, Run>>>;
};

/** What is run: exactly the editor's text. */
export type ProblemText = {
  readonly problemId: ProblemId;
  readonly language: ProgrammingLanguage;
  readonly source: string;
};

export type RunsStore = StoreApi<Runs> & {
  fill(problemId: ProblemId, part: Partial<RunFields>): void;
  start(of: ProblemText): Promise<void>;
  /** A line for the program; its end of line is added. */
  type(problemId: ProblemId, line: string): Promise<void>;
  endInput(problemId: ProblemId): Promise<void>;
  stop(problemId: ProblemId): Promise<void>;
  /** What it said of the code is out of date. */
  forget(problemId: ProblemId): void;
  clear(): void;
};

export const NO_FIELDS: RunFields = { args: '', input: '', isInputOpen: true };
const NOTHING: Runs = { fields: {}, runs: {} };
const ASKED: Run = {
  ...{ runId: null, state: 'asking', end: null, printed: [] },
  ...{ isInputOpen: true, fault: null },
};

/** Neighbours of one stream become one piece. */
export function withPrinted(
  printed: readonly Printed[],
  more: readonly Printed[],
): readonly Printed[] {
  const all = [...printed];
  for (const part of more) {
    const last = all.at(-1);
    if (last?.stream !== part.stream) all.push(part);
    else all[all.length - 1] = { ...last, text: last.text + part.text };
  }
  return all;
}

export const isOver = ({ state, fault }: Run): boolean => state === 'ended' || fault !== null;

export function createRuns(client: Client): RunsStore {
  const store = createStore<Runs>(() => NOTHING);
  const of = (problemId: ProblemId): Run | null => store.getState().runs[problemId] ?? null;
  const put = (problemId: ProblemId, run: Run | undefined): void =>
    store.setState(({ runs }) => ({ runs: { ...runs, [problemId]: run } }));
  const change = (problemId: ProblemId, part: Partial<Run>): void => {
    const run = of(problemId);
    if (run !== null) put(problemId, { ...run, ...part });
  };
  const say = async (problemId: ProblemId, text: string, end: boolean): Promise<void> => {
    const run = of(problemId);
    if (run === null || run.runId === null || !run.isInputOpen || isOver(run)) return;
    const typed: readonly Printed[] = text === '' ? [] : [{ stream: 'stdin', text }];
    change(problemId, { printed: withPrinted(run.printed, typed), isInputOpen: !end });
    await client.call('run/input', { runId: run.runId, text, end });
  };

  hear(client, store, change);

  return {
    ...store,
    fill: (problemId, part) =>
      store.setState(({ fields }) => ({
        fields: { ...fields, [problemId]: { ...(fields[problemId] ?? NO_FIELDS), ...part } },
      })),
    start: async ({ problemId, language, source }) => {
      const before = of(problemId);
      if (before !== null && !isOver(before)) return;
      const { args: text, input, isInputOpen } = store.getState().fields[problemId] ?? NO_FIELDS;
      const args = argumentsOf(text);
      if (args === null) {
        put(problemId, { ...ASKED, fault: { kind: 'not-a-program' } });
        return;
      }
      const typed: readonly Printed[] = input === '' ? [] : [{ stream: 'stdin', text: input }];
      put(problemId, { ...ASKED, isInputOpen, printed: typed });
      try {
        const answer = await client.call('run/start', {
          ...{ problemId, language, source, args, input, isInputOpen },
        });
        change(problemId, answer.ok ? answer.value : { fault: answer.error });
      } catch {
        // Whatever kept it from being asked, nothing is lost by asking again.
        change(problemId, { fault: { kind: 'lost' } });
      }
    },
    type: (problemId, line) => say(problemId, `${line}\n`, false),
    endInput: (problemId) => say(problemId, '', true),
    stop: async (problemId) => {
      const runId = of(problemId)?.runId ?? null;
      if (runId !== null) await client.call('run/stop', { runId });
    },
    forget: (problemId) => {
      const run = of(problemId);
      if (run !== null && isOver(run)) put(problemId, undefined);
    },
    clear: () => store.setState(NOTHING, true),
  };
}

/** What the host tells of a run, and what follows when there is no host any more. */
function hear(
  client: Client,
  store: StoreApi<Runs>,
  change: (problemId: ProblemId, part: Partial<Run>) => void,
): void {
  client.on('run/changed', ({ runId, problemId, state, end }) => {
    const run = store.getState().runs[problemId] ?? null;
    // News may be sooner than the answer to what was asked.
    if (run === null || (run.runId !== null && run.runId !== runId)) return;
    change(problemId, { runId, state, end });
  });
  client.on('run/output', ({ runId, parts }) => {
    for (const [problemId, run] of Object.entries(store.getState().runs)) {
      if (run?.runId === runId) change(problemId, { printed: withPrinted(run.printed, parts) });
    }
  });
  client.onConnection((connected) => {
    if (connected) return;
    for (const [problemId, run] of Object.entries(store.getState().runs)) {
      if (run !== undefined && !isOver(run)) change(problemId, { fault: { kind: 'lost' } });
    }
  });
}
