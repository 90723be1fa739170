// Where three stores meet: a submission's end, its grade and the fact that leaves the station are one transaction.
import type { Report } from '#contract/report.ts';
import type { Database } from '../database/open.ts';
import type { GradebookStore } from '../gradebook/store.ts';
import type { Kept, Lease, SubmissionStore } from '../submissions/store.ts';
import { withoutHiddenTexts } from '../submissions/view.ts';

/** Answers false when the lease was lost, and then nothing is written. Practice runs earn nothing. */
export type Finish = (lease: Lease, report: Report, gradedAtMs: number) => boolean;

export function finishInto(
  db: Database,
  submissions: Pick<SubmissionStore, 'finish'>,
  gradebook: Pick<GradebookStore, 'record'>,
  onGraded: (submission: Kept, report: Report, gradedAtMs: number) => void = () => undefined,
): Finish {
  const finish = db.transaction<Finish>((lease, report, gradedAtMs) => {
    if (!submissions.finish(lease, report, gradedAtMs)) return false;
    if (lease.submission.purpose === 'final')
      gradebook.record(lease.submission, report, gradedAtMs);
    onGraded(lease.submission, report, gradedAtMs);
    return true;
  });
  return (lease, report, gradedAtMs) => {
    // The problems of a demo and of a rehearsal lie in clear beside the database anyway.
    const isSecret = lease.submission.examKind === 'exam';
    return finish.immediate(lease, isSecret ? withoutHiddenTexts(report) : report, gradedAtMs);
  };
}
