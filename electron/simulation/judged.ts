// The engine's stand-in: every source earns one score, which anybody can work out from its hash.
import type { Sha256 } from '#contract/ids.ts';
import type { Verdict } from '#contract/verdict.ts';
import { SECOND_MS } from '#contract/limits.ts';
import { fail } from '#contract/result.ts';
import type { Runner } from '#runner';
import { ABSENT, READY, scriptedRunner } from '../testing/scripted-runner.ts';

const MAX_POINTS = 10;

export function scoreOf(sourceSha256: Sha256): number {
  return (Number.parseInt(sourceSha256.slice(0, 8), 16) % (2 * MAX_POINTS + 1)) / 2;
}

function verdictOf(score: number): Verdict {
  if (score === MAX_POINTS) return 'accepted';
  return score === 0 ? 'wrong' : 'partial';
}

export type LabRunner = Runner & { setReady(ready: boolean): void };

/** One source in ten fails at first for reasons of ours, and is judged again. */
export function labRunner(chance: () => number): LabRunner {
  const scripted = scriptedRunner(2);
  const failed = new Set<Sha256>();
  return {
    ...scripted,
    setReady: (ready) => scripted.setEngine(ready ? READY : ABSENT),
    judge(request) {
      const judged = scripted.judge(request);
      const judgement = scripted.underWay.at(-1);
      const { sourceSha256 } = request;
      const fails = chance() < 0.1 && !failed.has(sourceSha256);
      failed.add(sourceSha256);
      const takesMs = (1 + 20 * chance()) * SECOND_MS;
      setTimeout(() => {
        if (judgement === undefined || !scripted.underWay.includes(judgement)) return;
        const score = scoreOf(sourceSha256);
        if (fails) judgement.end(fail({ kind: 'sandbox-failed', detail: 'scripted' }));
        else judgement.grade({ score, verdict: verdictOf(score), maxScore: MAX_POINTS });
      }, takesMs);
      return judged;
    },
  };
}
