// Staff's commands on a station's data, as processes of their own beside a host that is running.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test, vi } from 'vitest';
import { freshDatabase, freshDirectory } from '../testing/fresh-database.ts';
import { invigil } from '../testing/invigil.ts';
import { newSubmission, queueOn } from '../testing/queue.ts';
import { sampleReport } from '../testing/sample-report.ts';

// Real processes and real commits, on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 });

/** A station with one graded and one held submission; its database stays open, as the host's is. */
function station() {
  const { db, dir, close } = freshDatabase();
  const { store, finish } = queueOn(db);
  const graded = newSubmission({ studentName: 'Núñez, "Ana"', studentId: '0007' });
  const held = newSubmission();
  store.add(graded);
  store.add(held);
  const lease = store.lease(0);
  const second = store.lease(0);
  if (lease === null || second === null) throw new Error('nothing to lease');
  const { sourceSha256, problemId } = graded;
  finish(lease, sampleReport({ sourceSha256, problemId }), 7);
  const trouble = 'the problem cannot be read';
  store.putBack(second, { state: 'held', tries: 3, nextTryAtMs: 0, trouble });
  return { store, dir, close, graded, held };
}

test('an export waits for the held, or marks its rows; a spreadsheet reads them back', async () => {
  const { dir, graded } = station();
  const file = path.join(freshDirectory(), 'grades.csv');
  const ask = ['gradebook', 'export', '--data', dir, '--out', file, '--json'];
  const refused = await invigil(...ask);
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out)).toMatchObject({ error: { kind: 'unfinished', held: 1 } });
  const forced = await invigil(...ask, '--force');
  expect([forced.code, JSON.parse(forced.out)]).toEqual([
    0,
    expect.objectContaining({ rows: 1, provisional: true, held: 1 }),
  ]);
  const rows: unknown = parse(readFileSync(file), { bom: true, columns: true });
  expect(rows).toMatchObject([
    {
      student_id: '0007',
      student_name: 'Núñez, "Ana"',
      best_score: '10',
      best_sha256: graded.sourceSha256,
      state: 'provisional',
    },
  ]);
});

test('the queue is listed beside a running host, with the reasons of the held', async () => {
  const { dir, held } = station();
  const { code, out } = await invigil('queue', 'list', '--data', dir, '--json');
  expect([code, JSON.parse(out)]).toEqual([
    0,
    {
      queued: 0,
      running: 0,
      held: [{ id: held.id, problemId: 'suma', tries: 3, trouble: 'the problem cannot be read' }],
    },
  ]);
});

test('the held are released once the host is closed, and not before', async () => {
  const { dir, close, held } = station();
  const early = await invigil('queue', 'release', '--data', dir, '--json');
  expect(early.code).toBe(1);
  expect(JSON.parse(early.out)).toMatchObject({ error: { kind: 'owned-elsewhere' } });
  close();
  const released = await invigil('queue', 'release', '--data', dir, '--json');
  expect([released.code, JSON.parse(released.out)]).toEqual([0, { released: 1 }]);
  expect(queueOn(freshDatabase(dir).db).store.read(held.id)).toMatchObject({
    state: 'queued',
    tries: 0,
  });
});
