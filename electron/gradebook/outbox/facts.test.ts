import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHAIN_START, bundleBodyShape } from '#contract/bundle.ts';
import { replay } from '#contract/edit.ts';
import type { Edit } from '#contract/edit.ts';
import { KIB } from '#contract/limits.ts';
import { writeLine, NO_HASH } from '../../proctoring/log/line.ts';
import { outboxStation } from '../../testing/outbox-station.ts';
import type { OutboxStation } from '../../testing/outbox-station.ts';
import { chainHash } from '../bundle/chain.ts';
import { PIECE_MAX_CHARS, gatherPiece } from './gather.ts';

const gatherAll = (station: OutboxStation): number => {
  const { outbox: store, logs } = station.stores;
  const { publicKey } = station.key;
  let pieces = 0;
  while (gatherPiece({ store, logs, nowMs: () => 5 }, station.delivery, publicKey)) pieces += 1;
  return pieces;
};

test('a final submission and its result leave the station; practice and a demo do not', () => {
  const station = outboxStation();
  const { submission } = station.submit({ text: 'print("ñ")\n' });
  station.submit({ purpose: 'practice' });
  station.submit({ examKind: 'demo' });
  station.submit({ examId: 'another' });
  expect(station.grade(7)).toBe(submission.id);
  for (let rest = 0; rest < 3; rest += 1) station.grade();
  const [sent, result, ...more] = station.bodies(station.facts());
  expect(more).toEqual([]);
  expect(sent).toMatchObject({
    kind: 'submission',
    submissionId: submission.id,
    sourceSha256: submission.sourceSha256,
    sourceBase64: Buffer.from('print("ñ")\n').toString('base64'),
  });
  expect(result).toMatchObject({
    kind: 'result',
    submissionId: submission.id,
    sourceSha256: submission.sourceSha256,
    report: { score: 7 },
  });
});

test('the facts of an exam are one chain from 1, and each has the shape that readers expect', () => {
  const station = outboxStation();
  for (let round = 0; round < 5; round += 1) station.submit();
  for (let round = 0; round < 5; round += 1) station.grade();
  let previous = CHAIN_START;
  for (const [index, fact] of station.facts().entries()) {
    expect(fact).toMatchObject({ seq: index + 1, previous, hash: chainHash(previous, fact.body) });
    expect(bundleBodyShape.safeParse(JSON.parse(fact.body)).success).toBe(true);
    previous = fact.hash;
  }
  const { outbox } = station.stores;
  const end = outbox.end({ examId: 'parcial-1', publicKey: station.key.publicKey });
  expect(end).toEqual({ seq: 10, hash: previous });
});

test('on a full disk there is neither the submission nor its fact', () => {
  const station = outboxStation();
  station.fillDisk();
  const { kept, submission } = station.submit({ text: 'x = 1\n'.repeat(5_000) });
  expect(kept).toEqual({ ok: false, error: { kind: 'storage-failed' } });
  expect(station.stores.submissions.read(submission.id)).toBeNull();
  expect(station.facts()).toEqual([]);
  station.freeDisk();
  expect(station.submit().kept.ok).toBe(true);
  expect(station.facts()).toHaveLength(1);
});

test('a result that comes after its lease was lost leaves no fact', () => {
  const station = outboxStation();
  station.submit();
  const { submissions, finish } = station.stores;
  const lease = submissions.lease(Date.now())!;
  submissions.takeOver();
  station.grade();
  const [sent, result] = station.facts();
  expect([sent?.kind, result?.kind]).toEqual(['submission', 'result']);
  const report = JSON.parse(result?.body ?? '{}').report;
  expect(finish(lease, report, 9)).toBe(false);
  expect(station.facts()).toHaveLength(2);
});

test('what was kept before it was known to whom it goes is put later, once', () => {
  const station = outboxStation();
  const early = { examId: 'final-2', examKind: 'exam' } as const;
  const { submission } = station.submit({ ...early, text: 'print("antes")' });
  station.submit({ ...early, purpose: 'practice' });
  station.grade(4);
  station.submit(early);
  expect(station.facts()).toEqual([]);
  station.stores.outbox.keepDelivery({ ...station.delivery, examId: 'final-2' });
  station.stores.putMissing('final-2', 'exam');
  station.stores.putMissing('final-2', 'exam');
  const bodies = station.bodies(station.facts());
  expect(bodies).toMatchObject([
    { kind: 'submission', submissionId: submission.id, code: submission.code },
    { kind: 'result', submissionId: submission.id, report: { score: 4 } },
    { kind: 'submission' },
  ]);
});

