// One conversation with the grader of cases: one order, one answer, and whatever happens it ends in time.
import { SECOND_MS } from '#contract/limits.ts';
import type { ReachedLimit } from '#contract/verdict.ts';
import { parseCaseAnswer } from '../judge/cases/answers.ts';
import type { CaseAnswer } from '../judge/cases/answers.ts';
import type { Sandbox } from './sandbox.ts';

/** Nothing more comes after one of these. `cut`: a limit of the student's. `broken`: ours, nothing of it counts. */
export type NoAnswer =
  | { readonly kind: 'cut'; readonly limit: ReachedLimit }
  | { readonly kind: 'broken'; readonly detail: string };

export type CaseConversation = {
  /**
   * @param order one line of JSON
   * @param wallMs how long what is ordered may take; the answer may take somewhat longer
   */
  ask(order: string, wallMs: number): Promise<CaseAnswer | NoAnswer>;
};

/** The grader keeps the clock itself; this is how late it may be before it is given up. */
const GRACE_MS = 1.5 * SECOND_MS;
/** A grader that is this late is kept from the processor: by whom, the engine is asked while there is time. */
const SUSPICION_MS = 0.8 * SECOND_MS;

export function converseCases(sandbox: Sandbox): CaseConversation {
  let answered = Promise.withResolvers<CaseAnswer | NoAnswer>();
  let isGone: string | null = null;
  const goneNow = (why: string): void => {
    isGone = why;
    void whyGone(sandbox, why).then((told) => answered.resolve(told));
  };
  sandbox.listen({
    graderLine: (line) => {
      const answer = parseCaseAnswer(line);
      answered.resolve(answer ?? broken('the grader sent what is no answer'));
    },
    graderOver: () => answered.resolve(broken('the grader said more than it may')),
    graderGone: goneNow,
    // The grader sees it too, and says in its answer what became of the case.
    subjectGone: () => undefined,
    outputOver: () => answered.resolve({ kind: 'cut', limit: 'output' }),
  });
  return {
    ask: async (order, wallMs) => {
      answered = Promise.withResolvers();
      if (isGone !== null) return whyGone(sandbox, isGone);
      let crowd = Promise.resolve(false);
      const suspicion = setTimeout(() => {
        crowd = sandbox.isCrowded();
      }, wallMs + SUSPICION_MS);
      const late = setTimeout(() => {
        void crowd.then((isCrowd) =>
          answered.resolve({ kind: 'cut', limit: isCrowd ? 'processes' : 'time' }),
        );
      }, wallMs + GRACE_MS);
      sandbox.say(order);
      try {
        return await answered.promise;
      } finally {
        clearTimeout(suspicion);
        clearTimeout(late);
      }
    },
  };
}

/** The kernel picks the largest process of a sandbox that is out of memory: if that was the grader, it is the student's doing. */
async function whyGone(sandbox: Sandbox, why: string): Promise<NoAnswer> {
  const end = await sandbox.ended();
  return end?.outOfMemory === true ? { kind: 'cut', limit: 'memory' } : broken(why);
}

const broken = (detail: string): NoAnswer => ({ kind: 'broken', detail });
