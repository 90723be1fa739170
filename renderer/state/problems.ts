// The problems of the exam and the one on the screen. The host remembers which, so that a restart leads back to it.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ReviewRow } from '#contract/exam.ts';
import type { ProblemId } from '#contract/ids.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { ProblemView } from '#contract/problem.ts';
import type { Client } from '#contract/wire.ts';

export type Problems = {
  /** In the exam's order, each in the language that the student chose for it; null until read. */
  readonly list: readonly ProblemView[] | null;
  readonly currentId: ProblemId | null;
  /** What may still be sent and what is unsent, per problem; read again whenever a submission changes. */
  readonly review: readonly ReviewRow[];
  /** Monotonic time of that reading: the waits in it shrink from then on. */
  readonly reviewAtMs: number;
};

export type ProblemsStore = StoreApi<Problems> & {
  /** @throws HostError when the host is gone */
  load(lastProblemId: ProblemId | null): Promise<void>;
  /** @throws HostError when the host is gone */
  readReview(): Promise<void>;
  select(problemId: ProblemId): void;
  /** Turns to another language of the problem; its draft is another one. */
  choose(problemId: ProblemId, language: ProgrammingLanguage): void;
  /** One forward or back, stopping at the ends. */
  step(by: 1 | -1): void;
  clear(): void;
};

const NOTHING: Problems = { list: null, currentId: null, review: [], reviewAtMs: 0 };

export function createProblems(client: Client, monotonicMs: () => number): ProblemsStore {
  const store = createStore<Problems>(() => NOTHING);

  const select = (problemId: ProblemId): void => {
    store.setState({ currentId: problemId });
    // Where the host is gone, it does not learn where the student is; the next visit tells it.
    client.call('draft/visit', { problemId }).catch(() => undefined);
  };

  const choose = (problemId: ProblemId, language: ProgrammingLanguage): void => {
    store.setState(({ list }) => ({
      list: list?.map((one) => (one.id === problemId ? inLanguage(one, language) : one)) ?? null,
    }));
    client.call('draft/visit', { problemId, language }).catch(() => undefined);
  };

  return {
    ...store,
    select,
    choose,
    load: async (lastProblemId) => {
      const before = store.getState().list ?? [];
      const list = (await client.call('problem/list', {})).map((problem) => {
        const here = before.find(({ id }) => id === problem.id);
        return inLanguage(problem, here?.language ?? problem.chosenLanguage ?? problem.language);
      });
      const wanted = store.getState().currentId ?? lastProblemId;
      const current = list.find((problem) => problem.id === wanted) ?? list[0];
      store.setState({ list, currentId: current?.id ?? null });
    },
    readReview: async () => {
      const review = await client.call('exam/review', {});
      store.setState({ review, reviewAtMs: monotonicMs() });
    },
    step: (by) => {
      const { list, currentId } = store.getState();
      if (list === null) return;
      const here = list.findIndex((problem) => problem.id === currentId);
      const there = list[here + by];
      if (there !== undefined) select(there.id);
    },
    clear: () => store.setState(NOTHING),
  };
}

/** The problem as it is in one of its languages; unchanged where it is not offered in it. */
export function inLanguage(problem: ProblemView, language: ProgrammingLanguage): ProblemView {
  const program = problem.programs.find((one) => one.language === language);
  return program === undefined ? problem : { ...problem, ...program };
}

export const currentProblem = (problems: Problems): ProblemView | null =>
  problems.list?.find((problem) => problem.id === problems.currentId) ?? null;
