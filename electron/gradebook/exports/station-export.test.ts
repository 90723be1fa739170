import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { newSubmission, queueOn } from '../../testing/queue.ts';
import { freshDatabase, freshDirectory } from '../../testing/fresh-database.ts';
import { sampleReport } from '../../testing/sample-report.ts';
import { exportStation } from './station-export.ts';

function queueWithOneGraded() {
  const queue = queueOn(freshDatabase().db);
  const submission = newSubmission();
  queue.store.add(submission);
  const lease = queue.store.lease(0);
  if (lease === null) throw new Error('nothing to lease');
  const { sourceSha256, problemId } = submission;
  queue.finish(lease, sampleReport({ sourceSha256, problemId }), 5);
  return { ...queue, submission };
}

test('the file holds the SHA-256 of exactly the bytes that were sent, and nothing lies beside it', () => {
  const { gradebook, submission } = queueWithOneGraded();
  const dir = freshDirectory();
  const file = path.join(dir, 'grades.csv');
  expect(exportStation(gradebook, file, { force: false })).toMatchObject({
    ok: true,
    value: { rows: 1, provisional: false },
  });
  expect(readFileSync(file, 'utf8')).toContain(submission.sourceSha256);
  expect(readdirSync(dir)).toEqual(['grades.csv']);
});

test.each([
  ['waits', false],
  ['is held', true],
])('while one %s the export is refused, or marked when forced', (_name, hold) => {
  const { gradebook, store } = queueWithOneGraded();
  store.add(newSubmission());
  if (hold) {
    const lease = store.lease(0);
    if (lease === null) throw new Error('nothing to lease');
    store.putBack(lease, { state: 'held', tries: 1, nextTryAtMs: 0, trouble: '' });
  }
  const file = path.join(freshDirectory(), 'grades.csv');
  expect(exportStation(gradebook, file, { force: false })).toMatchObject({
    ok: false,
    error: { kind: 'unfinished', waiting: hold ? 0 : 1, held: hold ? 1 : 0 },
  });
  expect(existsSync(file)).toBe(false);
  expect(exportStation(gradebook, file, { force: true })).toMatchObject({
    value: { provisional: true },
  });
  expect(readFileSync(file, 'utf8')).toContain('provisional');
});

test('a practice run that waits holds nothing up', () => {
  const { gradebook, store } = queueWithOneGraded();
  store.add(newSubmission({ purpose: 'practice' }));
  expect(exportStation(gradebook, path.join(freshDirectory(), 'g.csv'), { force: false }).ok).toBe(
    true,
  );
});

test.each([
  ['its folder is a file', 'file/g.csv'],
  ['it is a folder', 'folder'],
])('a file that cannot be written because %s leaves nothing behind', (_name, name) => {
  const { gradebook } = queueWithOneGraded();
  const dir = freshDirectory();
  writeFileSync(path.join(dir, 'file'), 'old');
  mkdirSync(path.join(dir, 'folder'));
  expect(exportStation(gradebook, path.join(dir, name), { force: false })).toMatchObject({
    ok: false,
    error: { kind: 'write-failed' },
  });
  expect(readFileSync(path.join(dir, 'file'), 'utf8')).toBe('old');
  expect(readdirSync(dir)).toEqual(['file', 'folder']);
});
