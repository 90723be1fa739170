// Joins runs with a student's own input to the exam, and ends what may go on no longer.
import type { Runner } from '#runner';
import type { Invigilator } from '../exam/invigilator.ts';
import type { Proctor } from '../proctoring/proctor.ts';
import type { Logger } from '../station/logger.ts';
import { validateSource } from '../submissions/validator.ts';
import { createTrialHost } from '../trial-run/host.ts';
import type { TrialHost } from '../trial-run/host.ts';
import { lockedOut, submissionDesk } from './desk.ts';
import type { NewsStand } from './news-stand.ts';
import type { Records } from './records.ts';

export type TrialJoints = {
  readonly options: { readonly log: Pick<Logger, 'info'> };
  readonly records: Records;
  readonly desk: Invigilator;
  readonly runner: Runner;
  readonly news: NewsStand;
  readonly proctoring: { readonly proctor: Pick<Proctor, 'locked'> };
};

/** The news that tells a screen of a lock, a break or an end ends a run, too. */
export function startTrials(joints: TrialJoints): TrialHost {
  const { options, records, desk, runner, news, proctoring } = joints;
  const trials = createTrialHost({
    runner,
    desk: lockedOut(submissionDesk(desk), proctoring.proctor),
    problem: (id) => desk.problem(id),
    validate: validateSource,
    publish: news.publish,
    steadyMs: () => performance.now(),
    later: setTimeout,
    newId: records.stores.newId,
    onCount: (attemptId, runs) => options.log.info('a run with own input', { attemptId, runs }),
  });
  news.subscribe((name) => {
    if (name === 'attempt/changed' || name === 'proctoring/changed') trials.look();
  });
  return trials;
}
