// Every order of sending, leasing, finishing, late answers and crashes: each submission is scored at most once, by the
// holder of its last lease, and none is ever lost.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterTrouble } from './rules.ts';
import { newSubmission, queueOn } from '../testing/queue.ts';
import { freshDatabase, freshDirectory } from '../testing/fresh-database.ts';
import { sampleReport } from '../testing/sample-report.ts';
import type { Lease } from './store.ts';

const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('send' as const), student: fc.constantFrom('ana', 'bea') }),
    fc.record({ do: fc.constant('lease' as const) }),
    // Any lease ever held may answer at any time, those of processes long gone included.
    fc.record({ do: fc.constant('finish' as const), which: fc.nat(20) }),
    fc.record({ do: fc.constant('fault' as const), which: fc.nat(20) }),
    fc.record({ do: fc.constant('crash' as const) }),
  ),
  { minLength: 5, maxLength: 40 },
);

test('no order of events loses a submission or scores one twice', () => {
  fc.assert(
    fc.property(steps, (script) => {
      const dir = freshDirectory();
      let opened = freshDatabase(dir);
      let queue = queueOn(opened.db);
      const sent: string[] = [];
      const leases: Lease[] = [];
      const scores = new Map<string, number>();
      let clock = 0;
      for (const step of script) {
        clock += 1;
        const lease = 'which' in step ? leases[step.which % Math.max(1, leases.length)] : undefined;
        if (step.do === 'send') {
          const submission = newSubmission({ studentId: step.student, receivedAtMs: clock });
          queue.store.add(submission);
          sent.push(submission.id);
        } else if (step.do === 'lease') {
          const taken = queue.store.lease(Number.MAX_SAFE_INTEGER);
          if (taken !== null) leases.push(taken);
        } else if (step.do === 'finish' && lease !== undefined) {
          const { id, problemId, sourceSha256 } = lease.submission;
          const score = clock / 10;
          const report = sampleReport({ problemId, sourceSha256, score });
          if (queue.finish(lease, report, clock)) {
            expect(scores.has(id)).toBe(false);
            scores.set(id, score);
          }
        } else if (step.do === 'fault' && lease !== undefined) {
          const trouble = { kind: 'unavailable', detail: '' } as const;
          queue.store.putBack(lease, afterTrouble({ tries: 0, trouble, nowMs: 0, chance: 0 }));
        } else if (step.do === 'crash') {
          opened.close();
          opened = freshDatabase(dir);
          queue = queueOn(opened.db);
          queue.store.takeOver();
        }
      }
      queue.store.takeOver();
      for (let lease = queue.store.lease(0); lease !== null; lease = queue.store.lease(0)) {
        const { id, problemId, sourceSha256 } = lease.submission;
        expect(queue.finish(lease, sampleReport({ problemId, sourceSha256, score: 1 }), 1)).toBe(
          true,
        );
        scores.set(id, 1);
      }
      const book = queue.gradebook.list();
      expect(book.map((grade) => grade.submissionId).toSorted()).toEqual(sent.toSorted());
      for (const grade of book) expect(grade.score).toBe(scores.get(grade.submissionId));
      opened.close();
    }),
    { numRuns: 40 },
  );
}, 60_000);
