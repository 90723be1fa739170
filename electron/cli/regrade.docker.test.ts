// What a station says of its submissions, held against a second grading.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Report } from '#contract/report.ts';
import { createRunner } from '#runner';
import { PROJECT } from '../station/project.ts';
import { freshDatabase } from '../testing/fresh-database.ts';
import { invigil, jsonLines } from '../testing/invigil.ts';
import { newSubmission, queueOn } from '../testing/queue.ts';
import { problemAt } from './grading.ts';

const SUMA = path.join(PROJECT, 'problems', 'suma');

/** A station with one honest result, and one whose score was written by somebody else. */
async function station() {
  const { db, dir, close } = freshDatabase();
  const { store, finish } = queueOn(db);
  const honest = newSubmission({
    text: readFileSync(path.join(SUMA, 'solutions', 'accepted.py'), 'utf8'),
  });
  const forged = newSubmission({ text: 'def suma(a, b):\n    return 0\n' });
  const runner = createRunner({ toolVersion: 'test', concurrency: 1, poolSize: 0 });
  try {
    for (const one of [honest, forged]) {
      store.add(one);
      const lease = store.lease(0);
      if (lease === null) throw new Error('nothing to lease');
      const { source, sourceSha256 } = one;
      const ask = { problem: problemAt(SUMA), source, sourceSha256 };
      const judged = await runner.judge({ ...ask, purpose: 'final', seed: 7 });
      if (!judged.ok) throw new Error(judged.error.detail);
      finish(lease, one === honest ? judged.value : inflated(judged.value), 1);
    }
  } finally {
    await runner.close();
  }
  close();
  return { dir, honest, forged };
}

const inflated = (report: Report): Report => ({
  ...report,
  verdict: 'accepted',
  score: report.maxScore,
  tests: report.tests.map((one) => ({ ...one, outcome: 'passed', points: one.maxPoints })),
});

test('an honest result is the same again; a forged one is named, with what it should be', async () => {
  const { dir, honest, forged } = await station();
  const ended = await invigil('regrade', '--data', dir, '--json');
  expect(ended.code).toBe(1);
  const [same, other] = jsonLines(ended);
  expect(same).toMatchObject({
    ...{ submissionId: honest.id, sourceSha256: honest.sourceSha256, result: [] },
    ...{ was: { verdict: 'accepted', score: 10 }, now: { verdict: 'accepted', score: 10 } },
    circumstances: [{ what: 'version', was: 'test' }],
  });
  expect(other).toMatchObject({
    ...{ submissionId: forged.id, was: { score: 10 }, now: { verdict: 'wrong', score: 0 } },
    result: expect.arrayContaining([{ what: 'verdict', was: 'accepted', now: 'wrong' }]),
  });

  const one = await invigil('regrade', '--data', dir, '--code', honest.code, '--json');
  expect([one.code, jsonLines(one).length]).toEqual([0, 1]);
  const none = await invigil('regrade', '--data', dir, '--code', 'AAAA-AAAA', '--json');
  expect([none.code, jsonLines(none)]).toMatchObject([1, [{ error: { kind: 'unknown-code' } }]]);
});