test('no fact can be changed or taken out, and one cannot be sealed twice', () => {
  const station = outboxStation();
  station.submit();
  for (const sql of [
    "UPDATE outbox_fact SET body = '{}'",
    'DELETE FROM outbox_fact',
    "INSERT INTO outbox_sealed VALUES (1, x'00'); UPDATE outbox_sealed SET bytes = x'01'",
  ])
    expect(() => station.exec(sql)).toThrow(/never/);
});

test('an attempt is told when it changes, and not with every beat of its clock', () => {
  const station = outboxStation();
  const { attempt, keep } = station.sitDown();
  keep(attempt);
  keep(attempt, 'warning');
  const finished = { ...attempt.clock, phase: 'finished' as const };
  const ended = { atMs: 9_000, reason: 'student' as const };
  keep({ ...attempt, clock: finished, ended }, 'finished');
  keep({ ...attempt, clock: finished, ended, collected: 'all' }, 'drafts-collected');
  expect(station.bodies(station.facts())).toMatchObject([
    { kind: 'attempt', state: 'waiting', startedAtMs: null },
    { state: 'running', startedAtMs: 2_000, allottedMs: 60_000 },
    { state: 'finished', ending: null },
    { state: 'finished', ending: { ...ended, code: expect.stringMatching(/^\S+$/) } },
  ]);
});

const typed = (seq: number, offset: number, inserted: string): Edit => ({
  seq,
  atMs: seq,
  source: 'typed',
  changes: [{ offset, removedLength: 0, inserted }],
});

test('the pieces of an edit log lead to the text, whenever they were cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1 }), {
        maxLength: 6,
      }),
      (rounds) => {
        const station = outboxStation();
        const { attempt } = station.sitDown();
        let source = '';
        let seq = 0;
        for (const words of rounds) {
          const edits = words.map((word) => {
            seq += 1;
            const edit = typed(seq, source.length, word);
            source += word;
            return edit;
          });
          station.type(attempt.id, source, edits);
          gatherAll(station);
        }
        expect(gatherAll(station)).toBe(0);
        const pieces = station.bodies(station.facts()).filter((body) => body.kind === 'edits');
        const all = pieces.flatMap(({ edits }) => edits);
        expect(all.map((edit) => edit.seq)).toEqual(all.map((_edit, index) => index + 1));
        expect(replay(all, '')).toBe(source);
        station.close();
      },
    ),
    { numRuns: 15 },
  );
});

test('a long edit log goes in bounded pieces', () => {
  const station = outboxStation();
  const { attempt } = station.sitDown();
  const word = 'x'.repeat(32 * KIB);
  const edits = Array.from({ length: 20 }, (_none, index) =>
    typed(index + 1, index * word.length, word),
  );
  station.type(attempt.id, word.repeat(20), edits);
  expect(gatherAll(station)).toBeGreaterThan(2);
  const pieces = station.facts().filter(({ kind }) => kind === 'edits');
  for (const { body } of pieces) expect(body.length).toBeLessThan(PIECE_MAX_CHARS + 4 * KIB);
});

test('the incident log leaves whole, line by line, and a submission names its head', () => {
  const station = outboxStation();
  let previous = NO_HASH;
  const write = (seq: number) => {
    const about = { kind: 'started' as const, attemptId: null, body: { version: '0' } };
    const line = writeLine({ seq, atMs: 1, upMs: 1, ...about, previous });
    station.incidents.keep([line], new Map());
    previous = line.hash;
    return line.text;
  };
  const lines = [write(1), write(2)];
  gatherAll(station);
  station.submit();
  const head = previous;
  lines.push(write(3));
  gatherAll(station);
  expect(gatherAll(station)).toBe(0);
  const [first, submission, second] = station.bodies(station.facts());
  expect(first).toMatchObject({ kind: 'log', fromSeq: 1, lines: lines.slice(0, 2), head });
  expect(submission).toMatchObject({ kind: 'submission', logHead: head });
  expect(second).toMatchObject({ kind: 'log', fromSeq: 3, lines: lines.slice(2), head: previous });
});
