// From a station's own database to the instructor's book, with nothing written by hand in between but the tampering.
import { expect, test } from 'vitest';
import { startReading } from '../../testing/clock-bench.ts';
import { WHICH, collecting, freshBook } from '../../testing/book.ts';
import { freshDirectory } from '../../testing/fresh-database.ts';
import { deskKeys, outboxStation } from '../../testing/outbox-station.ts';
import type { OutboxStation } from '../../testing/outbox-station.ts';
import { openJournal } from '../../proctoring/log/journal.ts';
import { stationKeys } from '../../station/identity.ts';
import { exportOutbox } from '../outbox/export.ts';
import { gatherPiece } from '../outbox/gather.ts';
import { checkBook } from './book-check.ts';
import { collectFolders } from './collect-folder.ts';
import { editsOf, gradesOf, submissionsOf } from './readings.ts';

/** A student sits, types, submits and is graded; an incident among it. */
function sitExam() {
  const station = outboxStation();
  const { key, incidents } = station;
  const journal = openJournal({ store: incidents, key, clock: () => startReading, version: '1' });
  const { attempt } = station.sitDown();
  station.type(attempt.id, 'print(1)', [
    {
      ...{ seq: 1, atMs: 1, source: 'typed' },
      changes: [{ offset: 0, removedLength: 0, inserted: 'print(1)' }],
    },
  ]);
  const { submission } = station.submit({
    attemptId: attempt.id,
    studentId: 'a1',
    text: 'print(1)',
  });
  const { id: submissionId, sourceSha256, problemId } = submission;
  journal.write({
    kind: 'submission',
    attemptId: attempt.id,
    body: { submissionId, problemId, sourceSha256 },
  });
  station.grade(7);
  journal.checkpoint();
  return { station, attempt, submission };
}

async function leave({ stores, delivery, key, dir: data }: OutboxStation, dir: string) {
  const parts = { store: stores.outbox, logs: stores.logs, nowMs: () => 1 };
  while (gatherPiece(parts, delivery, key.publicKey));
  const ended = await exportOutbox(
    {
      store: stores.outbox,
      keys: stationKeys(data),
      keepSealed: (id, bytes) => stores.outbox.keepSealed(id, bytes),
      onArrived: () => undefined,
    },
    dir,
  );
  expect(ended).toMatchObject({ trouble: null, withoutKey: 0 });
}

async function collected(dir: string) {
  const book = freshBook();
  const how = collecting({ identity: deskKeys.identity, recipient: deskKeys.recipient });
  const ended = await collectFolders(book, [dir], how, 1);
  const findings = checkBook(book, WHICH);
  const isGrave = findings.some(({ grave }) => grave);
  return { book, ended, isGrave, kinds: findings.map(({ kind }) => kind) };
}

test('an honest exam arrives whole: score, source, edits, attempt and log, with nothing to find', async () => {
  const { station, attempt, submission } = sitExam();
  const dir = freshDirectory();
  await leave(station, dir);
  const { book, ended, kinds } = await collected(dir);
  expect(ended).toMatchObject({
    setAside: [],
    unreadable: [],
    taken: { submission: 1, result: 1 },
  });
  expect(ended.taken.edits * ended.taken.log * ended.taken.attempt).toBeGreaterThan(0);
  expect(kinds).toEqual([]);
  expect(gradesOf(book, WHICH)?.students[0]?.cells[0]).toMatchObject({ state: 'graded', score: 7 });
  expect(submissionsOf(book, WHICH)).toMatchObject([{ submissionId: submission.id, editSeq: 1 }]);
  expect(
    editsOf(book, { attemptId: attempt.id, problemId: 'suma', language: 'python' }),
  ).toMatchObject({ whole: true, edits: [{ seq: 1 }] });
});

/** Before this exam another one was sat here, and its student had something to say. */
function sitAfterAnother() {
  const station = outboxStation();
  const journal = openJournal({
    ...{ store: station.incidents, key: station.key, version: '1' },
    clock: () => startReading,
  });
  const { attempt } = station.sitDown('z9', 'parcial-0');
  const body = { incidentId: 2, text: 'Doctor called' };
  journal.write({ kind: 'statement', attemptId: attempt.id, body });
  const {
    id: submissionId,
    problemId,
    sourceSha256,
  } = station.submit({ studentId: 'a1' }).submission;
  const bound = { submissionId, problemId, sourceSha256 };
  journal.write({ kind: 'submission', attemptId: station.sitDown().attempt.id, body: bound });
  journal.checkpoint();
  return { station, foreign: attempt.id };
}

test('of another exam’s student nothing is told but the hash, and the log is whole all the same', async () => {
  const { station, foreign } = sitAfterAnother();
  const dir = freshDirectory();
  await leave(station, dir);
  const sent = station.facts().map(({ body }) => body);
  expect(sent.filter((text) => text.includes('Doctor') || text.includes(foreign))).toEqual([]);
  const { ended, kinds } = await collected(dir);
  expect(ended.setAside).toEqual([]);
  expect(kinds).toEqual(['log-withheld']);
});

test('what is not told of another exam cannot be changed or taken out unseen either', async () => {
  for (const sql of [
    `DROP TRIGGER log_entry_is_final;
     UPDATE log_entry SET line = replace(line, 'Doctor', 'Nobody') WHERE kind = 'statement'`,
    `DROP TRIGGER log_entry_is_kept; DELETE FROM log_entry WHERE kind = 'statement'`,
  ]) {
    const { station } = sitAfterAnother();
    station.exec(sql);
    const dir = freshDirectory();
    await leave(station, dir);
    expect((await collected(dir)).isGrave).toBe(true);
  }
});

test.each([
  [
    'a score in a fact',
    `DROP TRIGGER outbox_fact_is_final;
     UPDATE outbox_fact SET body = replace(body, '"score":7', '"score":9') WHERE kind = 'result'`,
    ['altered'],
    ['gap'],
  ],
  [
    'a line of the incident log',
    `DROP TRIGGER log_entry_is_final;
     UPDATE log_entry SET line = replace(line, '"version":"1"', '"version":"2"')`,
    [],
    ['log-changed'],
  ],
  [
    'an entry of the incident log that is taken out',
    `DROP TRIGGER log_entry_is_kept; DELETE FROM log_entry WHERE kind = 'submission'`,
    [],
    ['log-removed'],
  ],
  [
    'an edit',
    `DROP TRIGGER edit_is_final; UPDATE edit SET changes = replace(changes, 'print(1)', 'print(2)')`,
    [],
    ['edits-differ'],
  ],
  [
    'a source in a fact that is left out of the chain',
    `DROP TRIGGER outbox_fact_is_kept; DELETE FROM outbox_fact WHERE kind = 'submission'`,
    [],
    ['gap', 'stray-result'],
  ],
])('%s that is changed in the station’s database is named', async (_name, sql, reasons, found) => {
  const { station } = sitExam();
  station.exec(sql);
  const dir = freshDirectory();
  await leave(station, dir);
  const { ended, kinds, isGrave } = await collected(dir);
  expect(ended.setAside.length > 0 || isGrave || kinds.includes('gap')).toBe(true);
  expect(ended.setAside.map(({ reason }) => reason)).toEqual(reasons);
  expect(kinds).toEqual(expect.arrayContaining(found));
});
