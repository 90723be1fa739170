// What the desk's page reads from its book, and a disk that takes no more.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { replayShape } from '#contract/proctoring.ts';
import { freshDirectory } from '../testing/fresh-database.ts';
import { beatAnswerShape, labExam, labStation, sitter, testDesk, wire } from '../testing/lab.ts';
import { sampleResult, sampleSubmission } from '../testing/station-keys.ts';

// Real databases, threads and connections, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const found = { timeout: 20_000, interval: 20 };

test('an attempt is played back from its pieces, with its submissions', async () => {
  const exam = await labExam();
  const lab = await testDesk(exam);
  await lab.unlock();
  const send = wire(exam, lab.port);
  const one = labStation(exam, 'PC-1');
  const { id: attemptId } = sitter('s1');
  const edit = (seq: number, inserted: string) => ({
    seq,
    atMs: 1_000 * seq,
    source: 'typed' as const,
    changes: [{ offset: seq - 1, removedLength: 0, inserted }],
  });
  const about = { attemptId, studentId: 's1', problemId: 'suma' };
  const pieces = [
    await one.bundle({ kind: 'edits', ...about, base: '', fromSeq: 1, edits: [edit(1, 'a')] }),
    await one.bundle({ kind: 'edits', ...about, base: '', fromSeq: 2, edits: [edit(2, 'b')] }),
    await one.bundle({ ...sampleSubmission('ab'), ...about, editSeq: 2, code: 'AAAA-CCCC' }),
  ];
  for (const { seq, bytes } of pieces.toReversed())
    expect(await send(one, `/bundles/parcial-1/${seq}`, bytes)).toMatchObject({ status: 204 });
  await lab.desk.settled();
  const replayed = await lab.ask('student/replay', { attemptId, problemId: 'suma' });
  expect(replayed).toMatchObject({ ok: true, value: { whole: true } });
  const { edits, submissions } = replayShape.parse(replayed.ok && replayed.value?.replay);
  expect(edits.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(submissions).toMatchObject([{ seq: 2, code: 'AAAA-CCCC' }]);
});

test('charts, exports and similar pairs come from what is in the book', async () => {
  const exam = await labExam();
  const lab = await testDesk(exam);
  await lab.unlock();
  const send = wire(exam, lab.port);
  const source = Array.from(
    { length: 12 },
    (_none, at) => `def f${at}(a, b):\n    return [x * ${at} + b for x in a if x != ${at + 1}]\n`,
  ).join('');
  for (const studentId of ['s1', 's2']) {
    const one = labStation(exam, `PC of ${studentId}`);
    // The station's clock is a day ahead, which only its beat tells.
    const atMs = Date.now() + 86_400_000;
    await send(one, '/beat', await one.beat({ atMs, attempt: sitter(studentId) }));
    const fact = { ...sampleSubmission(source), studentId, receivedAtMs: atMs };
    for (const body of [fact, sampleResult(fact)]) {
      const { seq, bytes } = await one.bundle(body);
      expect(await send(one, `/bundles/parcial-1/${seq}`, bytes)).toMatchObject({ status: 204 });
    }
  }
  const late = labStation(exam, 'PC-3');
  const ungraded = await late.bundle({ ...sampleSubmission('x'), studentId: 's3' });
  await send(late, '/bundles/parcial-1/1', ungraded.bytes);
  await lab.desk.settled();

  const charts = await lab.ask('room/charts', {});
  expect(charts).toMatchObject({ ok: true, value: { scores: [{ scores: [10, 10] }, {}, {}] } });
  expect(charts.ok && charts.value.progress.problems[0]?.submitted.at(-1)).toBe(3);

  const preview = await lab.ask('export/preview', { format: 'csv' });
  expect(preview).toMatchObject({ ok: true, value: { students: 4, waiting: 1 } });
  expect(await lab.ask('export/make', { format: 'csv' })).toMatchObject({
    ok: false,
    error: { kind: 'ungraded' },
  });
  const made = await lab.ask('export/make', { format: 'csv', force: true });
  const text = made.ok ? Buffer.from(made.value.base64, 'base64').toString('utf8') : '';
  expect(text).toContain('Student Núñez 1');
  expect(await lab.ask('export/make', { format: 'blackboard', force: true })).toMatchObject({
    ok: false,
  });
  const whole = await lab.ask('export/make', { format: 'json', force: true });
  const json = whole.ok ? Buffer.from(whole.value.base64, 'base64').toString('utf8') : '';
  expect(json).toContain(JSON.stringify(source));
  const items = { suma: 'Sum (7)', total: 'Midterm (8)' };
  const canvas = await lab.ask('export/make', { format: 'canvas', force: true, items });
  const named = canvas.ok ? Buffer.from(canvas.value.base64, 'base64').toString('utf8') : '';
  expect(named).toContain('Midterm (8),Sum (7)');
  expect(await lab.ask('export/preview', { format: 'canvas', items: { none: 'x' } })).toMatchObject(
    {
      ok: false,
      error: { kind: 'refused' },
    },
  );
  const needed = await lab.ask('export/list', {});
  expect(needed.ok && needed.value.map(({ format }) => format)).toContain('moodle-xml');

  const [alike, again] = await Promise.all([
    lab.ask('similar/read', { problemId: 'suma' }),
    lab.ask('similar/read', { problemId: 'suma' }),
  ]);
  expect(alike).toEqual(again);
  expect(alike).toMatchObject({
    ok: true,
    value: { compared: 3, pairs: [{ problemId: 'suma' }] },
  });
  expect(await lab.ask('similar/read', { problemId: 'no-such' })).toMatchObject({
    value: { pairs: [], compared: 0 },
  });
  expect(lab.bugs).toEqual([]);
});

test.runIf(process.getuid?.() === 0)(
  'a full disk is told to the stations and on the page, and passes',
  async () => {
    const exam = await labExam();
    const disk = freshDirectory();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
    try {
      const lab = await testDesk(exam, disk);
      await lab.unlock();
      const send = wire(exam, lab.port);
      const one = labStation(exam, 'PC-1');
      // More than fits: what is left of the disk is filled with a source that does not shrink.
      const noise = randomBytes(700_000).toString('base64');
      const large = await one.bundle({ ...sampleSubmission(noise), studentId: 's1' });
      const filler = path.join(disk, 'filler');
      writeFileSync(filler, Buffer.alloc(1_000_000));
      expect(await send(one, '/bundles/parcial-1/1', large.bytes)).toEqual({
        status: 507,
        json: { kind: 'disk-full' },
      });
      expect(await lab.ask('desk/read', {})).toMatchObject({ trouble: [{ kind: 'disk-full' }] });
      const beat = await send(one, '/beat', await one.beat({ attempt: sitter('s1') }));
      expect(beatAnswerShape.parse(beat.json)).toMatchObject({ have: 0 });
      rmSync(filler);
      const small = await one.bundle({ ...sampleSubmission(), studentId: 's1' });
      expect(await send(one, '/bundles/parcial-1/2', small.bytes)).toMatchObject({ status: 204 });
      await vi.waitFor(
        async () => expect(await lab.ask('desk/read', {})).toMatchObject({ trouble: [] }),
        found,
      );
      await lab.stop();
    } finally {
      execFileSync('umount', ['--lazy', disk]);
    }
  },
);
